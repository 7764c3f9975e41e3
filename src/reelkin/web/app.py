"""The application: every page and the API, put together."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from reelkin.web.api import clusters as api_clusters
from reelkin.web.api import picks, titles
from reelkin.web.assets import Assets
from reelkin.web.headers import SecurityHeaders
from reelkin.web.live import LiveModels
from reelkin.web.pages import (
    api_docs,
    clusters,
    genres,
    home,
    how,
    lists,
    marking,
    people,
    plumbing,
    search,
    taste,
    title,
    tonight,
    why,
)
from reelkin.web.problems import handle_problems
from reelkin.web.site import Site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Engine

    from reelkin.web.config import SiteConfig

API = (titles, api_clusters, picks)
PAGES = (
    home,
    title,
    why,
    search,
    clusters,
    people,
    genres,
    marking,
    lists,
    tonight,
    taste,
    how,
    api_docs,
    plumbing,
)
COMPRESSED_FROM = 1_000
"""Bytes of an answer from which on it is worth compressing."""


def create_app(config: SiteConfig, engine: Engine) -> FastAPI:
    """The site, ready to be served: the model is open, or will be as soon as the database names one."""
    models = LiveModels(engine, config.home / "models")
    models.refresh()

    @asynccontextmanager
    async def watched(_app: FastAPI) -> AsyncIterator[None]:
        with models.watching():
            yield

    app = FastAPI(
        title="reelkin",
        version="1",
        summary="Films like the ones you love, each with the whole sum of its reasons.",
        lifespan=watched,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = Site(config, models, engine, Assets())
    for page in PAGES:
        app.include_router(page.routes, include_in_schema=False)
    for routes in API:
        app.include_router(routes.routes, prefix="/api/v1")
    handle_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=5)
    app.add_middleware(SecurityHeaders, hosts=config.allowed_hosts, secure=config.secure)
    return app
