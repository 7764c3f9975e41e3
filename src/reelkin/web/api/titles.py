"""Titles: search, facts, and what is like them."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.store.search import Found
from reelkin.web.api.caching import PROBLEMS, as_json, headers_of, of_model, personal
from reelkin.web.api.requests import MOST_PICKS, TCONST
from reelkin.web.api.responses import Choices, FoundAll, Pick, Picks, Title, WhyNot
from reelkin.web.config import SiteConfig
from reelkin.web.credits import credits_of_title
from reelkin.web.live_model import Live
from reelkin.web.problems import problem_response
from reelkin.web.response_cache import Answer, keep
from reelkin.web.security.rate_limits import Limited
from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheModel, TheSite
from reelkin.web.title_search import find_people, find_titles, meant

routes = APIRouter(tags=["titles"], responses=PROBLEMS)
MOST_FOUND = 50
MANY, SOME_REASONS = 20, 3
PLAIN_SIMILAR = re.compile(r"/api/v1/titles/(tt\d{1,10})/similar\?", re.ASCII)
Tconst = Annotated[str, Path(pattern=TCONST, examples=["tt0078748"])]
N = Annotated[int, Query(ge=1, le=MOST_PICKS, description="How many picks.")]
Reasons = Annotated[int, Query(ge=0, le=200, description="How many reasons each pick tells.")]
Typed = Annotated[str, Query(min_length=1, max_length=200)]


@routes.get("/search", response_model=FoundAll, dependencies=[Limited("search")])
def search(
    site: TheSite, live: TheModel, q: Typed, n: Annotated[int, Query(ge=1, le=MOST_FOUND)] = 20
) -> Response:
    """The titles and people that something typed may mean: a name in any script, with slips, perhaps with a year."""
    found = find_titles(site, live, q, n)
    people = [{"nconst": one.nconst, "name": one.name, "titles": one.titles} for one in find_people(live, q)]
    return personal({"titles": [found_dict(live, one) for one in found], "people": people})


@routes.get(
    "/titles",
    response_model=Title,
    responses={
        300: {"model": Choices, "description": "Several titles have this name; `choices` tells them apart."}
    },
)
def named(live: TheModel, title: Typed) -> Response:
    """The title of a name; "Heat (1995)" is one of several of the same name."""
    found = meant(live, title)
    if not found:
        raise Problem(404, "No title here has this name.")
    if len(found) == 1:
        return personal(title_dict(live, found[0].tconst))
    choices = [found_dict(live, one) for one in found]
    said = "Several titles have this name: choose one by its id."
    return problem_response(300, said, choices=choices)


@routes.get("/titles/{tconst}", response_model=Title)
async def title(request: Request, live: TheModel, tconst: Tconst) -> Response:
    """What is known of a title."""
    return of_model(request, live, lambda: title_dict(live, tconst))


@routes.get("/titles/{tconst}/similar", response_model=Picks)
async def similar(
    request: Request, live: TheModel, tconst: Tconst, n: N = MANY, reasons: Reasons = SOME_REASONS
) -> Response:
    """Titles like one title, of each series one, the best first."""
    return of_model(request, live, lambda: similar_dict(live, tconst, n, reasons))


@routes.get("/titles/{tconst}/why/{other}", response_model=Pick)
async def why(request: Request, live: TheModel, tconst: Tconst, other: Tconst) -> Response:
    """Why `other` is like a title: its `reasons` are the whole sum."""
    return of_model(request, live, lambda: live.model.why(tconst, other).to_dict())


@routes.get("/titles/{tconst}/why-not/{other}", response_model=WhyNot)
def why_not(request: Request, live: TheModel, tconst: Tconst, other: Tconst, n: N = 20) -> Response:
    """What stands between `other` and the first `n` titles like a title."""

    def make() -> Any:
        found = live.model.why_not(tconst, other, n, franchise="collapse")
        return {"model": live.model_id, **found.to_dict(8)}

    return of_model(request, live, make)


class SimilarAtOnce:
    """Makes the answer to a plain request for similar titles, as the route does, without the framework."""

    path = "/titles/{tconst}/similar"
    """The route, as figures name it."""

    def __init__(self, config: SiteConfig) -> None:
        self._config = config

    def __call__(self, live: Live, asked: str) -> Answer | None:
        """The answer; None where it is another request, has parameters, or there is no such title."""
        plain = PLAIN_SIMILAR.fullmatch(asked)
        if plain is None or plain[1] not in live.model:
            return None
        made = as_json(similar_dict(live, plain[1], MANY, SOME_REASONS))
        answer = Answer.of(self, made, headers_of(live, self._config))
        keep(live, asked, answer)
        return answer


def similar_dict(live: Live, tconst: str, n: int, reasons: int) -> dict[str, Any]:
    """Titles like one title as JSON values."""
    picks = live.model.similar(tconst, n, franchise="collapse")
    return {"model": live.model_id, "picks": [pick.to_dict(reasons) for pick in picks], "shortfall": None}


def found_dict(live: Live, found: Found) -> dict[str, Any]:
    """A found title as JSON values."""
    return {
        "tconst": found.tconst,
        "title": found.title,
        "original_title": found.original_title,
        "year": found.year,
        "type": found.type,
        "directors": list(found.directors),
        "cluster": live.model.facts(found.tconst).cluster,
        "name": found.matched,
    }


def title_dict(live: Live, tconst: str) -> dict[str, Any]:
    """A title as JSON values."""
    facts = live.model.facts(tconst)
    cluster = live.model.clusters[live.by_slug[str(facts.cluster)]]
    return {
        "tconst": facts.tconst,
        "title": facts.title,
        "original_title": facts.original_title,
        "year": facts.year,
        "end_year": facts.end_year,
        "type": facts.type,
        "runtime_minutes": facts.runtime_minutes,
        "genres": list(facts.genres),
        "rating": facts.rating,
        "votes": facts.votes,
        "language": facts.language,
        "region": facts.region,
        "episodes": facts.num_episodes,
        "cluster": facts.cluster,
        "cluster_name": cluster["name"],
        "people": [
            {"nconst": nconst, "name": name, "role": role}
            for role, nconst, name in credits_of_title(live, facts.row)
        ],
    }
