"""Who is asking, and where their marks are kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, cast

from fastapi import Depends
from starlette.requests import Request

from reelkin.web.cookie_keeper import CookieKeeper
from reelkin.web.marks import Keeper, Marks
from reelkin.web.site import TheSite


@dataclass(frozen=True, eq=False)
class Visitor:
    """Somebody on the site.

    Attributes:
        keeper: where their marks are.
        who: the name of their profile, if they have one.
    """

    keeper: Keeper
    who: str = ""

    @cached_property
    def marks(self) -> Marks:
        """What they have said of titles, as it was when first asked for."""
        return self.keeper.marks()


def visitor_of(request: Request, site: TheSite) -> Visitor:
    """Who is asking; the same for everything in one request."""
    if not hasattr(request.state, "visitor"):
        request.state.visitor = Visitor(CookieKeeper(request, site))
        request.state.who = request.state.visitor.who
    return cast("Visitor", request.state.visitor)


TheVisitor = Annotated[Visitor, Depends(visitor_of)]
