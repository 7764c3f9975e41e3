"""ItemKNN: titles liked by the same people, by cosine with shrinkage, each title's nearest neighbours alone.

Sarwar, Karypis, Konstan, Riedl: Item-based collaborative filtering recommendation algorithms, 2001; the neighbours
of the title that is scored are kept, as in Deshpande, Karypis: Item-based top-N recommendation algorithms, 2004.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.evaluation.baselines.method import rows_matrix

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


@dataclass(frozen=True, eq=False)
class ItemKnnModel:
    """Similarities: float64[n, n], sparse; column j holds the neighbours of title j."""

    similarities: sparse.csr_array
    settings: Mapping[str, float]

    def __call__(self, folded_in: Sequence[Rows]) -> npt.NDArray[np.float64]:
        """The sum of a title's similarities to what is liked, where that is among its neighbours."""
        liked = rows_matrix(folded_in, self.similarities.shape[0])
        scores: npt.NDArray[np.float64] = (liked @ self.similarities).toarray()
        return scores

    def similar(self, query: int) -> npt.NDArray[np.float64]:
        """What a like of `query` adds to each title."""
        scores: npt.NDArray[np.float64] = self.similarities[[query]].toarray()[0]
        return scores


@dataclass(frozen=True)
class ItemKnn:
    """similarity(i, j) = together ÷ (√(likes of i · likes of j) + shrinkage), for the best `neighbours` of each j."""

    name: str = "ItemKNN"
    grid: tuple[Mapping[str, float], ...] = GRID

    def prepare(self, likes: sparse.csr_array) -> Callable[[Mapping[str, float]], ItemKnnModel]:
        """Count who is liked together, once."""
        together = sparse.csc_array(likes.T @ likes)
        together.setdiag(0)
        together.eliminate_zeros()
        together.sort_indices()
        roots = np.sqrt(np.bincount(likes.indices, minlength=likes.shape[1]))
        ranked: dict[float, tuple[sparse.csc_array, npt.NDArray[np.intp]]] = {}

        def learn(settings: Mapping[str, float]) -> ItemKnnModel:
            shrinkage = settings["shrinkage"]
            if shrinkage not in ranked:
                cosine = _cosine(together, roots, shrinkage)
                ranked[shrinkage] = cosine, _places(cosine)
            cosine, places = ranked[shrinkage]
            return ItemKnnModel(_nearest(cosine, places, int(settings["neighbours"])), settings)

        return learn


def _cosine(together: sparse.csc_array, roots: npt.NDArray[np.float64], shrinkage: float) -> sparse.csc_array:
    column = np.repeat(np.arange(together.shape[1]), np.diff(together.indptr))
    values = together.data / (roots[together.indices] * roots[column] + shrinkage)
    return sparse.csc_array((values, together.indices, together.indptr), shape=together.shape)


def _places(cosine: sparse.csc_array) -> npt.NDArray[np.intp]:
    """The place of each entry in its column, from 0, the most alike first, ties by row."""
    places = np.empty(cosine.nnz, dtype=np.intp)
    for start, end in pairwise(cosine.indptr.tolist()):
        order = np.argsort(-cosine.data[start:end], kind="stable")
        places[start + order] = np.arange(end - start)
    return places


def _nearest(cosine: sparse.csc_array, places: npt.NDArray[np.intp], neighbours: int) -> sparse.csr_array:
    kept = np.flatnonzero(places < neighbours)
    column = np.repeat(np.arange(cosine.shape[1]), np.diff(cosine.indptr))
    positions = (cosine.indices[kept], column[kept])
    return sparse.csr_array(sparse.coo_array((cosine.data[kept], positions), shape=cosine.shape))
