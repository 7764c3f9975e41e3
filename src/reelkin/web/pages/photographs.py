"""Photographed posters, where they are turned on."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import FileResponse, Response

from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheModel, TheSite

routes = APIRouter()
A_WEEK = "private, max-age=604800"


@routes.get("/poster/{tconst}.jpg")
def photograph(tconst: str, site: TheSite, live: TheModel) -> Response:
    """The poster of a title of the model."""
    found = site.photographs.poster(tconst) if site.photographs and tconst in live.model else None
    if found is None:
        raise Problem(404, "There is no photograph of this poster; the drawn one is on the title's page.")
    return FileResponse(found, media_type="image/jpeg", headers={"Cache-Control": A_WEEK})
