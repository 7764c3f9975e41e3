"""What somebody keeps: their list, what they rated, what they have seen, what is not for them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.cards import cards_of
from reelkin.web.rendering import render
from reelkin.web.site import TheModel
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
MOST = 500
"""Titles of each kind that are shown; an export has all."""


@routes.get("/list")
def lists(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """Everything they keep."""
    marks = visitor.marks
    rated = sorted(marks.ratings, key=lambda tconst: -marks.ratings[tconst])
    seen = sorted(marks.seen - set(marks.ratings))
    told = {
        "listed": cards_of(live, marks.listed[:MOST]),
        "rated": cards_of(live, rated[:MOST]),
        "seen": cards_of(live, seen[:MOST]),
        "not_interested": cards_of(live, sorted(marks.not_interested)[:MOST]),
        "ratings": marks.ratings,
    }
    return render(request, "list.html", told)
