"""A title's page: what it is, who made it, what somebody can say of it, and what is like it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from reelkin.model.layout import UNKNOWN
from reelkin.recommend.facts import TitleFacts
from reelkin.recommend.franchise import parts_of, series_of
from reelkin.web.cards import card_of, pick_card
from reelkin.web.credits import people_of_title
from reelkin.web.external_links import links_out
from reelkin.web.live_model import Live
from reelkin.web.rendering import render
from reelkin.web.shelves.shelf import MOST, Shelf
from reelkin.web.site import TheModel
from reelkin.web.visitors.marks import Marks
from reelkin.web.visitors.taste import for_them, known_ratings
from reelkin.web.visitors.visitor import TheVisitor

routes = APIRouter()
VOTES = "votes"
MOST_PARTS = 12


@routes.get("/title/{tconst}")
def title(request: Request, tconst: str, live: TheModel, visitor: TheVisitor) -> Response:
    """One title."""
    facts = live.model.facts(tconst)
    snapshot = live.model.bundle.facts["snapshot"]
    told = {
        "facts": facts,
        "one": card_of(live, facts.row),
        "language": _language(live, facts),
        "votes_of": snapshot.get("votes_mean", VOTES),
        "people": people_of_title(live, facts.row),
        "out": links_out(facts, str(snapshot.get("source", ""))),
        "marks": visitor.marks,
        "rating": visitor.marks.ratings.get(tconst),
        "mine": _mine(live, visitor.marks, tconst),
        "parts": _parts(live, facts),
        "more": more_like(live, facts, visitor.marks),
    }
    return render(request, "title.html", told)


def more_like(live: Live, facts: TitleFacts, marks: Marks, most: int = MOST) -> Shelf:
    """What is like it, each with its reason."""
    picks = live.model.similar(facts.tconst, most, franchise="collapse", only=marks.only)
    cards = [pick_card(live, pick, told=True) for pick in picks]
    return Shelf("more", "More like", cards, cite=facts.title, asked=facts.tconst)


def _mine(live: Live, marks: Marks, tconst: str) -> Any:
    """What it is to whoever asks; nothing where they have rated nothing, or this."""
    ratings = known_ratings(live, marks)
    if not ratings or tconst in ratings:
        return None
    return live.model.why_not(ratings, tconst, 0, **for_them(marks))


def _language(live: Live, facts: TitleFacts) -> str | None:
    titles = live.model.bundle.titles
    code = int(titles.original_language[facts.row])
    return None if code == UNKNOWN else titles.language_names[code]


def _parts(live: Live, facts: TitleFacts) -> list[TitleFacts]:
    """The parts of its series in order; none where it stands alone."""
    bundle = live.model.bundle
    series = series_of(bundle, facts.row)
    if series is None:
        return []
    parts = [live.model.facts_of(row) for row in parts_of(bundle, series)[:MOST_PARTS]]
    return parts if len(parts) > 1 else []
