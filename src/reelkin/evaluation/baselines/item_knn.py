"""ItemKNN: titles liked by the same people, by cosine with shrinkage, each title's nearest neighbours alone.

Sarwar, Karypis, Konstan, Riedl: Item-based collaborative filtering recommendation algorithms, 2001; the neighbours
of the title that is scored are kept, as in Deshpande, Karypis: Item-based top-N recommendation algorithms, 2004.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from reelkin.evaluation.baselines.method import LikedTitles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Rows

NEIGHBOURS = (50, 100, 200, 400)
SHRINKAGE = (0.0, 5.0, 20.0, 100.0)
GRID: tuple[Mapping[str, float], ...] = tuple(
    {"neighbours": neighbours, "shrinkage": shrinkage}
    for neighbours, shrinkage in product(NEIGHBOURS, SHRINKAGE)
)
FARTHEST = max(NEIGHBOURS)
BLOCK = 512
"""Titles whose neighbours are ranked at once: all pairs of a large catalogue would not fit."""


@dataclass(frozen=True, eq=False)
class ItemKnnModel:
    """Similarities of the liked titles.

    Attributes:
        similarities: float64[r, r], sparse; column j holds the neighbours of title j.
    """

    similarities: sparse.csr_array
    titles: LikedTitles
    settings: Mapping[str, float]

    def __call__(self, folded_in: Sequence[Rows]) -> npt.NDArray[np.float64]:
        """The sum of a title's similarities to what is liked, where that is among its neighbours."""
        return self.titles.spread((self.titles.known(folded_in) @ self.similarities).toarray())

    def similar(self, query: int) -> npt.NDArray[np.float64]:
        """What a like of `query` adds to each title."""
        scores: npt.NDArray[np.float64] = self([np.array([query])])[0]
        return scores


@dataclass(frozen=True)
class ItemKnn:
    """similarity(i, j) = together ÷ (√(likes of i · likes of j) + shrinkage), for the best `neighbours` of each j."""

    name: str = "ItemKNN"
    grid: tuple[Mapping[str, float], ...] = GRID

    def prepare(self, likes: sparse.csr_array) -> Callable[[Mapping[str, float]], ItemKnnModel]:
        """Neighbours are ranked once for each shrinkage."""
        titles = LikedTitles.of(likes)
        x = titles.only(likes)
        ranked: dict[float, _Ranked] = {}

        def learn(settings: Mapping[str, float]) -> ItemKnnModel:
            shrinkage = settings["shrinkage"]
            if shrinkage not in ranked:
                ranked[shrinkage] = _rank(x, shrinkage)
            similarities = ranked[shrinkage].nearest(int(settings["neighbours"]))
            return ItemKnnModel(similarities, titles, settings)

        return learn


@dataclass(frozen=True, eq=False)
class _Ranked:
    """The FARTHEST best neighbours `row` of each title `column`, one after another; `place` counts from 0."""

    row: npt.NDArray[np.int32]
    column: npt.NDArray[np.int32]
    place: npt.NDArray[np.int32]
    value: npt.NDArray[np.float64]
    titles: int

    def nearest(self, neighbours: int) -> sparse.csr_array:
        near = self.place < neighbours
        entries = (self.value[near], (self.row[near], self.column[near]))
        return sparse.csr_array(sparse.coo_array(entries, shape=(self.titles, self.titles)))


def _rank(x: sparse.csr_array, shrinkage: float) -> _Ranked:
    """The best of each column first, ties by row."""
    roots = np.sqrt(np.bincount(x.indices, minlength=x.shape[1]))
    by_title = sparse.csr_array(x.T)
    neighbours, columns, values = [], [], []
    for start in range(0, len(roots), BLOCK):
        together = sparse.csr_array(by_title[start : start + BLOCK] @ x)
        together.sort_indices()
        for offset in range(together.shape[0]):
            span = slice(together.indptr[offset], together.indptr[offset + 1])
            title, rows = start + offset, together.indices[span]
            cosines = together.data[span] / (roots[rows] * roots[title] + shrinkage)
            cosines[rows == title] = -1.0
            best = np.argsort(-cosines, kind="stable")[: min(FARTHEST, len(rows) - 1)]
            neighbours.append(rows[best])
            columns.append(np.full(len(best), title))
            values.append(cosines[best])
    return _Ranked(
        _joined(neighbours, np.int32),
        _joined(columns, np.int32),
        _joined([np.arange(len(each)) for each in values], np.int32),
        _joined(values, np.float64),
        len(roots),
    )


def _joined(parts: Sequence[npt.NDArray[Any]], kind: type[Any]) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, dtype=kind), *parts]).astype(kind)
