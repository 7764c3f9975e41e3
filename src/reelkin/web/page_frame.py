"""What stands around every page: who is there, the theme, the form token, the last message."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from reelkin.errors import MissingArtefact
from reelkin.web.real_posters import ATTRIBUTION
from reelkin.web.security.cookies import drop_cookie, set_cookie
from reelkin.web.security.csrf import new_token
from reelkin.web.site import live_of, site_of
from reelkin.web.themes import theme_of
from reelkin.web.visitors.flash import FLASH, read_flash

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from reelkin.web.live_model import Live
    from reelkin.web.site import Site
    from reelkin.web.visitors.flash import Flash

VISITOR = "visitor"
VISITOR_BYTES = 16


@dataclass(frozen=True)
class Frame:
    """What the base template shows.

    Attributes:
        site: the running site.
        live: the model, if one is there.
        path: the address of this page, to come back to after a form.
        theme: "dark", "light" or "auto".
        flash: what the last form did, if anything, and how to undo it.
        visitor: the random name that forms are bound to.
        is_new: whether the browser does not have it yet.
        who: whose marks these are, where they have a name.
        unnamed: whether that name is not of their choosing.
        signs_in: whether one can sign in here.
        has_library: whether they have told what they have at home.
        only_mine: whether they want to see nothing else.
    """

    site: Site
    live: Live | None
    path: str
    theme: str
    flash: Flash | None
    visitor: str
    is_new: bool
    who: str = ""
    unnamed: bool = False
    signs_in: bool = False
    has_library: bool = False
    only_mine: bool = False

    def asset(self, name: str) -> str:
        """The address of a file of the site's own."""
        return self.site.assets.address(name)

    @property
    def place(self) -> str:
        """The address without what is asked there."""
        return self.path.partition("?")[0]

    @property
    def you(self) -> str:
        """How a sentence speaks of them: by a name that they chose, or as "you"."""
        return "you" if self.unnamed or not self.who else self.who

    @property
    def attribution(self) -> str:
        """What TMDB asks to be said where its posters show."""
        return ATTRIBUTION if self.site.photographs else ""

    @property
    def fonts(self) -> list[str]:
        """What is needed for the first line of a page."""
        return ["fonts/newsreader-latin.woff2", "fonts/archivo-latin.woff2"]

    @cached_property
    def token(self) -> str:
        """A form token, another on each page."""
        return new_token(self.site.signer("form"), self.visitor)

    @property
    def source(self) -> str:
        """Where the titles come from: "imdb", "sample" or "tables"."""
        return (
            "" if self.live is None else str(self.live.model.bundle.facts["snapshot"].get("source", "tables"))
        )

    @property
    def notice(self) -> str:
        """What the data's source says of itself, if anything."""
        return "" if self.live is None else str(self.live.model.bundle.facts["snapshot"].get("notice", ""))

    def finish(self, response: Response) -> None:
        """Put into the answer what the browser is to keep or drop."""
        if self.is_new:
            set_cookie(response, self.site.config, VISITOR, self.visitor)
        if self.flash is not None:
            drop_cookie(response, self.site.config, FLASH)


def frame_of(request: Request) -> Frame:
    """What stands around the page that answers a request."""
    site = site_of(request)
    try:
        live = live_of(request)
    except MissingArtefact:
        live = None
    visitor = request.cookies.get(VISITOR, "")
    there = getattr(request.state, "visitor", None)
    return Frame(
        site=site,
        live=live,
        path=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        theme=theme_of(request),
        flash=read_flash(request, site),
        visitor=visitor or secrets.token_urlsafe(VISITOR_BYTES),
        is_new=not visitor,
        who=getattr(request.state, "who", ""),
        unnamed=bool(there and there.unnamed),
        signs_in=site.config.auth == "password",
        has_library=bool(there and there.library),
        only_mine=bool(there and there.only_mine),
    )
