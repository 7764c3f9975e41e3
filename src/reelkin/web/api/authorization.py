"""Who may change something by the API: programs, and our own pages; no page of another site."""

from __future__ import annotations

from fastapi import Depends
from starlette.requests import Request

from reelkin.web.security.csrf import comes_from_elsewhere
from reelkin.web.security.refusals import Problem

SAFE = ("GET", "HEAD", "OPTIONS")


async def check_origin(request: Request) -> None:
    """Refuse what a browser was made to send by a page of another site.

    Raises:
        Problem: it was.
    """
    if request.method not in SAFE and comes_from_elsewhere(request):
        raise Problem(403, "Pages of other sites may not use this API.")


Guarded = Depends(check_origin)
