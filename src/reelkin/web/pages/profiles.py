"""The people of an account: who is here now, new ones, and those who go."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from starlette.responses import Response

from reelkin.store.opening import writing
from reelkin.store.profiles import add_profile, profile_of, remove_profile, rename_profile
from reelkin.web.forms import Back, Checked, back_to
from reelkin.web.security.cookies import set_cookie
from reelkin.web.site import Site, TheSite
from reelkin.web.visitors.flash import Flash, put_flash
from reelkin.web.visitors.names import called, is_unnamed
from reelkin.web.visitors.visitor import PROFILE, TheVisitor

routes = APIRouter(prefix="/profiles", dependencies=[Checked])
Name = Annotated[str, Form(max_length=100)]
Number = Annotated[int, Form(ge=1)]


@routes.post("/choose")
def choose(site: TheSite, visitor: TheVisitor, profile: Number, back: Back = "/") -> Response:
    """Be this profile from now on."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        chosen = profile_of(connection, account.account, profile)
    said = "Hello." if is_unnamed(chosen, account) else f"Hello, {chosen.name}."
    return _as(site, chosen.profile, back, said)


@routes.post("/add")
def add(
    site: TheSite,
    visitor: TheVisitor,
    name: Name,
    me: Annotated[str, Form(max_length=100)] = "",
    who: Annotated[list[int] | None, Form(max_length=40)] = None,
) -> Response:
    """A profile for somebody else; whoever adds it stays who they are, and may say what they are called."""
    account, mine = visitor.kept
    with writing(site.engine) as connection:
        if me.strip():
            rename_profile(connection, account.account, mine.profile, me)
        made = add_profile(connection, account.account, name)
    watching = [*(who or [mine.profile]), made.profile]
    response = back_to("/household?" + urlencode([("who", one) for one in watching]))
    put_flash(response, site, Flash(f"{made.name} is of the household now. You are still you."))
    return response


@routes.post("/rename")
def rename(
    site: TheSite, visitor: TheVisitor, profile: Number, name: Name, back: Back = "/household"
) -> Response:
    """Another name."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        renamed = rename_profile(connection, account.account, profile, name)
    response = back_to(back)
    put_flash(response, site, Flash(f"The name is now {renamed.name}."))
    return response


@routes.post("/remove")
def remove(site: TheSite, visitor: TheVisitor, profile: Number, back: Back = "/household") -> Response:
    """Remove somebody with all that is kept of them."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        name = called(profile_of(connection, account.account, profile), None, account)
        remove_profile(connection, account.account, profile)
    response = back_to(back)
    put_flash(response, site, Flash(f"{name} is gone, with all ratings and lists."))
    return response


def _as(site: Site, profile: int, back: str, said: str) -> Response:
    response = back_to(back)
    set_cookie(response, site.config, PROFILE, str(profile))
    put_flash(response, site, Flash(said))
    return response
