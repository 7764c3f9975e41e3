"""Which title is meant by a name that no title has: slips of the fingers weighed against how well known titles are.

Evidence is counted in slips. Of two titles, the one thirty times as far up the list of the best known is asked for
thirty times as often, and a slip is made about once in thirty letters: so that much fame makes up for one slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from reelkin.lookup.matching import Match, NameKind, Resolution
from reelkin.lookup.numbers import are_other_parts, other_spellings, part_spellings
from reelkin.lookup.spelling import likeness, slips
from reelkin.lookup.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.lookup.matching import Candidate
    from reelkin.lookup.query import Query

FAME = 3.0
"""Slips that the best-known title of all may have before the least known."""
PART, LEFT_OUT = 1.0, 1.5
"""Slips a name counts as if it is a part of the title's, and more for all that it leaves out."""
OF_PERSON = 0.5
"""Slips a word of a person's name counts as."""
RESPELT = 0.2
"""Slips a number written otherwise counts as."""
CLEAR = 0.5
"""Slips between the first and the second from which the first is taken."""
BEYOND = 2.0
"""Slips behind the first from which a title is not asked about, unless it has the words."""
TAKEN, ASKED, SUGGESTED = 0.78, 0.73, 0.725
"""Likeness, 0 to 1 with fame, from which a title is taken, asked about, or offered as "did you mean"."""
KNOWN = 0.15
"""What the fame of the best-known title adds to its likeness."""
SUGGESTIONS = 3


@dataclass(frozen=True)
class Guess:
    """A title that may be meant.

    Attributes:
        match: the candidate; its score is the likeness of the names in hundredths.
        cost: slips, less what fame makes up for.
        near: 0 to 1, how like the names are, and a little for fame.
        whole_words: whether the title's name has the typed one in it.
    """

    match: Match
    cost: float
    near: float
    whole_words: bool


def guess(query: Query, candidates: Iterable[Candidate], most: int = 20) -> Resolution:
    """Decide between titles that come near and people whose name has the typed words.

    "likely": one title is clearly nearest, and near enough. "several": a person has to say; so it is whenever a person's
    titles come first. "none": nothing is near; its matches, three at most, may be offered as "did you mean".
    """
    guesses = [one for one in _ranked(query, candidates) if one.near >= SUGGESTED]
    if guesses and _is_clear(guesses):
        return Resolution("likely", (guesses[0].match,))
    asked = [one for one in guesses if one.near >= ASKED]
    asked = [one for one in asked if one.whole_words or _is_beside(one, asked[0])]
    if len(asked) > 1:
        return Resolution("several", tuple(one.match for one in asked[:most]))
    return Resolution("none", tuple(one.match for one in guesses[:SUGGESTIONS]))


def _is_beside(one: Guess, first: Guess) -> bool:
    """Whether a misspelt title may be meant as well as the first; beside one that has the very words it must be surer."""
    return one.cost - first.cost <= BEYOND and (one.near >= TAKEN or not first.whole_words)


def _is_clear(guesses: Sequence[Guess]) -> bool:
    first = guesses[0]
    if first.near < TAKEN or first.match.candidate.kind == NameKind.PERSON:
        return False
    return len(guesses) == 1 or guesses[1].cost - first.cost >= CLEAR


def _ranked(query: Query, candidates: Iterable[Candidate]) -> list[Guess]:
    """Each title once, by the name that fits best; the nearest first."""
    spellings = spellings_of(query)
    guesses = [_weigh(query, spellings, candidate) for candidate in candidates]
    guesses.sort(key=_order)
    best: dict[int, Guess] = {}
    for one in guesses:
        best.setdefault(one.match.candidate.row, one)
    return list(best.values())


def _order(one: Guess) -> tuple[float, int, int, int]:
    candidate = one.match.candidate
    return (one.cost, candidate.kind, -candidate.votes, candidate.row)


def spellings_of(query: Query) -> list[str]:
    """The normalised name in all ways it may be spelt, as typed first: numbers otherwise, an unsure year as a part of it."""
    dated = normalise(f"{query.text} {query.year}") if query.year and not query.year_is_sure else None
    return [query.key, *([dated] if dated else []), *other_spellings(query.key)]


def _weigh(query: Query, spellings: Sequence[str], candidate: Candidate) -> Guess:
    key = normalise(candidate.name)
    years = slips_of_year(query, candidate, key)
    if candidate.kind == NameKind.PERSON:
        return Guess(
            Match(candidate, 100.0), OF_PERSON + years - FAME * candidate.fame, 1.0, whole_words=True
        )
    asked, wrong = min(
        (
            (one, slips(one, key) + RESPELT * (one != query.key))
            for one in (*spellings, *part_spellings(query.key))
        ),
        key=itemgetter(1),
    )
    like = likeness(asked, key)
    cost, near = wrong, like + KNOWN * candidate.fame
    whole_words = f" {query.key} " in f" {key} "
    if whole_words:
        share = len(query.key) / len(key)
        cost, near = (
            min(cost, PART + LEFT_OUT * (1 - share)),
            max(near, _part(query.key, share, candidate.fame)),
        )
    elif are_other_parts(asked, key):
        near = min(near, SUGGESTED)
    return Guess(
        Match(candidate, round(100 * like, 1)), cost + years - FAME * candidate.fame, near, whole_words
    )


def _part(asked: str, share: float, fame: float) -> float:
    """How near a title is that has the name as a part: one word says little of a long name that is little known."""
    return 1.0 if " " in asked or share >= 0.6 or fame >= 0.25 else ASKED


def slips_of_year(query: Query, candidate: Candidate, key: str) -> float:
    """Slips for a year that differs; less than none for one that is right."""
    if query.year is None or candidate.year is None or key.endswith(f" {query.year}"):
        return 0.0
    if abs(candidate.year - query.year) <= 1:
        return -1.0
    return 2.0 if query.year_is_sure else 1.0
