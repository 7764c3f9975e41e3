"""How often somebody may ask for what is expensive or secret: a bucket for each of them, which fills again.

Source: the token bucket of RFC 2697, without its second rate. Buckets are in the memory of one process, and by
address or account; neither is written anywhere.
"""

from __future__ import annotations

import math
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from fastapi import Depends
from starlette.requests import Request

from reelkin.web.security.refusals import Problem

MOST_KEPT = 20_000
"""Buckets kept; those that were not used for longest go first."""


@dataclass(frozen=True)
class Rate:
    """At most `burst` at once, and `each_second` more every second."""

    burst: int
    each_second: float


RATES = {
    # Ten guesses, then one every ten seconds.
    "sign-in": Rate(10, 0.1),
    "import": Rate(10, 0.05),
    "picks": Rate(120, 20.0),
    "search": Rate(200, 40.0),
}


class Limits:
    """The buckets of one site."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
        self._changing = threading.Lock()

    def wait_for(self, kind: str, who: str, now: float) -> float:
        """Seconds to wait before asking again; 0 where it is granted.

        Args:
            kind: one of `RATES`.
            who: who asks.
            now: seconds on a clock that only goes forward.
        """
        rate = RATES[kind]
        with self._changing:
            left, then = self._buckets.pop((kind, who), (float(rate.burst), now))
            left = min(float(rate.burst), left + (now - then) * rate.each_second)
            granted = left >= 1
            self._buckets[kind, who] = (left - 1 if granted else left, now)
            while len(self._buckets) > MOST_KEPT:
                self._buckets.popitem(last=False)
        return 0.0 if granted else (1 - left) / rate.each_second


def Limited(kind: str) -> Any:  # noqa: N802 - it is used as FastAPI's own Depends
    """A dependency that refuses whoever asks for this kind of thing too often."""

    async def check(request: Request) -> None:
        limits: Limits = request.app.state.limits
        address = request.client.host if request.client else ""
        wait = limits.wait_for(kind, address, time.monotonic())
        if wait:
            seconds = math.ceil(wait)
            said = f"That was often. Wait {seconds} second{'' if seconds == 1 else 's'}, then go on."
            raise Problem(429, said, {"Retry-After": str(seconds)})

    return Depends(check)
