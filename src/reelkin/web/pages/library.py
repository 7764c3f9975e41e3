"""Only what I have: a list of what is at home, and the switch that makes it a filter everywhere."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import Response

from reelkin.store.library import replace_library
from reelkin.store.opening import writing
from reelkin.web.cards import cards_of
from reelkin.web.forms import Back, Checked, back_to
from reelkin.web.imports.importing import ids_apart
from reelkin.web.rendering import render
from reelkin.web.security.cookies import drop_cookie, set_cookie
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel, TheSite
from reelkin.web.visitors.flash import Flash, put_flash
from reelkin.web.visitors.visitor import ONLY_MINE, TheVisitor

routes = APIRouter(prefix="/library")
SHOWN = 200


@routes.get("")
def library(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """What is at home."""
    have = visitor.library
    here = [tconst for tconst in have if tconst in live.model]
    rows = sorted(live.model.facts(tconst).row for tconst in here)
    told = {
        "have": len(have),
        "here": len(here),
        "cards": cards_of(live, live.model.bundle.titles.tconst.take(rows[:SHOWN])),
        "keeps": visitor.account is not None,
    }
    return render(request, "library.html", told)


@routes.post("", dependencies=[Checked, Limited("import")])
def bring(site: TheSite, visitor: TheVisitor, file: Annotated[UploadFile, File()]) -> Response:
    """The list is what this file names."""
    account, _ = visitor.kept
    found = ids_apart(file.filename or "list", file.file.read())
    with writing(site.engine) as connection:
        replace_library(connection, account.account, found)
    response = back_to("/library")
    put_flash(response, site, Flash(f"You have {len(found):,} titles."))
    return response


@routes.post("/clear", dependencies=[Checked])
def clear(site: TheSite, visitor: TheVisitor) -> Response:
    """There is no list any more."""
    account, _ = visitor.kept
    with writing(site.engine) as connection:
        replace_library(connection, account.account, [])
    response = back_to("/library")
    drop_cookie(response, site.config, ONLY_MINE)
    return response


@routes.post("/only", dependencies=[Checked])
def only(site: TheSite, on: Annotated[str, Form(max_length=3)] = "", back: Back = "/") -> Response:
    """Show only what is at home, or everything again."""
    response = back_to(back)
    if on == "yes":
        set_cookie(response, site.config, ONLY_MINE, "yes")
    else:
        drop_cookie(response, site.config, ONLY_MINE)
    return response
