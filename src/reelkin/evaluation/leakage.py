"""Leakage: nothing that is held out may be shown to a method while it learns or folds in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.errors import ReelkinError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from scipy import sparse

    from reelkin.evaluation.splits import Person

    Ints = npt.NDArray[np.integer]


class Leakage(ReelkinError):
    """A method was shown, or has seen, what it is judged on; its figures are worth nothing."""


def check_split(likes: sparse.csr_array, people: Sequence[Person]) -> None:
    """See that each person's likes lie in two parts without a title in both.

    Raises:
        Leakage: a held-out title is folded in as well, or a title of the two parts is not liked.
    """
    for row, person in enumerate(people):
        both = np.intersect1d(person.folded_in, person.held_out)
        if len(both):
            raise Leakage(
                f"person {row}: title {both[0]} is held out and folded in; a split must do one or the other"
            )
        own = likes.indices[likes.indptr[row] : likes.indptr[row + 1]]
        if not np.isin(np.concatenate([person.folded_in, person.held_out]), own).all():
            raise Leakage(
                f"person {row}: the split holds a title that is not among their likes; split these likes"
            )


def check_people(training: Ints, judged: Ints) -> None:
    """See that nobody is judged whom the method learns from.

    Raises:
        Leakage: somebody is.
    """
    both = np.intersect1d(training, judged)
    if len(both):
        raise Leakage(
            f"person {both[0]} is judged and learned from, as are {len(both) - 1} more; the folds must be apart"
        )


def check_hidden(shown: Ints, hidden: npt.NDArray[np.bool_], what: str) -> None:
    """See that no title of `hidden`, bool[n], is among the titles `shown`, int[·].

    Raises:
        Leakage: one is.
    """
    seen = shown[hidden[shown]]
    if len(seen):
        raise Leakage(f"title {seen[0]} is to be judged unseen, yet its {what} are shown; leave them out")


def check_folded_in(rows: Ints, person: Person, row: int) -> None:
    """See that what is folded in for a person holds nothing held out from them.

    Raises:
        Leakage: it does.
    """
    both = np.intersect1d(rows, person.held_out)
    if len(both):
        raise Leakage(f"person {row}: held-out title {both[0]} is folded in; leave it out")
