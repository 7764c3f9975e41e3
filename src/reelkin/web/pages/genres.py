"""A genre's page: its titles in the order of whoever asks."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.cards import pick_card
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheModel
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
MOST = 60


@routes.get("/genre/{genre}")
def genre(request: Request, genre: str, live: TheModel, visitor: TheVisitor) -> Response:
    """The first of a genre's titles, by their ratings; without any, by what most people watch."""
    known = {name.lower(): name for name in live.model.bundle.titles.genres}
    named = known.get(genre.lower())
    if named is None:
        raise Problem(404, f"There is no genre “{genre[:60]}” here.")
    ratings = known_ratings(live, visitor.marks)
    picks = live.model.recommend(ratings, MOST, **for_them(visitor.marks, genre=named, franchise="order"))
    told = {"genre": named, "cards": [pick_card(live, pick) for pick in picks], "personal": bool(ratings)}
    return render(request, "genre.html", told)
