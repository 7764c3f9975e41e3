"""Everything a request needs of the running site, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, cast

from fastapi import Depends
from starlette.requests import Request

from reelkin.store.accounts import Account
from reelkin.web.assets import Assets
from reelkin.web.config import SiteConfig
from reelkin.web.live_model import Live, LiveModels
from reelkin.web.real_posters import RealPosters
from reelkin.web.security.signatures import Signer

if TYPE_CHECKING:
    from sqlalchemy import Engine


@dataclass(frozen=True)
class Site:
    """The running site."""

    config: SiteConfig
    models: LiveModels
    engine: Engine
    assets: Assets
    photographs: RealPosters | None
    home: Account | None
    """Whose site it is, where nobody signs in and something is kept."""

    def signer(self, purpose: str) -> Signer:
        """What signs for one purpose."""
        return Signer(self.config.key, purpose)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)


def live_of(request: Request) -> Live:
    """The model that answers this request: the same one to its end, whatever is published meanwhile."""
    if not hasattr(request.state, "live"):
        request.state.live = site_of(request).models.current()
    return cast("Live", request.state.live)


# Coroutines, for FastAPI runs plain functions in threads, which takes longer than they do.
async def _site(request: Request) -> Site:
    return site_of(request)


async def _live(request: Request) -> Live:
    return live_of(request)


TheSite = Annotated[Site, Depends(_site)]
TheModel = Annotated[Live, Depends(_live)]
