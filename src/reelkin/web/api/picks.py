"""Picks for ratings that are posted: no account is needed, and nothing is kept."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from reelkin.errors import UsageError
from reelkin.recommend.household.vetoes import Veto
from reelkin.web.api.caching import PROBLEMS, personal
from reelkin.web.api.requests import ForHousehold, ForPicks, ForWhy
from reelkin.web.api.responses import HouseholdAnswer, Pick, Picks, WhyNot
from reelkin.web.live_model import Live
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel
from reelkin.web.visitors.marks import Marks
from reelkin.web.visitors.taste import known_ratings

routes = APIRouter(tags=["picks"], responses=PROBLEMS, dependencies=[Limited("picks")])


@routes.post("/picks", response_model=Picks)
def picks(live: TheModel, asked: ForPicks) -> Response:
    """The best titles for somebody with these ratings."""
    found = live.model.recommend(_known(live, asked.ratings), asked.n, **asked.options())
    short = None if found.shortfall is None else str(found.shortfall)
    return personal(
        {"model": live.model_id, "picks": [one.to_dict(asked.reasons) for one in found], "shortfall": short}
    )


@routes.post("/picks/why", response_model=Pick)
def why(live: TheModel, asked: ForWhy) -> Response:
    """One title as a pick for these ratings, with the whole sum."""
    found = live.model.why(_known(live, asked.ratings), asked.tconst, **_about(asked))
    return personal(found.to_dict())


@routes.post("/picks/why-not", response_model=WhyNot)
def why_not(live: TheModel, asked: ForWhy) -> Response:
    """Where a title ranks for these ratings, and what keeps it out of the first picks."""
    found = live.model.why_not(_known(live, asked.ratings), asked.tconst, asked.n, **_about(asked))
    return personal({"model": live.model_id, **found.to_dict(asked.reasons)})


@routes.post("/household", response_model=HouseholdAnswer)
def household(live: TheModel, asked: ForHousehold) -> Response:
    """The best titles for several people together, with how pleased each would be."""
    if any(not name.strip() for name in asked.members):
        raise UsageError("members: everybody needs a name")
    found = live.model.household(
        {name: _known(live, ratings) for name, ratings in asked.members.items()},
        asked.n,
        asked.aggregation,
        [Veto(one.kind, one.what, one.by) for one in asked.vetoes],
        asked.seen,
        franchise="order",
        max_runtime=asked.max_runtime,
    )
    return personal({"model": live.model_id, **found.to_dict(asked.reasons)})


def _known(live: Live, ratings: dict[str, float]) -> dict[str, float]:
    return known_ratings(live, Marks(ratings))


def _about(asked: ForWhy) -> Any:
    options = asked.options()
    del options["tconst"]
    return options
