"""The application: every page and the API, put together."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from reelkin.store.accounts import home_account
from reelkin.store.opening import writing
from reelkin.web.api import clusters as api_clusters
from reelkin.web.api import picks, titles
from reelkin.web.api import profiles as api_profiles
from reelkin.web.api.authorization import Guarded
from reelkin.web.assets import Assets
from reelkin.web.live_model import LiveModels
from reelkin.web.map import pages as film_map
from reelkin.web.metrics import Measured, Metrics
from reelkin.web.pages import (
    account,
    api_docs,
    clusters,
    genres,
    home,
    household,
    how_it_works,
    imports,
    library,
    lists,
    marks,
    people,
    photographs,
    plumbing,
    profiles,
    search,
    sign_in,
    taste,
    themes,
    title,
    tonight,
    why,
)
from reelkin.web.problems import handle_problems
from reelkin.web.real_posters import RealPosters
from reelkin.web.response_cache import COMPRESSED_FROM, LEVEL, Remembered
from reelkin.web.security.body_limits import BoundedBodies
from reelkin.web.security.headers import HeadAsGet, SecurityHeaders
from reelkin.web.security.rate_limits import Limits
from reelkin.web.security.sign_in_required import to_sign_in
from reelkin.web.site import Site
from reelkin.web.visitors.visitor import Admitted, Entered, SignInNeeded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from sqlalchemy import Engine

    from reelkin.store.accounts import Account
    from reelkin.web.config import SiteConfig

API = tuple(one.routes for one in (titles, api_clusters, picks, api_profiles))
PAGES = tuple(
    one.routes
    for one in (
        home,
        title,
        why,
        search,
        clusters,
        film_map,
        people,
        photographs,
        genres,
        marks,
        lists,
        tonight,
        taste,
        imports,
        library,
        household,
        profiles,
        account,
        how_it_works,
        api_docs,
    )
)
OPEN = tuple(one.routes for one in (plumbing, sign_in, themes))
"""For whoever comes, also where people have to sign in."""


def create_app(config: SiteConfig, engine: Engine) -> FastAPI:
    """The site, ready to be served: the model is open, or will be as soon as the database names one."""
    models = LiveModels(engine, config.home / "models", photographs=config.tmdb_key is not None)
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
    app.state.limits, app.state.metrics = Limits(), Metrics()
    photographs = RealPosters(config.tmdb_key, config.home / "posters") if config.tmdb_key else None
    app.state.site = Site(config, models, engine, Assets(), photographs, _home(config, engine))
    # Routes are looked through one after another: first those that are asked for most.
    for routes in API:
        app.include_router(routes, prefix="/api/v1", dependencies=[Guarded, Admitted])
    for routes in PAGES:
        app.include_router(routes, include_in_schema=False, dependencies=[Entered])
    for routes in OPEN:
        app.include_router(routes, include_in_schema=False)
    handle_problems(app)
    app.add_exception_handler(SignInNeeded, to_sign_in)
    app.add_middleware(GZipMiddleware, minimum_size=COMPRESSED_FROM, compresslevel=LEVEL)
    app.add_middleware(BoundedBodies)
    if config.auth == "none" or config.read_only:
        app.add_middleware(Remembered, models=models, make=titles.SimilarAtOnce(config))
    app.add_middleware(HeadAsGet)
    app.add_middleware(SecurityHeaders, hosts=config.allowed_hosts, secure=config.secure)
    app.add_middleware(Measured, metrics=app.state.metrics)
    return app


def _home(config: SiteConfig, engine: Engine) -> Account | None:
    """The one account of a site where nobody signs in."""
    if config.auth == "password" or config.read_only:
        return None
    with writing(engine) as connection:
        return home_account(connection)
