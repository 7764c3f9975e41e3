"""What the last form did, shown once on the next page, with a way to undo it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from reelkin.web.security.cookies import set_cookie

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reelkin.web.site import Site

FLASH = "flash"
A_MINUTE = 60


@dataclass(frozen=True)
class Undo:
    """The form that takes a mark back: the same mark with what it was before."""

    what: str
    tconst: str
    value: str


@dataclass(frozen=True)
class Flash:
    """A message, and how to undo what it tells."""

    said: str
    undo: Undo | None = None


def put_flash(response: Response, site: Site, flash: Flash) -> None:
    """Tell this on the next page."""
    signed = site.signer(FLASH).sign(json.dumps(asdict(flash)))
    set_cookie(response, site.config, FLASH, signed, A_MINUTE)


def read_flash(request: Request, site: Site) -> Flash | None:
    """What the last form did, if it has not been told yet."""
    text = site.signer(FLASH).read(request.cookies.get(FLASH, ""))
    if not text:
        return None
    told = json.loads(text)
    return Flash(told["said"], Undo(**told["undo"]) if told["undo"] else None)
