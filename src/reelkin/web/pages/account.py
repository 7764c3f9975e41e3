"""An account: its password, its sessions, and its tokens for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from reelkin.errors import UsageError
from reelkin.store.accounts import Account, check_password, set_password
from reelkin.store.opening import reading, writing
from reelkin.store.sessions import start_session
from reelkin.store.tokens import make_token, revoke_token, tokens_of
from reelkin.web.forms import Checked, back_to
from reelkin.web.rendering import render
from reelkin.web.security.cookies import set_cookie
from reelkin.web.security.rate_limits import Limited
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheSite
from reelkin.web.visitors.flash import Flash, put_flash
from reelkin.web.visitors.visitor import SESSION, TheVisitor, Visitor

routes = APIRouter(prefix="/account")
Secret = Annotated[str, Form(max_length=1_000)]


@routes.get("")
def account(request: Request, site: TheSite, visitor: TheVisitor) -> Response:
    """What there is of it."""
    return _page(request, site, visitor)


@routes.post("/password", dependencies=[Checked, Limited("sign-in")])
def password(site: TheSite, visitor: TheVisitor, old: Secret, new: Secret) -> Response:
    """Another password: every other session ends."""
    own = _signed_in(visitor)
    with reading(site.engine) as connection:
        right = check_password(connection, own.name, old)
    if right is None or right.account != own.account:
        raise UsageError("That is not the password you have now.")
    with writing(site.engine) as connection:
        set_password(connection, own.account, new)
        secret = start_session(connection, own.account)
    response = back_to("/account")
    set_cookie(response, site.config, SESSION, secret)
    put_flash(response, site, Flash("The password is changed, and all other devices are signed out."))
    return response


@routes.post("/tokens", dependencies=[Checked])
def new_token(
    request: Request, site: TheSite, visitor: TheVisitor, name: Annotated[str, Form(max_length=100)]
) -> Response:
    """A token for a program; it is shown this once."""
    own = _signed_in(visitor)
    with writing(site.engine) as connection:
        _, secret = make_token(connection, own.account, name)
    return _page(request, site, visitor, secret)


@routes.post("/tokens/revoke", dependencies=[Checked])
def revoke(site: TheSite, visitor: TheVisitor, number: Annotated[int, Form(ge=1)]) -> Response:
    """Take a token back."""
    own = _signed_in(visitor)
    with writing(site.engine) as connection:
        revoke_token(connection, own.account, number)
    response = back_to("/account")
    put_flash(response, site, Flash("The token opens nothing any more."))
    return response


def _signed_in(visitor: Visitor) -> Account:
    own, _ = visitor.kept
    if not own.can_sign_in:
        raise Problem(404, "Nobody signs in here, so there is no account to look at.")
    return own


def _page(request: Request, site: Site, visitor: Visitor, secret: str | None = None) -> Response:
    own = _signed_in(visitor)
    with reading(site.engine) as connection:
        tokens = tokens_of(connection, own.account)
    return render(request, "account.html", {"account": own, "tokens": tokens, "secret": secret})
