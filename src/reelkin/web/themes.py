"""Dark or light: as the system has it, or as somebody chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request

THEME = "theme"
THEMES = ("auto", "dark", "light")


def theme_of(request: Request) -> str:
    """The theme of the person who asks."""
    chosen = request.cookies.get(THEME, "auto")
    return chosen if chosen in THEMES else "auto"
