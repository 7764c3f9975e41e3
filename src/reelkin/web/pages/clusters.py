"""The clusters: all of them, and each with what its titles have in common."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from reelkin.web.cards import card_of, cards_of
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem
from reelkin.web.shelves.clusters import by_fame, cluster_rows, foremost
from reelkin.web.shelves.shelf import Shelf
from reelkin.web.site import TheModel

routes = APIRouter()
PAGE = 48
MOST_PAGES = 400
SHOWN = 60
"""Clusters shown with posters; posters for two hundred would be a megabyte of HTML."""
FACES = 4
"""Posters of each."""
TOLD = 10
"""Commonalities that are told."""


@routes.get("/clusters")
def clusters(request: Request, live: TheModel) -> Response:
    """All clusters, the best known first."""
    places = by_fame(live)
    told = {
        "shown": [(live.model.clusters[place], _faces(live, place)) for place in places[:SHOWN]],
        "further": [live.model.clusters[place] for place in places[SHOWN:]],
        "titles": len(live.model),
    }
    return render(request, "clusters.html", told)


@routes.get("/cluster/{slug}")
def cluster(
    request: Request, slug: str, live: TheModel, page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1
) -> Response:
    """One cluster: what its titles have in common, its exemplars, and all of it by page."""
    place = live.by_slug.get(slug)
    if place is None:
        raise Problem(
            404, "There is no such cluster; it may have another name since the model was trained anew."
        )
    profile = live.model.clusters[place]
    if slug != profile["slug"]:
        return RedirectResponse(f"/cluster/{profile['slug']}", 301)
    rows = cluster_rows(live, place)
    told = {
        "profile": profile,
        "commonalities": _told(profile),
        "exemplars": Shelf(
            "exemplars", "What it is like at heart", cards_of(live, _ids(profile["exemplars"]))
        ),
        "odd": Shelf("odd", "At its edges", cards_of(live, _ids(profile["odd_ones"]))),
        "cards": [card_of(live, row) for row in rows[(page - 1) * PAGE : page * PAGE]],
        "page": page,
        "pages": max(1, -(-len(rows) // PAGE)),
    }
    return render(request, "cluster.html", told)


def _faces(live: Live, place: int) -> list[Any]:
    return [card_of(live, row) for row in foremost(live, place, FACES)]


def _ids(titles: list[dict[str, Any]]) -> list[str]:
    return [str(one["tconst"]) for one in titles]


def _told(profile: dict[str, Any]) -> list[dict[str, Any]]:
    """The commonalities that are more than chance, by what they tell."""
    return [one for one in profile["commonalities"] if one["lift"] > 1][:TOLD]
