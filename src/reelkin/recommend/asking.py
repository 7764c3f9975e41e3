"""From what a caller gives, ids and ratings, to the rows and the question that a model answers."""

from __future__ import annotations

import warnings
from numbers import Integral
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import UnknownTitle, UsageError
from reelkin.recommend.answer import seen_rows, with_dials
from reelkin.recommend.filters import rows_listed
from reelkin.recommend.household.member import Member, check_members
from reelkin.recommend.options import read_order
from reelkin.recommend.preferences import check_ratings, preferences
from reelkin.recommend.question import ask_personal, ask_similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.options import Options
    from reelkin.recommend.question import Question

CALLER = 4
"""How far above a warning the code is that gave the ratings: above `Model` and two functions of this file."""


class UnknownTitlesWarning(UserWarning):
    """Some of the ratings are of titles that are not in the model; they are left out."""


def ask(bundle: Bundle, asked: str | Mapping[str, float], scale: tuple[float, float]) -> Question:
    """The question of a title's id, or of a person's ratings by id.

    Raises:
        UnknownTitle, UsageError: as the two below.
    """
    return ask_about(bundle, asked) if isinstance(asked, str) else ask_for(bundle, asked, scale)


def ask_about(bundle: Bundle, tconst: str) -> Question:
    """What is similar to a title.

    Raises:
        UnknownTitle: there is no such title.
        UsageError: what is given is no id.
    """
    return ask_similar(bundle, row_of(bundle, tconst))


def ask_for(bundle: Bundle, ratings: Mapping[str, float], scale: tuple[float, float]) -> Question:
    """What is for somebody with these ratings; of titles that the model does not have, one warning tells.

    Raises:
        UsageError: a rating off the scale, or a scale that is none.
    """
    check_ratings(ratings, scale)
    rows = {tconst: bundle.titles.row_of(tconst) for tconst in ratings}
    known = {row: float(ratings[tconst]) for tconst, row in rows.items() if row is not None}
    _warn_of([tconst for tconst, row in rows.items() if row is None])
    weights = preferences(np.array(list(known.values()), np.float64), scale)
    return ask_personal(bundle, dict(zip(known, weights.tolist(), strict=True)))


def members_of(
    bundle: Bundle,
    ratings_of: Mapping[str, Mapping[str, float]],
    watched_by: Mapping[str, Iterable[str]],
    scale: tuple[float, float],
    options: Options,
) -> list[Member]:
    """The members of a household, each with a question of their own, dials included.

    Args:
        bundle: the model.
        ratings_of: ratings by id, by the member's name.
        watched_by: ids of titles seen without a rating, by the member's name.
        scale: the lowest and the highest rating there is.
        options: of the whole household.

    Raises:
        UsageError: as `ask_for` and `check_members`; an option that cannot be read.
    """
    check_members(ratings_of, watched_by)
    order = read_order(options)
    household = []
    for name, ratings in ratings_of.items():
        question = with_dials(bundle, ask_for(bundle, ratings, scale), order)
        own = rows_listed(bundle, "watched_by", watched_by.get(name, ()))
        household.append(Member(name, question, seen_rows(bundle, question, options).union(own)))
    return household


def row_of(bundle: Bundle, tconst: str) -> int:
    """The row of a title.

    Raises:
        UnknownTitle: there is no such title.
        UsageError: what is given is no id.
    """
    if not isinstance(tconst, str):
        raise UsageError(f"tconst: must be an id such as 'tt0078748', got {tconst!r}")
    row = bundle.titles.row_of(tconst)
    if row is None:
        raise UnknownTitle(tconst)
    return row


def read_count(n: Any) -> int:
    """How many picks are wanted.

    Raises:
        UsageError: it is no whole number, or below 0.
    """
    if not isinstance(n, Integral) or n < 0:
        raise UsageError(f"n: must be a whole number from 0, got {n!r}")
    return int(n)


def _warn_of(unknown: list[str]) -> None:
    if unknown:
        some = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")
        what = "1 rated title is" if len(unknown) == 1 else f"{len(unknown):,} rated titles are"
        said = f"{what} not in the model and left out: {some}"
        warnings.warn(said, UnknownTitlesWarning, stacklevel=CALLER)
