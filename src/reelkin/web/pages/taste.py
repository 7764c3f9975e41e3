"""The taste page: somebody's clusters, eras and leanings against the world's."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.store.opening import reading
from reelkin.store.undecided import undecided_of
from reelkin.web.asking import known_ratings
from reelkin.web.rendering import render
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors import TheVisitor, Visitor

routes = APIRouter()
MOST_LEANINGS = 8


@routes.get("/taste")
def taste(request: Request, site: TheSite, live: TheModel, visitor: TheVisitor) -> Response:
    """What they like, against what the world watches."""
    ratings = known_ratings(live, visitor.marks)
    found = live.model.taste(ratings, watched=visitor.marks.seen) if ratings else None
    told = {
        "taste": found,
        "marks": visitor.marks,
        "known": len(ratings),
        "most": MOST_LEANINGS,
        "keeps": visitor.account is not None,
        "open_rows": _open_rows(site, visitor),
        "favourites": [(one.name, f"c{one.cluster}", one.share, one.world) for one in found.favourites]
        if found
        else [],
        "eras": [(one.decade, "", one.share, one.world) for one in found.eras] if found else [],
    }
    return render(request, "taste.html", told)


def _open_rows(site: Site, visitor: Visitor) -> int:
    """Imported rows that nobody has decided about."""
    if visitor.account is None or visitor.profile is None:
        return 0
    with reading(site.engine) as connection:
        return len(undecided_of(connection, visitor.account.account, visitor.profile.profile))
