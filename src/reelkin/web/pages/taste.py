"""The taste page: somebody's clusters, eras and leanings against the world's."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from reelkin.recommend.taste.answer import TasteProfile
from reelkin.recommend.taste.picture import draw_taste
from reelkin.recommend.taste.profile import Leaning
from reelkin.store.last_import import imported_at
from reelkin.store.opening import reading
from reelkin.store.undecided import count_undecided
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors.taste import known_ratings
from reelkin.web.visitors.visitor import TheVisitor, Visitor

routes = APIRouter()
MOST_LEANINGS = 8


@routes.get("/taste")
def taste(request: Request, site: TheSite, live: TheModel, visitor: TheVisitor) -> Response:
    """What they like, against what the world watches."""
    return taste_page(request, site, live, visitor)


def taste_page(
    request: Request, site: Site, live: Live, visitor: Visitor, wrong: str | None = None
) -> Response:
    """The page; with what is `wrong` with a file that was given on it, if something is."""
    ratings = known_ratings(live, visitor.marks)
    found = live.model.taste(ratings, watched=visitor.marks.seen) if ratings else None
    told = {
        "taste": found,
        "keeps": visitor.account is not None,
        "wrong": wrong,
        **_imports(site, visitor),
        **(_told(live, found) if found else {}),
    }
    return render(request, "taste.html", told, 200 if wrong is None else 422)


def _told(live: Live, found: TasteProfile) -> dict[str, Any]:
    """The picture, and what is in it as rows: of clusters name, address, class and shares; of the rest label and shares."""
    clusters = live.model.clusters
    return {
        "picture": Markup(draw_taste(found)),  # noqa: S704 - it escapes what it draws
        "favourites": [
            (
                one.name,
                clusters[live.by_slug[str(one.cluster)]]["slug"],
                f"c{one.cluster}",
                one.share,
                one.world,
            )
            for one in found.favourites
        ],
        "eras": [(one.decade, one.share, one.world) for one in found.eras],
        "loves": _leanings(found.over_loves),
        "less": _leanings(found.likes_less),
    }


def _leanings(several: Sequence[Leaning]) -> list[tuple[str, float, float]]:
    return [(f"{one.label} ({one.trait})", one.lift.share, one.lift.world) for one in several[:MOST_LEANINGS]]


def _imports(site: Site, visitor: Visitor) -> dict[str, Any]:
    """How many imported rows nobody has decided about, and when the import was made that can be taken back."""
    if visitor.account is None or visitor.profile is None:
        return {"open_rows": 0, "last_import": None}
    own = visitor.account.account, visitor.profile.profile
    with reading(site.engine) as connection:
        made = imported_at(connection, *own)
        return {
            "open_rows": count_undecided(connection, *own),
            "last_import": None if made is None else time.strftime("%Y-%m-%d", time.gmtime(made)),
        }
