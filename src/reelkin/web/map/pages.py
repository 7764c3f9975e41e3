"""The map's page, and what its script fetches. Everything on it is a list too, and works without the script."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.assets import FOR_EVER
from reelkin.web.cards import card_of
from reelkin.web.map.chart import Chart, chart_of
from reelkin.web.map.points import FIRST, FURTHER
from reelkin.web.map.walking import ask_walk, read_end
from reelkin.web.rendering import environment, render
from reelkin.web.security.rate_limits import Limited
from reelkin.web.security.refusals import Problem
from reelkin.web.site import Site, TheModel, TheSite

if TYPE_CHECKING:
    from reelkin.web.live_model import Live

routes = APIRouter()
FACES = 4
"""Exemplars named of each cluster in the list."""
FOR_A_WHILE = "private, max-age=600"
"""A card may be drawn otherwise by another version of the site, under the same address."""
Typed = Annotated[str, Query(max_length=200)]


@dataclass(frozen=True)
class Region:
    """A cluster as the list under the map tells it: its place in the model, its profile, where it is, who stands for it."""

    place: int
    profile: dict[str, Any]
    x: float
    y: float
    exemplars: list[dict[str, Any]]


@routes.get("/map", dependencies=[Limited("picks")])
def film_map(
    request: Request,
    live: TheModel,
    start: Annotated[str, Query(alias="from", max_length=200)] = "",
    to: Typed = "",
    at: Typed = "",
) -> Response:
    """The map; `from` and `to` are the ends of a walk, `at` is a film to begin at."""
    chart = chart_of(live)
    asked = ask_walk(live, start, to)
    there = read_end(live, at)
    told = {
        "chart": chart,
        "first": FIRST,
        "further": FURTHER,
        "titles": len(live.model),
        "regions": [_region(live, chart, place) for place in chart.order],
        "asked": asked,
        "stops": [(card, _spot(chart, card.facts.row)) for card in asked.stops],
        "at": None if there.tconst is None else _spot(chart, live.model.facts(there.tconst).row),
    }
    return render(request, "map.html", told)


@routes.get("/map/{address}/points/{number}.bin")
def points(
    address: str, number: Annotated[int, Path(ge=0, le=99)], live: TheModel, site: TheSite
) -> Response:
    """One file of points."""
    files = _chart(live, address).files
    if number >= len(files):
        raise Problem(404, f"This map has {len(files)} files of points.")
    return _kept(site, files[number], "application/octet-stream")


@routes.get("/map/{address}/names/famous.json")
def famous(address: str, live: TheModel, site: TheSite) -> Response:
    """The names that come first."""
    return _kept(site, _chart(live, address).famous, "application/json")


@routes.get("/map/{address}/names/{tile}.json")
def names(address: str, tile: Annotated[int, Path(ge=0, le=9999)], live: TheModel, site: TheSite) -> Response:
    """The names in one tile."""
    chart = _chart(live, address)
    if tile >= chart.tiles**2:
        raise Problem(404, f"This map has {chart.tiles**2} tiles.")
    return _kept(site, chart.names(tile), "application/json")


@routes.get("/map/{address}/spot/{tconst}")
def spot(address: str, tconst: str, live: TheModel, site: TheSite) -> Response:
    """Where a film is: its row, and x and y in shares of the map's side."""
    where = _spot(_chart(live, address), live.model.facts(tconst).row)
    return _kept(site, json.dumps(where).encode(), "application/json")


@routes.get("/map/{address}/card/{row}")
def card(
    request: Request, address: str, row: Annotated[int, Path(ge=0)], live: TheModel, site: TheSite
) -> Response:
    """A film's card, as a piece of HTML."""
    chart = _chart(live, address)
    if row >= len(live.model):
        raise Problem(404, "There is no such title here.")
    html = (
        environment()
        .get_template("map_card.html")
        .render({"one": card_of(live, row), "spot": chart.spot(row)})
    )
    return Response(html, media_type="text/html", headers={"Cache-Control": FOR_A_WHILE})


def _region(live: Live, chart: Chart, place: int) -> Region:
    profile = live.model.clusters[place]
    x, y = chart.middles[place]
    return Region(place, profile, x, y, profile["exemplars"][:FACES])


def _spot(chart: Chart, row: int) -> dict[str, Any]:
    x, y = chart.spot(row)
    return {"row": row, "x": x, "y": y}


def _chart(live: Live, address: str) -> Chart:
    """The live model's map, if it is still the one a page was made with."""
    chart = chart_of(live)
    if chart.address != address:
        raise Problem(404, "The map has changed since; reload the page.")
    return chart


def _kept(site: Site, content: bytes, media_type: str) -> Response:
    """The address names the content, so browsers may keep it; caches between only where nobody signs in."""
    keep = FOR_EVER.replace("public", "private") if site.config.auth == "password" else FOR_EVER
    return Response(content, media_type=media_type, headers={"Cache-Control": keep})
