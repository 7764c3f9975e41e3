"""Whether one title is what a person meant: by its name, by its name of another year, or by a guess that has to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.lookup.guessing import guess
from reelkin.lookup.matching import NameKind, Resolution, rank
from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.lookup.matching import Candidate, Match
    from reelkin.lookup.query import Query

MISREMEMBERED = 3
"""Years by which a year without brackets may be wrong and the only title of the name still be taken."""


def resolve(query: Query, candidates: Iterable[Candidate], most: int = 20) -> Resolution:
    """Decide whether one title is meant. Never guesses silently: `likely` has to be told to the person."""
    given = list(candidates)
    named = resolve_name(query, given, most)
    return guess(query, given, most) if named.kind == "none" and not named.matches else named


def resolve_name(query: Query, candidates: Iterable[Candidate], most: int = 20) -> Resolution:
    """Decide between the titles of exactly this name. Only where none has it, the resolution is without matches."""
    matches = rank(query, candidates)
    exact = _exact(query, matches)
    if exact:
        return Resolution("one" if len(exact) == 1 else "several", tuple(exact[:most]))
    return _of_other_years(query, matches, most)


def _of_other_years(query: Query, matches: Sequence[Match], most: int) -> Resolution:
    """The titles of the name, when none is of the year: all are asked about, nearest in years first; one is offered."""
    if query.year is None:
        return Resolution("none", ())
    named = [match for match in matches if _is_named(query, match.candidate)]
    named = [match for match in named if match.candidate.kind <= NameKind.ORIGINAL] or named
    named.sort(
        key=lambda match: (normalise(match.candidate.name) != query.key, _apart(query, match.candidate))
    )
    if len(named) > 1:
        return Resolution("several", tuple(named[:most]))
    near = named and not query.year_is_sure and _apart(query, named[0].candidate) <= MISREMEMBERED
    return Resolution("likely" if near else "none", tuple(named))


def _is_named(query: Query, candidate: Candidate) -> bool:
    same = without_article(normalise(candidate.name)) == without_article(query.key)
    return same and candidate.kind != NameKind.PERSON


def _apart(query: Query, candidate: Candidate) -> int:
    return 10_000 if candidate.year is None or query.year is None else abs(candidate.year - query.year)


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
    return primary if len(primary) == 1 and _famous(primary[0], top) else top


def _famous(match: Match, others: Sequence[Match]) -> bool:
    """Whether a title bears the name as its primary one and has ten times the votes of all who share it as another name."""
    rest = max(
        (other.candidate.votes for other in others if other.candidate.row != match.candidate.row), default=0
    )
    return match.candidate.votes >= 10 * max(rest, 1)
