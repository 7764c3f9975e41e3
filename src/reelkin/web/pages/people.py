"""Somebody's page: what they made, by what they did in it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.store.opening import reading
from reelkin.store.people import life_years
from reelkin.web.cards import card_of
from reelkin.web.credits import DID, person_of
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheModel, TheSite

routes = APIRouter()
MOST = 60
"""Titles of one role that are shown."""


@routes.get("/person/{nconst}")
def person(request: Request, nconst: str, site: TheSite, live: TheModel) -> Response:
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
    return render(
        request, "person.html", {"person": found, "parts": parts, "life": life_of(site, live, nconst)}
    )


def life_of(site: Site, live: Live, nconst: str) -> str:
    """When they lived, as far as it is known: "1910–1998", "born 1947"."""
    with reading(site.engine) as connection:
        born, died = life_years(connection, live.model_id, nconst)
    if died is None:
        return "" if born is None else f"born {born}"
    return f"{born or '?'}–{died}"
