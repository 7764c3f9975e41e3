"""What somebody keeps: their list, what they rated, what they have seen, what is not for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from reelkin.lookup.text import normalise
from reelkin.recommend.facts import facts_of_rows
from reelkin.web.cards import card_of, cards_of
from reelkin.web.rendering import render
from reelkin.web.site import TheModel
from reelkin.web.visitors.visitor import TheVisitor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend.facts import TitleFacts
    from reelkin.web.live_model import Live
    from reelkin.web.visitors.marks import Marks

routes = APIRouter()
FEW, PAGE = 12, 48
"""Titles of each kind on the page of all, and on a page of one kind."""
MOST_PAGES = 10_000
Kind = Literal["listed", "rated", "seen", "not-interested"]
KINDS: tuple[tuple[Kind, str], ...] = (
    ("listed", "On my list"),
    ("rated", "Rated"),
    ("seen", "Seen"),
    ("not-interested", "Not interested"),
)
Sort = Literal["kept", "rating", "title", "newest", "oldest", "known"]
SORTS: tuple[tuple[Sort, str], ...] = (
    ("kept", "As kept, the latest first"),
    ("rating", "Best rated by me"),
    ("title", "Title"),
    ("newest", "Newest"),
    ("oldest", "Oldest"),
    ("known", "Best known"),
)
FIRST_SORT: dict[Kind, Sort] = {
    "listed": "kept",
    "rated": "rating",
    "seen": "known",
    "not-interested": "known",
}
KEPT_IN_ORDER: tuple[Kind, ...] = ("listed", "rated")
"""Of what was seen, or is never to be shown, nothing tells here what came last."""


class Asked(NamedTuple):
    """What somebody wants to see of one kind, and in which order."""

    show: Kind
    sort: Sort
    genre: str
    named: str


@routes.get("/list")
def lists(
    request: Request,
    live: TheModel,
    visitor: TheVisitor,
    show: Kind | None = None,
    sort: Sort | None = None,
    genre: Annotated[str, Query(max_length=60)] = "",
    named: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1,
) -> Response:
    """Everything they keep, a few of each kind; or all of one kind, sorted, filtered and by page."""
    marks = visitor.marks
    kept = {kind: _known(live, _kept(marks, kind)) for kind, _ in KINDS}
    told = {
        "counts": {kind: len(tconsts) for kind, tconsts in kept.items()},
        "kinds": KINDS,
        "ratings": marks.ratings,
        "show": show,
    }
    if show is None:
        few = {kind: cards_of(live, tconsts[:FEW]) for kind, tconsts in kept.items()}
        return render(request, "list.html", {**told, "few": few})
    facts = facts_of_rows(live.model.bundle, [live.model.facts(tconst).row for tconst in kept[show]])
    asked = Asked(show, sort or FIRST_SORT[show], genre, named)
    return render(request, "list.html", {**told, **_one_kind(live, marks, facts, asked, page)})


def _one_kind(
    live: Live, marks: Marks, titles: Sequence[TitleFacts], asked: Asked, page: int
) -> dict[str, Any]:
    """What the template shows of one kind: a page of the titles that fit, the last where there are not so many."""
    fitting = [one for one in titles if _fits(one, asked.genre, asked.named)]
    found = sorted_by(asked.sort, fitting, marks)
    pages = max(1, -(-len(found) // PAGE))
    here = min(page, pages)
    return {
        "cards": [card_of(live, one.row) for one in found[(here - 1) * PAGE : here * PAGE]],
        "found": len(found),
        "genres": sorted({genre for one in titles for genre in one.genres}),
        "sorts": [one for one in SORTS if _tells_apart(one[0], asked.show)],
        "asked": asked,
        "query": urlencode({name: value for name, value in asked._asdict().items() if value}),
        "page": here,
        "pages": pages,
    }


def sorted_by(sort: Sort, titles: Sequence[TitleFacts], marks: Marks) -> list[TitleFacts]:
    """The titles in an order that somebody asked for; equal ones stay as they were kept."""
    unknown = float("inf")
    return {
        "kept": lambda: list(titles),
        "rating": lambda: sorted(titles, key=lambda one: -marks.ratings.get(one.tconst, 0.0)),
        "title": lambda: sorted(titles, key=lambda one: normalise(one.title)),
        "newest": lambda: sorted(titles, key=lambda one: -(one.year or -unknown)),
        "oldest": lambda: sorted(titles, key=lambda one: one.year or unknown),
        "known": lambda: sorted(titles, key=lambda one: one.row),
    }[sort]()


def _tells_apart(sort: Sort, kind: Kind) -> bool:
    """Whether an order says something of titles of this kind."""
    return {"rating": kind == "rated", "kept": kind in KEPT_IN_ORDER}.get(sort, True)


def _kept(marks: Marks, kind: Kind) -> Sequence[str]:
    """The titles of a kind, the latest first where that is known."""
    if kind == "listed":
        return marks.listed
    if kind == "rated":
        return list(marks.ratings)[::-1]
    return sorted(marks.seen - set(marks.ratings) if kind == "seen" else marks.not_interested)


def _known(live: Live, tconsts: Sequence[str]) -> list[str]:
    return [tconst for tconst in tconsts if tconst in live.model]


def _fits(one: TitleFacts, genre: str, named: str) -> bool:
    words = normalise(f"{one.title} {one.original_title} {' '.join(one.directors)}")
    return (not genre or genre in one.genres) and normalise(named) in words
