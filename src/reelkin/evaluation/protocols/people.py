"""Strong generalisation: people the model never saw, most of their likes folded in, the rest to be found.

For cold titles the same, but every title is scored by a model that saw none of its ratings: titles lie in folds
too, each fold is scored by a model learned without it, and the scores are put together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy import sparse

from reelkin.evaluation.metrics.coverage import coverage
from reelkin.evaluation.metrics.ndcg import ndcg
from reelkin.evaluation.metrics.recall import recall

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Person, Rows

N = 20


class Scorer(Protocol):
    """A learned model: scores of all titles for what people like."""

    def __call__(self, folded_in: Sequence[Rows]) -> npt.NDArray[np.floating]:
        """float[len(folded_in), n]."""


@dataclass(frozen=True, eq=False)
class PeopleResult:
    """How people were served.

    Attributes:
        recall: float64[m], Recall@20 by person.
        ndcg: float64[m], NDCG@20 by person.
        coverage: distinct titles among all picks.
    """

    recall: npt.NDArray[np.float64]
    ndcg: npt.NDArray[np.float64]
    coverage: int


def judge_people(
    learn: Callable[[sparse.csr_array], Scorer],
    likes: sparse.csr_array,
    people: Sequence[Person],
    fold_of_person: Rows,
    fold_of_title: Rows | None = None,
) -> PeopleResult:
    """Learn without each fold of people (and, if given, without each fold of titles), and judge it on them.

    Args:
        learn: from likes, [m', n], to a model. Titles of the left-out fold have no likes there.
        likes: [m, n].
        people: what is folded in and held out, one for each row of `likes`.
        fold_of_person: intp[m].
        fold_of_title: intp[n] for the cold-titles protocol.
    """
    titles = np.zeros(likes.shape[1], dtype=np.intp) if fold_of_title is None else fold_of_title
    ranked: dict[int, Rows] = {}
    for fold in np.unique(fold_of_person):
        judged = np.flatnonzero(fold_of_person == fold)
        folded_in = [people[row].folded_in for row in judged.tolist()]
        scores = np.empty((len(judged), likes.shape[1]), dtype=np.float32)
        for part in np.unique(titles):
            hidden = titles == part
            shown = likes[np.flatnonzero(fold_of_person != fold)]
            model = learn(shown if fold_of_title is None else without_titles(shown, hidden))
            scores[:, hidden] = model(folded_in)[:, hidden]
        for row, own in zip(judged.tolist(), scores, strict=True):
            own[people[row].folded_in] = -np.inf
            ranked[row] = first(own, N)
    lists = [ranked[row] for row in range(len(people))]
    held = [person.held_out for person in people]
    return PeopleResult(
        np.array([recall(rows, out, N) for rows, out in zip(lists, held, strict=True)]),
        np.array(
            [ndcg(rows, dict.fromkeys(out.tolist(), 1.0), N) for rows, out in zip(lists, held, strict=True)]
        ),
        coverage(lists, N),
    )


def without_titles(likes: sparse.csr_array, hidden: npt.NDArray[np.bool_]) -> sparse.csr_array:
    """The likes but for those of `hidden` titles, whose columns are left empty."""
    coordinates = likes.tocoo()
    kept = ~hidden[coordinates.col]
    places = (coordinates.row[kept], coordinates.col[kept])
    return sparse.csr_array(sparse.coo_array((coordinates.data[kept], places), shape=likes.shape))


def first(scores: npt.NDArray[np.floating], n: int) -> Rows:
    """The `n` best rows, the best first, ties by row."""
    n = min(n, len(scores))
    least = np.partition(scores, len(scores) - n)[len(scores) - n]
    rows = np.flatnonzero(scores >= least)
    return rows[np.argsort(-scores[rows], kind="stable")][:n]
