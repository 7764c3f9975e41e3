"""The front page: a pick and shelves, or for a newcomer a few films to begin with."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.rendering import render
from reelkin.web.shelves.clusters import popular_shelves
from reelkin.web.shelves.fronts import Front
from reelkin.web.shelves.starts import starts
from reelkin.web.site import TheModel
from reelkin.web.visitors.taste import known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
ENOUGH = 5
"""Ratings from which on the films to begin with are no longer offered."""


@routes.get("/")
def home(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """The front page."""
    marks = visitor.marks
    rated = len(known_ratings(live, marks))
    front = live.fronts.of(live, marks) if rated else Front(None, tuple(popular_shelves(live)))
    told = {
        "hero": front.hero,
        "shelves": front.shelves,
        "marks": marks,
        "starts": starts(live) if rated < ENOUGH else [],
    }
    return render(request, "home.html", told)
