"""Cookies as this site sets them: not for scripts, not for other sites, over https alone where there is https."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.responses import Response

    from reelkin.web.config import SiteConfig

HALF_A_YEAR = 180 * 24 * 3600


def set_cookie(
    response: Response, config: SiteConfig, name: str, value: str, seconds: int | None = HALF_A_YEAR
) -> None:
    """Have the browser keep `value` for so many seconds; None: until it is closed."""
    response.set_cookie(
        name, value, max_age=seconds, path="/", secure=config.secure, httponly=True, samesite="lax"
    )


def drop_cookie(response: Response, config: SiteConfig, name: str) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(name, path="/", secure=config.secure, httponly=True, samesite="lax")
