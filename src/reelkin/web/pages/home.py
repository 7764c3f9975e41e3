"""The front page: a pick and shelves, or for a newcomer a few films to begin with."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.asking import for_them, known_ratings
from reelkin.web.cards import Card, pick_card
from reelkin.web.live import Live
from reelkin.web.marks import Marks
from reelkin.web.rendering import render
from reelkin.web.shelves.clusters import popular_shelves, starts
from reelkin.web.shelves.personal import Shelving
from reelkin.web.site import TheModel
from reelkin.web.visitors import TheVisitor

routes = APIRouter()
ENOUGH = 5
"""Ratings from which on the films to begin with are no longer offered."""


@routes.get("/")
def home(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """The front page."""
    marks = visitor.marks
    ratings = known_ratings(live, marks)
    hero = hero_of(live, marks) if ratings else None
    told = {
        "hero": hero,
        "shelves": list(Shelving(live, marks, shown=[hero.tconst]).all() if hero else popular_shelves(live)),
        "marks": marks,
        "starts": starts(live) if len(ratings) < ENOUGH else [],
    }
    return render(request, "home.html", told)


def hero_of(live: Live, marks: Marks) -> Card | None:
    """The one film: their first pick, with its reason."""
    picks = live.model.recommend(known_ratings(live, marks), 1, **for_them(marks, franchise="order"))
    return next((pick_card(live, pick, told=True) for pick in picks), None)
