"""Which title a line of an export means, when nobody is there to ask: sure, or left for a person to decide.

A line is surer of itself than what people type: its year was printed by a catalogue, its name has its accents.
So a title counts as meant only if it bears this very name, and not another year; and where several do, only if
the accents, the kind or a far greater fame tell them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from reelkin.lookup.matching import LIKELY, SURE, NameKind, Resolution
from reelkin.lookup.text import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reelkin.lookup.matching import Match
    from reelkin.lookup.query import Query

YEARS_APART = 1
"""Catalogues differ by a festival and a release."""
FAR = 50
"""Times the votes that make one of two namesakes the one that is meant, and told as likely."""
FEWEST_VOTES = 500
MISSPELT = 90.0
"""Likeness from which another spelling is taken for the name."""
_NUMERALS = re.compile(r"\d+|\b(?:i{1,3}|iv|v|vi{1,3}|ix|x)\b")
_NUMBER_WORDS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b")


def identify(
    query: Query, matches: Iterable[Match], fits: Callable[[int], bool] = lambda _row: True
) -> Resolution:
    """Decide which of some ranked titles is meant.

    "one": it has the name, and the year if there is one (a neighbouring year if no title has this one).
    "likely": told apart from namesakes by its votes alone, or it has the name but for its spelling.
    "several": a person has to say. "none": nothing comes near.

    Args:
        query: name and year; its year is taken as sure.
        matches: as `matching.rank` gives them.
        fits: whether a row is of the kind that is meant; only ever decides between namesakes.
    """
    ranked = list(matches)
    namesakes = _namesakes(query, ranked)
    if namesakes:
        return _among(query, namesakes, fits)
    near = [match for match in ranked if match.score >= LIKELY and _apart(query, match) <= YEARS_APART]
    spelt = [match for match in near if _is_misspelt(query, match)]
    if len(spelt) == 1:
        return Resolution("likely", tuple(spelt))
    rest = near or [match for match in ranked if match.score >= 60.0]
    return Resolution("several" if rest else "none", tuple(rest))


def _namesakes(query: Query, matches: Sequence[Match]) -> list[Match]:
    """The titles of this name, from the nearest year that has any; a title's own name before alternate ones."""
    same = [match for match in matches if match.candidate.kind != NameKind.PERSON and _is_same(query, match)]
    if query.year is None:
        return _own(same) or same
    dated = [match for match in same if _apart(query, match) == 0]
    if dated:
        return _own(dated) or dated
    return [match for match in same if _apart(query, match) <= YEARS_APART]


def _own(matches: list[Match]) -> list[Match]:
    return [match for match in matches if match.candidate.kind <= NameKind.ORIGINAL]


def _is_same(query: Query, match: Match) -> bool:
    return normalise(match.candidate.name) == query.key or match.score >= SURE - 2 * YEARS_APART


def _apart(query: Query, match: Match) -> int:
    """Years between the two; a title whose year is not known is neither near nor far."""
    if query.year is None:
        return 0
    return YEARS_APART if match.candidate.year is None else abs(match.candidate.year - query.year)


def _among(query: Query, matches: list[Match], fits: Callable[[int], bool]) -> Resolution:
    written = [match for match in matches if match.candidate.name.casefold() == query.text.casefold()]
    left = written or matches
    left = [match for match in left if fits(match.candidate.row)] or left
    if len(left) == 1:
        return Resolution("one", tuple(left))
    first, second = sorted(left, key=lambda match: -match.candidate.votes)[:2]
    if first.candidate.votes >= max(FEWEST_VOTES, FAR * second.candidate.votes):
        return Resolution("likely", (first,))
    return Resolution("several", tuple(matches))


def _is_misspelt(query: Query, match: Match) -> bool:
    key = normalise(match.candidate.name)
    return fuzz.ratio(query.key, key) >= MISSPELT and not _are_other_parts(query.key, key)


def _are_other_parts(one: str, other: str) -> bool:
    """Whether their numbers differ: Part One and Part Two are spelt alike. A number word may be what is misspelt."""
    words = _NUMBER_WORDS.findall(one), _NUMBER_WORDS.findall(other)
    return _NUMERALS.findall(one) != _NUMERALS.findall(other) or (all(words) and words[0] != words[1])
