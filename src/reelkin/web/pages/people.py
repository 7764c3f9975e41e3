"""Somebody's page: what they made, by what they did in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.cards import card_of
from reelkin.web.credits import DID, person_of
from reelkin.web.refusing import Problem
from reelkin.web.rendering import render
from reelkin.web.site import TheModel

routes = APIRouter()
MOST = 60
"""Titles of one role that are shown."""


@routes.get("/person/{nconst}")
def person(request: Request, nconst: str, live: TheModel) -> Response:
    """One person."""
    found = person_of(live, nconst)
    if found is None:
        raise Problem(404, "Nobody of this id is credited in the titles that are here.")
    parts = [
        (
            DID.get(role, role.replace("_", " ").capitalize()),
            len(rows),
            [card_of(live, row) for row in rows[:MOST]],
        )
        for role, rows in found.by_role
    ]
    return render(request, "person.html", {"person": found, "parts": parts, "life": None})
