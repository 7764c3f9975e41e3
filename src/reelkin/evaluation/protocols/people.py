"""Strong generalisation: people the model never saw, most of their likes folded in, the rest to be found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.evaluation.protocols.rounds import Round, first, judge, without_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.results import Result
    from reelkin.evaluation.splits import Person, Rows

__all__ = ["Plain", "first", "hidden_parts", "judge_people", "people_rounds", "without_titles"]


@dataclass(frozen=True)
class Plain:
    """A method made of a name and a function."""

    name: str
    learn: Callable[..., Any]


def people_rounds(fold_of_person: Rows, fold_of_title: Rows | None = None) -> list[Round]:
    """A round for each fold of people, learned from all others; with folds of titles, each scored unseen."""
    hidden = () if fold_of_title is None else hidden_parts(fold_of_title)
    return [
        Round(np.flatnonzero(fold_of_person != fold), np.flatnonzero(fold_of_person == fold), hidden)
        for fold in np.unique(fold_of_person)
    ]


def hidden_parts(fold_of_title: Rows) -> tuple[npt.NDArray[np.bool_], ...]:
    """bool[n] for each fold of titles: which are in it."""
    return tuple(fold_of_title == part for part in np.unique(fold_of_title))


def judge_people(
    method: Method,
    evidence: Evidence,
    people: Sequence[Person],
    fold_of_person: Rows,
    fold_of_title: Rows | None = None,
    *,
    fold_in_ratings: bool = False,
) -> Result:
    """Learn without each fold of people and judge it on them.

    With `fold_of_title` this is the protocol "cold titles": titles lie in folds too, each fold is scored by a
    model that was shown none of its ratings, and the scores are put together.

    Args:
        method: what is judged.
        evidence: [m, n] likes and more.
        people: what is folded in and held out, one for each row of the likes; `splits.hold_out`.
        fold_of_person: intp[m]; `splits.folds`.
        fold_of_title: intp[n].
        fold_in_ratings: see `rounds.judge`.
    """
    protocol = "people" if fold_of_title is None else "cold titles"
    rounds = people_rounds(fold_of_person, fold_of_title)
    return judge(method, evidence, people, rounds, protocol, fold_in_ratings=fold_in_ratings)
