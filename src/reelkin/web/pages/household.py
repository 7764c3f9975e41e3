"""An evening of several: who watches, what nobody is to be shown, and how pleased each would be."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.recommend.household.aggregation import Aggregation
from reelkin.recommend.household.pick import HouseholdPicks
from reelkin.recommend.household.vetoes import Veto, read_veto
from reelkin.store.profiles import Profile
from reelkin.web.cards import card_of
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import Site, TheModel, TheSite
from reelkin.web.visitors.database_marks import DatabaseKeeper
from reelkin.web.visitors.names import called, is_unnamed
from reelkin.web.visitors.taste import known_ratings
from reelkin.web.visitors.visitor import TheVisitor, Visitor

routes = APIRouter()
FIRST, MOST = 3, 12
"""Films shown before anybody asks, and then."""
MOST_VETOES = 40
SOFA = 6
WAYS: tuple[tuple[Aggregation, str], ...] = (
    ("fair", "Fair to all over the evening"),
    ("least-misery", "Nobody suffers"),
    ("average", "The most joy in all"),
)


@routes.get("/household", dependencies=[Limited("picks")])
def household(
    request: Request,
    site: TheSite,
    live: TheModel,
    visitor: TheVisitor,
    who: Annotated[list[int] | None, Query(max_length=40)] = None,
    veto: Annotated[list[str] | None, Query(max_length=MOST_VETOES)] = None,
    way: Aggregation = "fair",
    minutes: Annotated[int | None, Query(ge=0, le=1_000)] = None,
) -> Response:
    """Who is there, and what they could watch together."""
    chosen = [one for one in visitor.profiles if one.profile in (who or [])]
    here = chosen or _usually(visitor)
    vetoes = [one[:200] for one in veto or [] if one.strip()]
    asked = [read_veto(one) for one in vetoes]
    picks = (
        together(site, live, visitor, here, asked, way, minutes, MOST if chosen else FIRST) if here else None
    )
    served = [] if picks is None else list(zip(here, picks.served, strict=True))
    named = partial(called, mine=visitor.profile, account=visitor.account)
    told = {
        "profiles": [(one, named(one), is_unnamed(one, visitor.account)) for one in visitor.profiles],
        "mine": visitor.profile,
        "unnamed": visitor.unnamed,
        "here": [one.profile for one in here],
        "vetoes": vetoes,
        "genres": sorted(live.model.bundle.titles.genres),
        "way": way,
        "ways": WAYS,
        "minutes": minutes or 0,
        "picks": None if picks is None else [(card_of(live, one.facts.row), one) for one in picks],
        "served": [(named(profile), profile, one) for profile, one in served],
        "known": {one.name: named(profile) for profile, one in served if not one.newcomer},
        "asked": _asked([one.profile for one in here], vetoes, way, minutes),
    }
    return render(request, "household.html", told)


def _usually(visitor: Visitor) -> list[Profile]:
    """Who watches if nobody says: everybody, unless they are more than a sofa holds."""
    everybody, mine = list(visitor.profiles), visitor.profile
    return everybody if mine is None or len(everybody) <= SOFA else [mine]


def together(
    site: Site,
    live: Live,
    visitor: Visitor,
    here: list[Profile],
    vetoes: list[Veto],
    way: Aggregation,
    minutes: int | None,
    most: int,
) -> HouseholdPicks:
    """Picks for the profiles that are here, without what any of them has seen or does not want."""
    account, _ = visitor.kept
    marks = {one.name: DatabaseKeeper(site.engine, account.account, one.profile).marks() for one in here}
    return live.model.household(
        {name: known_ratings(live, one) for name, one in marks.items()},
        most,
        way,
        vetoes,
        "any",
        {name: sorted(one.seen) for name, one in marks.items()},
        franchise="order",
        max_runtime=minutes or None,
        only=visitor.marks.only,
        not_interested=sorted({tconst for one in marks.values() for tconst in one.not_interested}),
    )


def _asked(here: list[int], vetoes: list[str], way: str, minutes: int | None) -> list[tuple[str, Any]]:
    """The fields of the form as it was sent, for one that adds to it."""
    fields: list[tuple[str, Any]] = [("who", one) for one in here] + [("veto", one) for one in vetoes]
    return [*fields, ("way", way), ("minutes", minutes or 0)]
