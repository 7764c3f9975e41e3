"""The taste page: somebody's clusters, eras and leanings against the world's."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.asking import known_ratings
from reelkin.web.rendering import render
from reelkin.web.site import TheModel
from reelkin.web.visitors import TheVisitor

routes = APIRouter()
MOST_LEANINGS = 8


@routes.get("/taste")
def taste(request: Request, live: TheModel, visitor: TheVisitor) -> Response:
    """What they like, against what the world watches."""
    ratings = known_ratings(live, visitor.marks)
    found = live.model.taste(ratings, watched=visitor.marks.seen) if ratings else None
    told = {
        "taste": found,
        "marks": visitor.marks,
        "known": len(ratings),
        "most": MOST_LEANINGS,
        "favourites": [(one.name, f"c{one.cluster}", one.share, one.world) for one in found.favourites]
        if found
        else [],
        "eras": [(one.decade, "", one.share, one.world) for one in found.eras] if found else [],
    }
    return render(request, "taste.html", told)
