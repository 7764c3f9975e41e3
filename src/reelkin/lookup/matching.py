"""How well candidates fit a query, and whether one of them is what the person meant.

One search serves the command line, the matching of rating exports and the site, whose database only
fetches candidates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

from rapidfuzz import fuzz

from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.lookup.query import Query

SURE = 100.0
"""The score of a name that is the same after normalising."""
LIKELY = 84.0
"""A misspelt name from here on is taken when nothing else comes near; found on misspellings of well-known titles."""
MARGIN = 6.0
"""How much better than the second the best must be."""


class NameKind(IntEnum):
    """Which of a title's names a candidate is; lower is nearer to the title."""

    PRIMARY = 0
    ORIGINAL = 1
    ALTERNATE = 2
    PERSON = 3


@dataclass(frozen=True)
class Candidate:
    """A title under one of its names. `row` is whatever the source finds the title again by."""

    row: int
    name: str
    kind: NameKind
    year: int | None
    votes: int


@dataclass(frozen=True)
class Match:
    """A candidate with its score from 0 to 100."""

    candidate: Candidate
    score: float


@dataclass(frozen=True)
class Resolution:
    """What a query came to: `one` title for sure, one that is `likely` (say so), `several` to ask about, or `none`."""

    kind: Literal["one", "likely", "several", "none"]
    matches: tuple[Match, ...]


def score(query: Query, candidate: Candidate) -> float:
    """How well a candidate's name and year fit, 0 to 100.

    The same name scores 100, or 98 but for a leading article; another name scores the mean of its edit
    similarity and its similarity with words in any order. A sure year that differs by more than one costs 40
    points, an unsure one 15, a neighbouring year 2.
    """
    key = normalise(candidate.name)
    points = max(
        _name_score(query.key, key),
        _name_score(normalise(f"{query.text} {query.year}"), key) if query.year else 0.0,
    )
    return max(0.0, points - _year_cost(query, candidate, key))


def _name_score(asked: str, key: str) -> float:
    if asked == key:
        return SURE
    if without_article(asked) == without_article(key):
        return 98.0
    like = (fuzz.ratio(asked, key) + fuzz.token_sort_ratio(asked, key)) / 2
    part = LIKELY + 10 * len(asked) / len(key) if asked and f" {asked} " in f" {key} " else 0.0
    return float(min(97.0, max(like, part)))


def _year_cost(query: Query, candidate: Candidate, key: str) -> float:
    if query.year is None or key.endswith(f" {query.year}") or key == str(query.year):
        return 0.0
    if candidate.year is None:
        return 5.0
    apart = abs(candidate.year - query.year)
    if apart <= 1:
        return 2.0 * apart
    return 40.0 if query.year_is_sure else 15.0


def rank(query: Query, candidates: Iterable[Candidate]) -> list[Match]:
    """Each title once, by its best name; the best first: by score, nearness of the name, votes, row."""
    best: dict[int, Match] = {}
    for candidate in candidates:
        match = Match(candidate, score(query, candidate))
        kept = best.get(candidate.row)
        if kept is None or _order(match) < _order(kept):
            best[candidate.row] = match
    return sorted(best.values(), key=_order)


def _order(match: Match) -> tuple[float, int, int, int]:
    candidate = match.candidate
    return (-match.score, candidate.kind, -candidate.votes, candidate.row)


def resolve(query: Query, candidates: Iterable[Candidate], most: int = 20) -> Resolution:
    """Decide whether one title is meant. Never guesses silently: `likely` has to be told to the person."""
    matches = rank(query, candidates)
    exact = _exact(query, matches)
    if len(exact) == 1:
        return Resolution("one", (exact[0],))
    if exact:
        return Resolution("several", tuple(exact[:most]))
    near = [match for match in matches if match.score >= LIKELY]
    if near and (len(near) == 1 or near[0].score - near[1].score >= MARGIN):
        return Resolution("likely", tuple(near[:1]))
    rest = near or [match for match in matches if match.score >= 60.0]
    return Resolution("several" if rest else "none", tuple(rest[:most]))


def _exact(query: Query, matches: Sequence[Match]) -> list[Match]:
    """The titles of exactly this name: by their own names if there are any, by alternate titles otherwise.

    The exact name beats the same name without its article ("The Thing" is not "Thing").
    """
    sure = [match for match in matches if match.score >= 98.0 and match.candidate.kind != NameKind.PERSON]
    own = [match for match in sure if match.candidate.kind <= NameKind.ORIGINAL]
    chosen = own or sure
    if query.year is not None:
        dated = [match for match in chosen if match.candidate.year == query.year]
        chosen = dated or chosen
    top = [match for match in chosen if match.score == chosen[0].score] if chosen else []
    primary = [match for match in top if match.candidate.kind == NameKind.PRIMARY]
    return [
        replace(match)
        for match in (primary if len(primary) == 1 and len(top) > 1 and _famous(primary[0], top) else top)
    ]


def _famous(match: Match, others: Sequence[Match]) -> bool:
    """Whether a title bears the name as its primary one and has ten times the votes of all who share it as another name."""
    rest = max(
        (other.candidate.votes for other in others if other.candidate.row != match.candidate.row), default=0
    )
    return match.candidate.votes >= 10 * max(rest, 1)
