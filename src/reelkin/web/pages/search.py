"""Search with a page of its own, which needs no script."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.recommend.finding import knows_few_alternates
from reelkin.web.cards import card_of
from reelkin.web.rendering import render
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel, TheSite
from reelkin.web.title_search import find_misspelt_people, find_people, is_called, means_people, titles_for

routes = APIRouter()
LONGEST = 200
MOST = 30


@routes.get("/search", dependencies=[Limited("search")])
def search(
    request: Request, site: TheSite, live: TheModel, q: Annotated[str, Query(max_length=LONGEST)] = ""
) -> Response:
    """The titles and people that something typed may mean."""
    typed = q.strip()
    found = titles_for(site, live, typed, MOST) if typed else []
    persons = find_people(live, typed) if typed else []
    near = not persons and not any(is_called(typed, one.matched) for one in found)
    if near:
        persons = find_misspelt_people(live, typed)
    told = {
        "typed": typed,
        "found": [(card_of(live, live.model.facts(one.tconst).row), one.matched) for one in found],
        "near": near,
        "few_names": knows_few_alternates(live.model.bundle),
        "persons": persons,
        "persons_first": means_people(live, found, persons),
    }
    return render(request, "search.html", told)
