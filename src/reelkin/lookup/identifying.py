"""Which title a line of an export means, when nobody is there to ask: sure, or left for a person to decide.

A line is surer of itself than what people type: its year was printed by a catalogue, its name has its accents.
So a title counts as meant only if it bears this very name, and not another year; and where several do, only if
the accents, the kind or a far greater fame tell them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from reelkin.lookup.matching import LIKELY, NameKind, Resolution
from reelkin.lookup.text import normalise, without_article
from reelkin.lookup.written_otherwise import is_first_part, is_otherwise_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reelkin.lookup.matching import Match
    from reelkin.lookup.query import Query

YEARS_APART = 1
"""Catalogues differ by a festival and a release."""
FAR = 50
"""Times the votes that make one of two namesakes the one that is meant, and told as likely."""
FEWEST_VOTES = 500
FAMOUS = 0.25
"""Fame from which a title goes by its name without the subtitle: of 350,000 the best known 14,000 have it."""
LETTERS = 20
"""One letter may be wrong, and one more in so many."""
SHORT = 6
"""Names up to this length are not taken for misspelt: one letter makes Heat of Head."""
_BETWEEN_PARTS = re.compile(r":\s+|\s+[-–—]\s+")
_NUMERALS = re.compile(r"\d+|\b(?:i{1,3}|iv|v|vi{1,3}|ix|x)\b")
_NUMBER_WORDS = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b")


def identify(
    query: Query, matches: Iterable[Match], fits: Callable[[int], bool] = lambda _row: True
) -> Resolution:
    """Decide which of some ranked titles is meant.

    "one": it has the name and the year. "likely", to be told: it has the name but for a leading article; it is a
    namesake of a neighbouring year; one told from its namesakes by fame alone; the only title of this very year whose
    name is the same written otherwise (Vol. and Volume, Se7en and Seven), or a well-known one of it with a longer form
    of the name: with its series before it, or with a subtitle after it. "several": a person has to say, also of another
    spelling, for the catalogue may lack what is meant. "none": nothing comes near.

    Args:
        query: name and year; its year is taken as sure.
        matches: as `matching.rank` gives them.
        fits: whether a row is of the kind that is meant; between namesakes it decides, alone it never excludes.
    """
    ranked = list(matches)
    same = [match for match in ranked if match.candidate.kind != NameKind.PERSON and _is_same(query, match)]
    dated = [match for match in same if _apart(query, match) == 0]
    if dated:
        return _told(query, _among(query, _bearers(dated), fits))
    for guess in (
        _neighbouring(query, same, fits),
        _otherwise_written(query, ranked, fits),
        _longer(query, ranked),
        _with_subtitle(query, ranked, fits),
    ):
        if guess:
            decided = _among(query, guess, fits)
            return Resolution("several" if decided.kind == "several" else "likely", decided.matches)
    misspelt = _misspelt(query, ranked)
    if misspelt:
        return Resolution("several", tuple(misspelt))
    near = [match for match in ranked if match.score >= LIKELY and (_apart(query, match) or 0) <= YEARS_APART]
    rest = near or [match for match in ranked if match.score >= 60.0]
    return Resolution("several" if rest else "none", tuple(rest))


def _told(query: Query, decided: Resolution) -> Resolution:
    """The decision, but only likely where one of the two names has an article more: Void need not be The Void."""
    if decided.kind == "one" and normalise(decided.matches[0].candidate.name) != query.key:
        return Resolution("likely", decided.matches)
    return decided


def _neighbouring(query: Query, same: Sequence[Match], fits: Callable[[int], bool]) -> list[Match]:
    return [
        match
        for match in same
        if _apart(query, match) == YEARS_APART
        and fits(match.candidate.row)
        and normalise(match.candidate.name) == query.key
    ]


def _otherwise_written(query: Query, matches: Sequence[Match], fits: Callable[[int], bool]) -> list[Match]:
    return [
        match
        for match in matches
        if query.year is not None
        and _apart(query, match) == 0
        and fits(match.candidate.row)
        and is_otherwise_written(query.key, normalise(match.candidate.name))
    ]


def _with_subtitle(query: Query, matches: Sequence[Match], fits: Callable[[int], bool]) -> list[Match]:
    """The famous titles of this year that bear the name before a subtitle."""
    return [
        match
        for match in matches
        if query.year is not None
        and _apart(query, match) == 0
        and match.candidate.fame >= FAMOUS
        and fits(match.candidate.row)
        and is_first_part(query.text, match.candidate.name)
    ]


def _misspelt(query: Query, matches: Sequence[Match]) -> list[Match]:
    return [match for match in matches if _apart(query, match) == 0 and _is_misspelt(query, match)]


def _longer(query: Query, matches: Sequence[Match]) -> list[Match]:
    """Well-known titles that have the name as their last part; little-known ones are about the film that is meant."""
    return [
        match
        for match in matches
        if _apart(query, match) == 0 and match.candidate.votes >= FEWEST_VOTES and _is_shortened(query, match)
    ]


def _bearers(matches: list[Match]) -> list[Match]:
    """The titles whose own name it is; also those shown under it where there are none, or one is far better known."""
    own = [match for match in matches if match.candidate.kind <= NameKind.ORIGINAL]
    least = max(FEWEST_VOTES, FAR * max((match.candidate.votes for match in own), default=0))
    famous = [match for match in matches if match not in own and match.candidate.votes >= least]
    return [*own, *famous] if own else matches


def _is_same(query: Query, match: Match) -> bool:
    key = normalise(match.candidate.name)
    return key == query.key or without_article(key) == without_article(query.key)


def _apart(query: Query, match: Match) -> int | None:
    """Years between the two, 0 for a query without a year; None where the title's is not known."""
    if query.year is None:
        return 0
    return None if match.candidate.year is None else abs(match.candidate.year - query.year)


def _among(query: Query, matches: list[Match], fits: Callable[[int], bool]) -> Resolution:
    """One of titles that all have the name: by how it is written, by kind, by fame."""
    written = [match for match in matches if match.candidate.name.casefold() == query.text.casefold()]
    keyed = [match for match in matches if normalise(match.candidate.name) == query.key]
    left = written or keyed or matches
    left = [match for match in left if fits(match.candidate.row)] or left
    if len(left) == 1:
        return Resolution("one", tuple(left))
    first, second = sorted(left, key=lambda match: -match.candidate.votes)[:2]
    if first.candidate.votes >= max(FEWEST_VOTES, FAR * second.candidate.votes):
        return Resolution("likely", (first,))
    return Resolution("several", tuple(matches))


def _is_shortened(query: Query, match: Match) -> bool:
    """Whether the title has parts more than the query: Star Wars: Episode V - The Empire Strikes Back.

    The last part must be there and have two words, or it says too little.
    """
    asked, whole = _parts_of(query.text), _parts_of(match.candidate.name)
    return len(asked[-1].split()) > 1 and asked[-1] == whole[-1] and set(asked) <= set(whole)


def _parts_of(name: str) -> list[str]:
    return [normalise(part) for part in _BETWEEN_PARTS.split(name)]


def _is_misspelt(query: Query, match: Match) -> bool:
    """Whether the names differ by a letter, or two in a long name, word for word: The Others are not The Brothers."""
    key = normalise(match.candidate.name)
    most = 1 + len(key) // LETTERS
    alike = Levenshtein.distance(query.key, key, score_cutoff=most) <= most and key != query.key
    return (
        alike
        and len(key) > SHORT
        and len(key.split()) == len(query.key.split())
        and not _are_other_parts(query.key, key)
    )


def _are_other_parts(one: str, other: str) -> bool:
    """Whether their numbers differ: Part One and Part Two are spelt alike. A number word may be what is misspelt."""
    words = _NUMBER_WORDS.findall(one), _NUMBER_WORDS.findall(other)
    return _NUMERALS.findall(one) != _NUMERALS.findall(other) or (all(words) and words[0] != words[1])
