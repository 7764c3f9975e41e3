"""Tonight: who, how long, what mood; three films, decided in half a minute."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.web.cards import pick_card
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.rate_limits import Limited
from reelkin.web.site import TheModel
from reelkin.web.visitors.marks import Marks
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
LENGTHS = (
    ("90", "An hour and a half"),
    ("110", "Under two hours"),
    ("150", "Two hours and a half"),
    ("", "All evening"),
)
MOODS = (
    ("", "Surprise us", None),
    ("laugh", "To laugh", "Comedy"),
    ("tense", "On the edge", "Thriller"),
    ("moved", "To be moved", "Drama"),
    ("love", "In love", "Romance"),
    ("scared", "Scared", "Horror"),
    ("elsewhere", "Far away", "Adventure"),
    ("stars", "Science fiction", "Sci-Fi"),
    ("true", "A true story", "Documentary"),
    ("children", "With children", "Family"),
)
"""A mood's name, what it says, and the genre that it stands for."""
FILMS = 3
MOST_PASSED = 60


@routes.get("/tonight", dependencies=[Limited("picks")])
def tonight(
    request: Request,
    live: TheModel,
    visitor: TheVisitor,
    minutes: Annotated[str, Query(max_length=4)] = "",
    mood: Annotated[str, Query(max_length=20)] = "",
    go: Annotated[str, Query(max_length=1)] = "",
    passed: Annotated[str, Query(max_length=1_000, alias="not")] = "",
) -> Response:
    """The three questions, and the three films."""
    known = {
        name: genre for name, _, genre in MOODS if genre is None or genre in live.model.bundle.titles.genres
    }
    passed_over = [one for one in passed.split(",") if one][:MOST_PASSED]
    picks = tonights(live, visitor.marks, minutes, known.get(mood), passed_over) if go else None
    told = {
        "lengths": LENGTHS,
        "moods": [(name, said) for name, said, _ in MOODS if name in known],
        "minutes": minutes,
        "mood": mood,
        "cards": None if picks is None else [pick_card(live, pick, told=True) for pick in picks],
        "shortfall": None if picks is None else picks.shortfall,
        "passed": ",".join([*passed_over, *(pick.tconst for pick in picks or [])]),
    }
    return render(request, "tonight.html", told)


def tonights(live: Live, marks: Marks, minutes: str, genre: str | None, passed_over: list[str]) -> Any:
    """Three films that differ, of what fits."""
    films = [one for one in ("movie", "tvMovie") if one in live.model.bundle.titles.types]
    options = for_them(
        marks,
        franchise="order",
        diverse=0.3,
        type=films or None,
        genre=genre,
        max_runtime=int(minutes) if minutes.isdecimal() and int(minutes) else None,
        exclude=passed_over,
    )
    return live.model.recommend(known_ratings(live, marks), FILMS, **options)
