"""Titles under their names, and how well these fit a query.

One search serves the command line, the matching of rating exports and the site, whose database only
fetches candidates.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any, Literal

from rapidfuzz import fuzz

from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reelkin.lookup.query import Query

SURE = 100.0
"""The score of a name that is the same after normalising."""
LIKELY = 84.0
"""The score from which another name comes near; found on misspellings of well-known titles."""


class NameKind(IntEnum):
    """Which of a title's names a candidate is; lower is nearer to the title."""

    PRIMARY = 0
    ORIGINAL = 1
    ALTERNATE = 2
    PERSON = 3


@dataclass(frozen=True)
class Candidate:
    """A title under one of its names. `row` is whatever the source finds the title again by.

    `fame` is how well known it is in its catalogue, from 0 to 1, if that is to weigh: see `fame_of`.
    """

    row: int
    name: str
    kind: NameKind
    year: int | None
    votes: int
    fame: float = 0.0


def fame_of(rank: float, size: int) -> float:
    """How well known a title is that has `rank` others before it of `size`: 1 for the first, 0 for the last.

    Falls with the logarithm of the rank, as the number of people who ask for a title does.
    """
    return 1.0 - math.log1p(rank) / math.log1p(max(size, 1))


def fame_among(votes: int, rising: Any) -> float:
    """`fame_of` a title by its votes, given the votes of the whole catalogue in rising order."""
    return fame_of(len(rising) - bisect_right(rising, votes), len(rising))


@dataclass(frozen=True)
class Match:
    """A candidate with its score from 0 to 100."""

    candidate: Candidate
    score: float


@dataclass(frozen=True)
class Resolution:
    """What a query came to: `one` title for sure, one that is `likely` (say so), `several` to ask about, or `none`.

    The matches of `none` are no answer: they may be offered as "did you mean".
    """

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
