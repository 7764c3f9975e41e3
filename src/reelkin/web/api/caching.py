"""Answers that depend on the model alone: browsers and caches may keep them until it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from starlette.responses import Response

from reelkin.web.api.responses import ProblemAnswer
from reelkin.web.response_cache import Answer, asked_for, keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

    from reelkin.web.config import SiteConfig
    from reelkin.web.live_model import Live

FRESH = "max-age=60"
"""Seconds for which a cache need not ask again; a change of model shows within them."""
PROBLEM: Any = {"model": ProblemAnswer, "content": {"application/problem+json": {}}}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    404: PROBLEM | {"description": "There is no such thing."},
    422: PROBLEM | {"description": "It cannot be taken as given; `detail` says why."},
    429: PROBLEM | {"description": "Too many requests; Retry-After says when."},
    503: PROBLEM | {"description": "No model is here yet."},
}
"""What every route may answer."""


def of_model(request: Request, live: Live, make: Callable[[], Any]) -> Response:
    """What `make` gives as JSON, worked out once for each model and address.

    Args:
        request: an If-None-Match of this model is answered by 304.
        live: the model.
        make: the answer, as JSON values.
    """
    headers = headers_of(live, request.app.state.site.config)
    if live.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    asked = asked_for(request.scope)
    answer = live.answers.get(asked)
    if answer is None:
        answer = Answer.of(request.scope.get("route"), as_json(make()), headers)
        keep(live, asked, answer)
    return Response(answer.plain, media_type="application/json", headers=headers)


def headers_of(live: Live, config: SiteConfig) -> dict[str, str]:
    """What goes with every answer of a model."""
    kept = "private" if config.auth == "password" else "public"
    return {"ETag": live.etag, "Cache-Control": f"{kept}, {FRESH}"}


def personal(value: Any, status: int = 200) -> Response:
    """An answer for one person: nobody keeps it."""
    return Response(as_json(value), status, {"Cache-Control": "no-store"}, "application/json")


def as_json(value: Any) -> bytes:
    """UTF-8 JSON, in a tenth of the time that the standard library takes; what is no number there is null."""
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY)
