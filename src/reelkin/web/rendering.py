"""Pages from templates: everything is escaped, and what every page needs is there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jinja2
from markupsafe import Markup, escape
from starlette.responses import HTMLResponse

from reelkin.web import formats
from reelkin.web.page_frame import frame_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

BACKTICKS = re.compile("`([^`]+)`")
PRIVATE = "private, no-cache"
"""A page is for the person who asked; the browser may keep it, and asks again."""


def render(request: Request, template: str, told: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page.

    Args:
        request: what was asked; tells who is there and which model answers.
        template: its file.
        told: what it shows.
        status: the answer's.
    """
    frame = frame_of(request)
    html = environment().get_template(template).render({**told, "frame": frame, "asset": frame.asset})
    response = HTMLResponse(html, status, {"Cache-Control": PRIVATE, "Vary": "Cookie"})
    frame.finish(response)
    return response


@cache
def environment() -> jinja2.Environment:
    """The templates. Whatever a title holds is text: HTML is escaped everywhere, a missing value is an error."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("reelkin.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "number": formats.number,
        "percent": formats.percent,
        "signed": formats.signed,
        "minutes": formats.minutes,
        "kind": formats.kind,
        "score": formats.score,
        "quoted": lambda text: quote(str(text), safe=""),
        "coded": coded,
    }
    return made


def coded(text: str) -> Markup:
    """A text in which what stands in backticks is code."""
    return Markup(BACKTICKS.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - it is escaped
