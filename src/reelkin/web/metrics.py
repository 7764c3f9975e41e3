"""Figures for Prometheus, and a line of log for each request: by route, never by what was asked or who asked."""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING, Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ACCESS = logging.getLogger("reelkin.web.access")
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
NOWHERE = "(none)"
CONTENT_TYPE = CONTENT_TYPE_LATEST


class Metrics:
    """What one site counts."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        labels = ("method", "route", "status")
        self._requests = Counter(
            "reelkin_requests_total", "Requests answered.", labels, registry=self.registry
        )
        self._seconds = Histogram(
            "reelkin_request_seconds",
            "How long answers took.",
            ("route",),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self._model = Gauge(
            "reelkin_live_model_titles", "Titles of the live model.", ("model",), registry=self.registry
        )

    def answered(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count one request."""
        self._requests.labels(method, route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def exposed(self, model_id: str | None, titles: int) -> bytes:
        """Everything in Prometheus's text format."""
        self._model.clear()
        if model_id is not None:
            self._model.labels(model_id[:12]).set(titles)
        return generate_latest(self.registry)


class Measured:
    """Measures every request, and logs it if the access log is on."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self.metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status = time.perf_counter(), 500

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noted)
        finally:
            seconds, route = time.perf_counter() - begun, route_of(scope)
            method = scope["method"] if scope["method"] in METHODS else "OTHER"
            self.metrics.answered(method, route, status, seconds)
            if ACCESS.isEnabledFor(logging.INFO):
                told = {"method": method, "route": route, "status": status, "ms": round(1000 * seconds, 1)}
                ACCESS.info(json.dumps(told), extra={"told": told})


METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"))


def route_of(scope: Scope) -> str:
    """The route's own pattern, such as "/title/{tconst}": what was asked may tell of a person."""
    route: Any = scope.get("route")
    return str(getattr(route, "path", None) or NOWHERE)
