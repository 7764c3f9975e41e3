"""Only what I have: a list of what is at home, and the switch that makes it a filter everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from reelkin.errors import BadInput
from reelkin.interactions.library import known_library
from reelkin.recommend.own_titles import own_titles
from reelkin.store.library import replace_library
from reelkin.store.opening import writing
from reelkin.web.cards import cards_of
from reelkin.web.forms import Back, Checked, Upload, back_to, uploaded
from reelkin.web.imports.importing import library_apart
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.cookies import drop_cookie, set_cookie
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel, TheSite
from reelkin.web.visitors.flash import Flash, put_flash
from reelkin.web.visitors.visitor import ONLY_MINE, TheVisitor, Visitor

routes = APIRouter(prefix="/library")
SHOWN = 200
NAMED, LONGEST_NAMED = 5, 60
"""So many names that were not found are told, each cut at so many letters."""


@routes.get("")
def library(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """What is at home."""
    return _page(request, live, visitor)


@routes.post("", dependencies=[Checked, Limited("import")])
def bring(
    request: Request,
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    file: Upload = None,
) -> Response:
    """The list is what this file names."""
    account, _ = visitor.kept
    name, data = uploaded(file)
    if not data:
        return _page(request, live, visitor, "No file came. Choose the list of what you have.")
    titles = own_titles(live.model.bundle)
    try:
        have = known_library(name, *library_apart(name, data), titles)
    except BadInput as error:
        return _page(request, live, visitor, str(error))
    with writing(site.engine) as connection:
        replace_library(connection, account.account, have.tconsts)
    response = back_to("/library")
    put_flash(response, site, Flash(_said(have.tconsts, have.missed)))
    return response


def _page(request: Request, live: Live, visitor: Visitor, wrong: str | None = None) -> Response:
    have = visitor.library
    here = [tconst for tconst in have if tconst in live.model]
    rows = sorted(live.model.facts(tconst).row for tconst in here)
    told = {
        "have": len(have),
        "here": len(here),
        "cards": cards_of(live, live.model.bundle.titles.tconst.take(rows[:SHOWN])),
        "keeps": visitor.account is not None,
        "wrong": wrong,
    }
    return render(request, "library.html", told, 200 if wrong is None else 422)


def _said(found: Sequence[str], missed: Sequence[str]) -> str:
    """How many titles there are now, and what in the list was of none, or of several."""
    have = f"You have {len(found):,} {'title' if len(found) == 1 else 'titles'}."
    if not missed:
        return have
    some = ", ".join(name[:LONGEST_NAMED] for name in missed[:NAMED])
    more = f" and {len(missed) - NAMED:,} more" if len(missed) > NAMED else ""
    return f"{have} Of no title here, or of several: {some}{more}."


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
