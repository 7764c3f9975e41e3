"""What somebody says of a title: one form for every mark, and the same form undoes it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.forms import Back, Checked, back_to
from reelkin.web.site import TheModel, TheSite
from reelkin.web.visitors.flash import Flash, Undo, put_flash
from reelkin.web.visitors.marks import What, read_mark
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter(dependencies=[Checked])

Field = Annotated[str, Form(max_length=100)]
SAID: dict[What, tuple[str, str]] = {
    "rating": ("You gave {} {} of 10.", "The rating of {} is gone."),
    "listed": ("{} is on your list.", "{} is off your list."),
    "seen": ("{} is marked as seen.", "{} is no longer marked as seen."),
    "not-interested": ("{} will not be picked again.", "{} may be picked again."),
}


@routes.post("/mark")
def mark(
    request: Request,
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    tconst: Field,
    what: Field,
    value: Field = "",
    back: Back = "/",
) -> Response:
    """Set a mark, or take it away."""
    facts = live.model.facts(tconst)
    kind, new = read_mark(what, value)
    before = visitor.marks.of(kind, tconst)
    visitor.keeper.put(kind, tconst, new)
    said = SAID[kind][0 if new else 1].format(facts.title, new)
    response = back_to(back)
    visitor.keeper.finish(response)
    if before != new:
        put_flash(response, site, Flash(said, Undo(kind, tconst, before)))
    return response
