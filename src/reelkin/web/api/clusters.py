"""Clusters, and their titles by page."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.api.caching import PROBLEMS, of_model
from reelkin.web.api.responses import Cluster, ClusterList
from reelkin.web.live_model import Live
from reelkin.web.security.refusals import Problem
from reelkin.web.shelves.clusters import cluster_rows
from reelkin.web.site import TheModel

routes = APIRouter(tags=["clusters"], responses=PROBLEMS)
PAGE = 100
MOST_PAGES = 10_000
SHORT = ("id", "slug", "name", "size", "share", "hue")
TOLD = ("name", "label", "block", "count", "share", "base_share", "lift")


@routes.get("/clusters", response_model=ClusterList)
def clusters(request: Request, live: TheModel) -> Response:
    """All clusters, the largest first."""

    def make() -> Any:
        listed = sorted(live.model.clusters, key=lambda one: (-one["size"], one["id"]))
        return {"model": live.model_id, "clusters": [_short(one) for one in listed]}

    return of_model(request, live, make)


@routes.get("/clusters/{cluster}", response_model=Cluster)
def cluster(
    request: Request,
    live: TheModel,
    cluster: Annotated[str, Path(max_length=200, description="Its id or its slug, present or former.")],
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """One cluster, and a page of its titles, what stands for it first."""
    place = live.by_slug.get(cluster)
    if place is None:
        raise Problem(404, "There is no such cluster in this model.")
    return of_model(request, live, lambda: _whole(live, place, page))


def _short(profile: dict[str, Any]) -> dict[str, Any]:
    return {name: profile[name] for name in SHORT}


def _whole(live: Live, place: int, page: int) -> dict[str, Any]:
    profile, rows = live.model.clusters[place], cluster_rows(live, place)
    shown = [live.model.facts_of(row) for row in rows[(page - 1) * PAGE : page * PAGE]]
    return {
        "model": live.model_id,
        **_short(profile),
        "commonalities": [{name: one[name] for name in TOLD} for one in profile["commonalities"]],
        "exemplars": profile["exemplars"],
        "titles": [{"tconst": one.tconst, "title": one.title, "year": one.year} for one in shown],
        "page": page,
        "pages": max(1, -(-len(rows) // PAGE)),
    }
