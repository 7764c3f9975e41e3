"""What no person reads: files, hues, health, robots."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from reelkin.web.assets import FOR_EVER
from reelkin.web.metrics import CONTENT_TYPE, Metrics
from reelkin.web.problems import problem_response
from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheModel, TheSite

routes = APIRouter()
ROBOTS = "User-agent: *\nDisallow: /\n"


@routes.get("/static/{address:path}")
def static(address: str, site: TheSite) -> Response:
    """A file of the site's own, under the address that names its content."""
    found = site.assets.response(address)
    if found is None:
        raise Problem(404, "There is no such file; reload the page for today's address.")
    return found


@routes.get("/hues/{model_id}.css")
def hues(model_id: str, live: TheModel) -> Response:
    """The hues of the clusters of the live model."""
    same = model_id == live.model_id
    return Response(
        live.hues, media_type="text/css", headers={"Cache-Control": FOR_EVER if same else "no-store"}
    )


@routes.get("/healthz")
def healthz() -> Response:
    """Whether the process answers at all."""
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


@routes.get("/readyz")
def readyz(site: TheSite) -> Response:
    """Whether there is a model, it is the one that the database names, and the database answers."""
    if site.models.ready():
        return PlainTextResponse("ready\n", headers={"Cache-Control": "no-store"})
    return problem_response(503, "The live model is not open here yet.", {"Cache-Control": "no-store"})


@routes.get("/metrics")
def metrics(request: Request, site: TheSite) -> Response:
    """Figures for Prometheus; they tell of no person."""
    live = site.models.open
    counted: Metrics = request.app.state.metrics
    told = counted.exposed(live.model_id, len(live.model)) if live else counted.exposed(None, 0)
    return Response(told, headers={"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"})


@routes.get("/robots.txt")
def robots() -> Response:
    """A household's site is not for search engines."""
    return PlainTextResponse(ROBOTS)


@routes.get("/favicon.ico")
def favicon(site: TheSite) -> Response:
    """Browsers ask for it by this name."""
    return RedirectResponse(site.assets.address("icon.svg"), 302)
