"""Saying no: what any part of the site may raise, and every route answers with."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException


class Problem(HTTPException):
    """A refusal with a sentence for whoever asked, and perhaps more for programs."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(status, detail, headers)
        self.more = more
