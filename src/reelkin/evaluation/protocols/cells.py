"""What k-means is worth: a method that scores only the nearest clusters' titles, or picks from each of them.

Either is a method again, so every protocol tells what it costs; "scored" tells what share of the titles it looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from reelkin.evaluation.protocols.rounds import N, first, uses_ratings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.protocols.rounds import Method

    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.integer[Any]]


@dataclass(frozen=True, eq=False)
class Cells:
    """Clusters: `centroids` float[k, d], and `assignments` int[n], the cluster of each title."""

    centroids: npt.NDArray[np.floating[Any]]
    assignments: Ints


class Placed(Protocol):
    """A scorer whose people and titles have places: it also has `tastes` and `vectors`."""

    vectors: npt.NDArray[np.floating[Any]]

    def __call__(self, folded_in: Sequence[Any]) -> npt.NDArray[np.floating[Any]]:
        """float[p, n], as a scorer."""

    def tastes(self, folded_in: Sequence[Any]) -> npt.NDArray[np.floating[Any]]:
        """float[p, d]: where each person is."""

    def similar(self, query: int) -> npt.NDArray[np.floating[Any]]:
        """float[n]."""


@dataclass(frozen=True)
class InCells:
    """`method` kept to the `nearest` clusters of each person or title.

    A cluster is nearer to a person the higher taste · centroid is, which is what its titles score on average; to a
    title, the higher the cosine. Learn from likes alone or from ratings, as the method does.

    Attributes:
        method: what is kept to clusters; what it learns is `Placed`.
        cluster: the clusters of what it learned.
        nearest: how many clusters are looked at.
        of_each: pick as many from each of them as an even share of a list, and not just the best of all.
    """

    method: Method
    cluster: Callable[[Any], Cells]
    nearest: int
    of_each: bool = False

    @property
    def name(self) -> str:
        """Such as "hybrid, nearest 4 clusters"."""
        return f"{self.method.name}, {'picks from each of ' if self.of_each else ''}nearest {self.nearest} clusters"

    @property
    def uses_ratings(self) -> bool:
        """As the method."""
        return uses_ratings(self.method)

    def learn(self, *shown: Any) -> InCellsScorer:
        """Learn as the method does, then cluster."""
        scorer = self.method.learn(*shown)
        return InCellsScorer(scorer, self.cluster(scorer), self.nearest, self.of_each)


@dataclass(frozen=True, eq=False)
class InCellsScorer:
    """What `InCells` learned; titles that are not looked at score -inf."""

    scorer: Placed
    cells: Cells
    nearest: int
    of_each: bool

    def __call__(self, folded_in: Sequence[Any]) -> Doubles:
        """float64[p, n]."""
        scores = np.array(self.scorer(folded_in), dtype=np.float64)
        near = nearest_cells(self.scorer.tastes(folded_in), self.cells.centroids, self.nearest)
        for own, cells, known in zip(scores, near, folded_in, strict=True):
            own[getattr(known, "rows", known)] = -np.inf
            self._keep(own, cells)
        return scores

    def similar(self, query: int) -> Doubles:
        """float64[n]."""
        scores = np.array(self.scorer.similar(query), dtype=np.float64)
        scores[query] = -np.inf
        lengths = np.linalg.norm(self.cells.centroids, axis=1, keepdims=True)
        units = self.cells.centroids / np.maximum(lengths, 1e-12)
        self._keep(scores, nearest_cells(self.scorer.vectors[query][None, :], units, self.nearest)[0])
        return scores

    def _keep(self, scores: Doubles, cells: Ints) -> None:
        inside = np.isin(self.cells.assignments, cells)
        if self.of_each:
            share = -(-N // len(cells))
            members = [np.flatnonzero(self.cells.assignments == cell) for cell in cells.tolist()]
            inside = np.zeros(len(scores), dtype=bool)
            for rows in members:
                inside[rows[first(scores[rows], share)] if len(rows) else rows] = True
        scores[~inside] = -np.inf


def nearest_cells(
    places: npt.NDArray[np.floating[Any]], centroids: npt.NDArray[np.floating[Any]], c: int
) -> Ints:
    """int[p, c]: the clusters of highest place · centroid, the highest first, ties by number."""
    order = np.argsort(-(places @ centroids.T), axis=1, kind="stable")
    return order[:, :c]
