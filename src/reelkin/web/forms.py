"""What every form goes through: it is from our own page, and afterwards people are where they were."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, File, Form, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse

from reelkin.web.page_frame import VISITOR
from reelkin.web.security.csrf import comes_from_elsewhere, is_ours
from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheSite

LONGEST = 2_000


def check_form(request: Request, site: TheSite, token: Annotated[str, Form(max_length=200)] = "") -> None:
    """See that a form is from a page of ours.

    Raises:
        Problem: it is not, or the page is older than the browser's cookies.
    """
    visitor = request.cookies.get(VISITOR, "")
    if comes_from_elsewhere(request) or not is_ours(site.signer("form"), visitor, token):
        raise Problem(
            403, "That form has run out, or is not of this site. Go back, load the page again, and retry."
        )


Checked = Depends(check_form)
"""Put among a router's dependencies: all its forms are ours."""

Back = Annotated[str, Form(max_length=LONGEST)]
"""The page a form was on."""


Upload = Annotated[UploadFile | None, File()]
"""A file that somebody sends; None where they chose none."""


def uploaded(file: UploadFile | None) -> tuple[str, bytes]:
    """The name and the bytes of what was sent; no bytes where nothing was."""
    return (file and file.filename) or "upload", file.file.read() if file else b""


def back_to(address: str, otherwise: str = "/") -> RedirectResponse:
    """Send the browser to a page of this site, and never to another's."""
    return RedirectResponse(address if is_local(address) else otherwise, 303)


def is_local(address: str) -> bool:
    """Whether an address is a path here: nothing with a host, and nothing that browsers take for one."""
    return address[:1] == "/" and address[1:2] not in ("/", "\\") and address.isprintable()
