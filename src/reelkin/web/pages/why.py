"""The whole sum behind a pick: every term, drawn one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.recommend.pick import Pick, Reason
from reelkin.web.cards import card_of
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.security.refusals import Problem
from reelkin.web.site import TheModel
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
MOST_STEPS = 18
"""Terms that are drawn; smaller ones are one step, and listed below."""
LEAST = 0.01
"""Share of the largest term below which one is not drawn."""
WIDTH = 1000
"""Of the drawing, in its own units."""


@dataclass(frozen=True)
class Step:
    """One term as a bar from where the sum stood to where it stands."""

    label: str
    value: float
    shared: bool
    left: str
    width: str


@routes.get("/title/{asked}/why/{tconst}")
def why_like(request: Request, asked: str, tconst: str, live: TheModel) -> Response:
    """Why a title is like another."""
    pick = live.model.why(asked, tconst)
    told = {
        "asked": card_of(live, live.model.facts(asked).row),
        "liked": [],
        "kept_out": (),
        "rank": None,
        "of": None,
    }
    return render(request, "why.html", told | sum_of(live, pick))


@routes.get("/for-you/why/{tconst}")
def why_for_you(request: Request, tconst: str, live: TheModel, visitor: TheVisitor) -> Response:
    """Why a title is a pick for whoever asks, or why it is none."""
    live.model.facts(tconst)
    ratings = known_ratings(live, visitor.marks)
    if not ratings:
        raise Problem(404, "Pick a film you love first; then every title has a sum of its own for you.")
    found = live.model.why_not(ratings, tconst, 0, **for_them(visitor.marks))
    liked = [one for one in found.pick.by_liked_title() if one.contribution]
    told = {"asked": None, "liked": liked, "kept_out": found.kept_out_by, "rank": found.rank, "of": found.of}
    return render(request, "why.html", told | sum_of(live, found.pick))


def sum_of(live: Live, pick: Pick) -> dict[str, Any]:
    """A pick's score as the template draws it: steps, what is left beside them, and the end."""
    by_size = sorted(pick.reasons, key=lambda reason: -abs(reason.contribution))
    largest = [
        one for one in by_size[:MOST_STEPS] if abs(one.contribution) >= LEAST * abs(by_size[0].contribution)
    ]
    drawn = [reason for reason in pick.reasons if reason in largest]
    rest = [reason for reason in pick.reasons if reason not in largest]
    rest_sum = sum(reason.contribution for reason in rest)
    if rest:
        drawn.append(Reason("rest", f"{len(rest)} smaller terms together", "rest", rest_sum))
    return {
        "one": card_of(live, pick.facts.row),
        "sentence": pick.sentence,
        "total": pick.score,
        "rest": rest,
        "rest_sum": rest_sum,
        **drawing_of(drawn, pick.score),
    }


def drawing_of(reasons: Sequence[Reason], total: float) -> dict[str, Any]:
    """Where each bar begins and how wide it is, on a line from the lowest to the highest the sum stands at."""
    stands = [0.0]
    for reason in reasons:
        stands.append(stands[-1] + reason.contribution)
    low, high = min(stands), max(*stands, total)
    scale = WIDTH / ((high - low) or 1.0)

    def bar(start: float, end: float) -> tuple[str, str]:
        left, right = sorted((start, end))
        return f"{(left - low) * scale:.1f}", f"{max((right - left) * scale, 2.0):.1f}"

    steps = [
        Step(reason.label, reason.contribution, reason.shared, *bar(start, end))
        for reason, start, end in zip(reasons, stands, stands[1:], strict=False)
    ]
    left, width = bar(0.0, total)
    return {"steps": steps, "zero": f"{-low * scale:.1f}", "end": {"left": left, "width": width}}
