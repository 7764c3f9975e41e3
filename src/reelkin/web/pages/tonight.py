"""Tonight: three films, and how long and what mood for three others; decided in half a minute."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.recommend.evening import SURPRISE, evening, moods_of
from reelkin.web.cards import pick_card
from reelkin.web.rendering import render
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
LENGTHS = (
    ("90", "An hour and a half"),
    ("110", "Under two hours"),
    ("150", "Two hours and a half"),
    ("", "All evening"),
)
MOST_PASSED = 60


@routes.get("/tonight", dependencies=[Limited("picks")])
def tonight(
    request: Request,
    live: TheModel,
    visitor: TheVisitor,
    minutes: Annotated[str, Query(max_length=4)] = "",
    mood: Annotated[str, Query(max_length=20)] = "",
    passed: Annotated[str, Query(max_length=1_000, alias="not")] = "",
) -> Response:
    """Three films, and the questions that lead to others."""
    marks, moods = visitor.marks, moods_of(live.model.bundle)
    meant = next((one for one in moods if one.name == mood), SURPRISE)
    passed_over = [one for one in passed.split(",") if one][:MOST_PASSED]
    picks = evening(
        live.model,
        known_ratings(live, marks),
        meant,
        int(minutes) if minutes.isdecimal() else None,
        **for_them(marks, exclude=passed_over),
    )
    told = {
        "lengths": LENGTHS,
        "moods": [(one.name, one.said) for one in moods],
        "minutes": minutes,
        "mood": meant.name,
        "cards": [pick_card(live, pick, told=True) for pick in picks],
        "passed": ",".join([*passed_over, *(pick.tconst for pick in picks)]),
    }
    return render(request, "tonight.html", told)
