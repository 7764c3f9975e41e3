"""Answers when something is not right: RFC 9457 problems for programs, a page with a way on for people."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import InterfaceError, OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from reelkin.errors import BadInput, MissingArtefact, UnknownTitle, UsageError
from reelkin.store.accounts import NameTaken
from reelkin.store.profiles import UnknownProfile
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request

MEDIA_TYPE = "application/problem+json"
LOG = logging.getLogger("reelkin.web")
STATUS_OF = {
    UnknownProfile: 404,
    NameTaken: 409,
    UnknownTitle: 404,
    UsageError: 422,
    BadInput: 422,
    MissingArtefact: 503,
}


def problem_response(
    status: int, detail: str, headers: dict[str, str] | None = None, **more: Any
) -> JSONResponse:
    """A problem as RFC 9457 has it."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, headers, media_type=MEDIA_TYPE)


def handle_problems(app: FastAPI) -> None:
    """Let everything that is raised end in an answer."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    for kind in STATUS_OF:
        app.add_exception_handler(kind, _refused)
    for failure in (OperationalError, InterfaceError):
        app.add_exception_handler(failure, _without_database)
    app.add_exception_handler(Exception, _failed)


def is_for_programs(request: Request) -> bool:
    """Whether a request is of the API."""
    return request.url.path.startswith("/api/v1/")


def _answer(
    request: Request, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any
) -> Response:
    if is_for_programs(request):
        return problem_response(status, detail, headers, **more)
    told = {"status": status, "phrase": HTTPStatus(status).phrase, "detail": detail}
    response = render(request, "error.html", told, status)
    response.headers.update(headers or {})
    return response


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    more = error.more if isinstance(error, Problem) else {}
    headers = None if error.headers is None else dict(error.headers)
    return _answer(request, error.status_code, str(error.detail), headers, **more)


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = [{"where": ".".join(map(str, one["loc"])), "what": str(one["msg"])} for one in error.errors()]
    if is_for_programs(request):
        said = "; ".join(f"{one['where']}: {one['what']}" for one in wrong[:3])
    else:
        names = ", ".join(f"“{one['loc'][-1]}”" for one in error.errors()[:3] if one["loc"])
        said = f"What is given as {names} is not what belongs there."
    return _answer(request, 422, said, errors=wrong)


def _refused(request: Request, error: Exception) -> Response:
    status = next(status for kind, status in STATUS_OF.items() if isinstance(error, kind))
    detail = "There is no such title here." if isinstance(error, UnknownTitle) else str(error)
    return _answer(request, status, detail)


def _without_database(request: Request, error: Exception) -> Response:
    # A line and no traceback: while a database is away, this is said at every request.
    said = str(getattr(error, "orig", error)).strip().partition("\n")[0]
    LOG.error("the database does not answer: %s", said)
    request.state.visitor = None
    return _answer(
        request, 503, "The database does not answer. Please try again in a moment.", {"Retry-After": "5"}
    )


def _failed(request: Request, error: Exception) -> Response:
    # The traceback is for whoever runs the site; it names no person.
    LOG.error("a request failed", exc_info=error)
    # The page must not ask for what may be what failed.
    request.state.visitor = None
    return _answer(request, 500, "Something broke on our side. It was written down; please try again.")
