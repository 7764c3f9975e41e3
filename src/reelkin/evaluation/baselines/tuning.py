"""Choosing a baseline's settings by people it was not learned from, among the training people alone.

The training people lie in inner folds. For each, every setting of the grid is learned from the others and judged on
it, as the people protocol judges: a fifth of each one's likes to be found from the rest. The setting with the best
mean NDCG@20 is learned again from all training people; the first in the grid wins a tie. So whoever is judged in
the end has no part in the choice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import threadpool_limits

from reelkin.evaluation.baselines.method import LikedTitles
from reelkin.evaluation.metrics.ndcg import ndcg
from reelkin.evaluation.protocols.people import first
from reelkin.evaluation.splits import folds, hold_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt
    from scipy import sparse

    from reelkin.evaluation.baselines.method import Family, Learned
    from reelkin.evaluation.splits import Person, Rows

INNER_FOLDS = 3
N = 20


@dataclass(frozen=True)
class Tuned:
    """A method that chooses its settings from its family's grid each time it learns.

    Attributes:
        family: how to learn with given settings, and the grid.
        seed: of the inner folds and of what is held out in them.
    """

    family: Family
    seed: int = 0

    @property
    def name(self) -> str:
        """The family's."""
        return self.family.name

    def learn(self, likes: sparse.csr_array) -> Learned:
        """Choose, then learn from all of `likes` with the choice; `settings` of the answer tells it."""
        with threadpool_limits(limits=1):
            best = self.family.grid[int(np.argmax(self.judge(likes)))]
            return self.family.prepare(likes)(best)

    def judge(self, likes: sparse.csr_array) -> npt.NDArray[np.float64]:
        """float64[grid]: the mean NDCG@20 of each setting on the people of the inner folds."""
        totals = np.zeros(len(self.family.grid))
        for shown, judged in inner_folds(likes, self.seed):
            learn, liked = self.family.prepare(shown), LikedTitles.of(shown)
            totals += [
                total_ndcg(_picks(learn(settings), judged, liked.rows), judged)
                for settings in self.family.grid
            ]
        return totals / likes.shape[0]


def inner_folds(likes: sparse.csr_array, seed: int) -> Iterator[tuple[sparse.csr_array, list[Person]]]:
    """For each inner fold, the likes to learn from, and the people of the fold, to be judged."""
    people = hold_out(likes, seed)
    fold = folds(len(people), min(INNER_FOLDS, len(people)), seed)
    for part in np.unique(fold):
        yield likes[np.flatnonzero(fold != part)], [people[row] for row in np.flatnonzero(fold == part)]


def total_ndcg(picks: Iterable[npt.NDArray[np.integer[Any]]], people: Sequence[Person]) -> float:
    """The sum of the people's NDCG@20 with these picks, the best first."""
    held_out = [dict.fromkeys(person.held_out.tolist(), 1.0) for person in people]
    return sum(ndcg(own, gains, N) for own, gains in zip(picks, held_out, strict=True))


def _picks(model: Learned, people: Sequence[Person], liked: Rows) -> Iterator[Rows]:
    """Each one's picks among the `liked` titles that are not folded in: likes say nothing of the others."""
    scores = model([person.folded_in for person in people])
    for own, person in zip(scores, people, strict=True):
        left = np.array(own, dtype=np.float64)
        left[person.folded_in] = -np.inf
        yield liked[first(left[liked], N)]
