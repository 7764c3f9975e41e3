"""Two clusterings of the same vectors: how good each is, and how alike they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist
from sklearn.metrics import adjusted_rand_score

from reelkin.clusters.metrics import inertia
from reelkin.clusters.shelving import measure
from reelkin.errors import BadInput

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

    Doubles = npt.NDArray[np.float64]

SEED = 0
"""Of the samples that some measures look at: one for both."""


@dataclass(frozen=True)
class Alike:
    """How alike two clusterings are.

    Attributes:
        rand: adjusted Rand index (Hubert and Arabie, 1985): 1 equal, 0 as alike as chance.
        pairs: pairs of centroids, one of each, so that the sum of their distances is least (Kuhn, 1955).
        nearest, median, farthest: distances within the pairs; 0 for the same centroids.
        spread: the mean distance (root of the mean square) of a title to its centroid in the first, to compare with.
    """

    rand: float
    pairs: int
    nearest: float
    median: float
    farthest: float
    spread: float


def check_same_vectors(one: Bundle, other: Bundle) -> None:
    """Let pass two models whose titles have the same vectors.

    Raises:
        BadInput: other titles or other vectors; their engines cannot be told apart from what else differs.
    """
    first, second = list(one.titles.tconst), list(other.titles.tconst)
    if first != second:
        shared = len(set(first) & set(second))
        raise BadInput(
            f"models {one.model_id[:12]} and {other.model_id[:12]} are of other titles: {len(first):,} and"
            f" {len(second):,}, of which {shared:,} are in both; train both on one catalogue"
        )
    here, there = one.embedding.vectors, other.embedding.vectors
    if here.shape != there.shape or not np.array_equal(here, there):
        raise BadInput(
            f"models {one.model_id[:12]} and {other.model_id[:12]} have other vectors of the same titles; train both"
            " with the same block weights, people and content map, and with one reelkin"
        )


def measures(bundle: Bundle) -> dict[str, Any]:
    """The figures by which every clustering is judged, measured now, on the same samples for every model."""
    clusters = bundle.clusters
    return measure(bundle.embedding.vectors, clusters.centroids, clusters.assignments, SEED)


def alike(one: Bundle, other: Bundle) -> Alike:
    """How alike the clusterings of two models of the same vectors are; of other numbers of clusters, some have no pair."""
    distances = cdist(one.clusters.centroids, other.clusters.centroids)
    apart: Doubles = np.sort(distances[linear_sum_assignment(distances)])
    spread = inertia(one.embedding.vectors, one.clusters.centroids, one.clusters.assignments)
    return Alike(
        float(adjusted_rand_score(one.clusters.assignments, other.clusters.assignments)),
        len(apart),
        float(apart[0]),
        float(np.median(apart)),
        float(apart[-1]),
        float(np.sqrt(spread)),
    )
