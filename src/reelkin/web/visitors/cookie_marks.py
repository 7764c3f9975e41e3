"""Marks of somebody without an account, in a cookie of their own: nothing of them is on the server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reelkin.web.security.cookies import set_cookie
from reelkin.web.security.refusals import Problem
from reelkin.web.visitors.marks import Keeper, Marks, What

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reelkin.web.site import Site

MARKS = "marks"
MOST = 120
"""Marks that fit into a cookie, of which browsers keep 4,096 bytes."""


class CookieKeeper(Keeper):
    """Reads the cookie that came with a request, and sets it anew."""

    def __init__(self, request: Request, site: Site) -> None:
        self._site = site
        text = site.signer(MARKS).read(request.cookies.get(MARKS, ""))
        self._kept: dict[str, dict[str, str]] = json.loads(text) if text else {}

    def marks(self) -> Marks:
        """See `Keeper`."""
        kept = {what: self._kept.get(what, {}) for what in ("rating", "listed", "seen", "not-interested")}
        return Marks(
            ratings={tconst: float(value) for tconst, value in kept["rating"].items()},
            listed=tuple(reversed(kept["listed"])),
            seen=frozenset(kept["seen"]),
            not_interested=frozenset(kept["not-interested"]),
        )

    def put(self, what: What, tconst: str, value: str) -> None:
        """See `Keeper`."""
        marks = self._kept.setdefault(what, {})
        marks.pop(tconst, None)
        if not value:
            return
        if sum(map(len, self._kept.values())) >= MOST:
            raise Problem(
                409, f"Without an account, {MOST} marks are kept in this browser, and they are full."
            )
        marks[tconst] = value

    def finish(self, response: Response) -> None:
        """See `Keeper`."""
        text = json.dumps(self._kept, separators=(",", ":"))
        set_cookie(response, self._site.config, MARKS, self._site.signer(MARKS).sign(text))
