"""Slices: how well held-out titles of one kind are found: of a decade, a language, a type, of much or little fame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.evaluation.bootstrap import ratio_interval
from reelkin.evaluation.metrics.diversity import picked

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt
    from scipy import sparse

    from reelkin.evaluation.results import Result
    from reelkin.evaluation.splits import Person, Rows

    Labels = npt.NDArray[np.str_]

UNKNOWN = "unknown"


@dataclass(frozen=True)
class Slice:
    """How held-out titles of one kind were found.

    Attributes:
        name: of the kind.
        people: how many have such a title held out.
        held_out, hits: how many pairs of person and title there are, and how many of them are among the picks.
        share: hits ÷ held_out, with the 95 % interval `low` to `high` from resampled people.
    """

    name: str
    people: int
    held_out: int
    hits: int
    share: float
    low: float
    high: float


def sliced(result: Result, people: Sequence[Person], labels: Labels) -> list[Slice]:
    """A slice for each label, by name.

    Args:
        result: of a protocol for people.
        people: the split it was judged with.
        labels: str[pairs], what each held-out pair is, in the order of `held_out_pairs`.
    """
    owners, titles = held_out_pairs(result, people)
    width = int(max(titles.max(initial=0), result.ranked.max(initial=0))) + 1
    places = picked(result.ranked, width)
    found = _found(places, owners, titles)
    slices = []
    for name in np.unique(labels).tolist():
        mine = labels == name
        held = np.bincount(owners[mine], minlength=len(result.judged)).astype(np.float64)
        hit = np.bincount(owners[mine], found[mine], minlength=len(result.judged)).astype(np.float64)
        who = held > 0
        low, high = ratio_interval(hit[who], held[who])
        total, hits_ = int(held.sum()), int(hit.sum())
        slices.append(Slice(name, int(who.sum()), total, hits_, hits_ / total, low, high))
    return slices


def held_out_pairs(result: Result, people: Sequence[Person]) -> tuple[Rows, Rows]:
    """intp[pairs] twice: whose each held-out pair is (a place in `result.judged`), and its title."""
    held = [people[row].held_out for row in result.judged.tolist()]
    owners = np.repeat(np.arange(len(held)), [len(rows) for rows in held])
    return owners, np.concatenate([np.zeros(0, dtype=np.intp), *held])


def decades(years: npt.NDArray[Any]) -> Labels:
    """str[n]: "1990s" of 1990 to 1999; what is below 1800 or NaN is unknown."""
    return np.array([f"{int(year) // 10 * 10}s" if year >= 1800 else UNKNOWN for year in years.tolist()])


def popularity_deciles(
    result: Result, people: Sequence[Person], likes: sparse.csr_array, fold_of_person: Rows
) -> Labels:
    """str[pairs]: "1" for the least liked tenth of the titles liked in training to "10"; "0" for those not liked.

    Counted among the people of the other folds, who are those a method learned from.
    """
    owners, titles = held_out_pairs(result, people)
    labels = np.zeros(len(titles), dtype=np.int64)
    fold_of_pair = fold_of_person[result.judged][owners]
    for fold in np.unique(fold_of_pair).tolist():
        training = likes[np.flatnonzero(fold_of_person != fold)]
        counts = np.bincount(training.indices, minlength=likes.shape[1])
        liked = np.sort(counts[counts > 0])
        mine = counts[titles[fold_of_pair == fold]]
        middle = (np.searchsorted(liked, mine, "left") + np.searchsorted(liked, mine, "right")) / 2
        tenths = np.minimum(1 + (10 * middle / max(len(liked), 1)).astype(np.int64), 10)
        labels[fold_of_pair == fold] = np.where(mine > 0, tenths, 0)
    return labels.astype(np.str_)


def _found(places: sparse.csr_array, owners: Rows, titles: Rows) -> npt.NDArray[np.float64]:
    """float64[pairs]: 1 where a pair is among the picks."""
    width = places.shape[1]
    chosen = np.repeat(np.arange(places.shape[0]), np.diff(places.indptr)) * width + places.indices
    return np.isin(owners * width + titles, chosen).astype(np.float64)
