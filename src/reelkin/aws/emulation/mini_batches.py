"""k-means as SageMaker's built-in algorithm does it: mini batches with too many centres, then Lloyd on the centres.

Source: "How K-Means Clustering Works" in the SageMaker developer guide
(https://docs.aws.amazon.com/sagemaker/latest/dg/algo-kmeans-tech-notes.html). It names its own sources: Sculley, 2010,
for the mini batches, and Meyerson, 2001, and Guha et al., 2003, for the centres beyond k. What the guide leaves open is
from the log of a real job: `auto` is 10 for the extra centres, and 10 for the tries of Lloyd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from sklearn.cluster import KMeans, kmeans_plusplus

from reelkin.aws.hyperparameters import count

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]


class Centres(NamedTuple):
    """float32[c, d] centres, and how many vectors each stands for, float64[c]."""

    places: Floats
    weights: NDArray[np.float64]


def fit(
    shards: Sequence[Floats],
    chosen: Mapping[str, str],
    random: np.random.Generator,
    went_on: Callable[[int], None],
) -> Floats:
    """float32[k, d]: the centroids of the vectors of all shards.

    Args:
        shards: the vectors of each instance, float32[n, d].
        chosen: all hyperparameters.
        random: the service has no seed; neither has the job.
        went_on: told after each epoch how many are done; may raise to stop.
    """
    k, epochs = int(chosen["k"]), int(chosen["epochs"])
    centres = _begin(shards[0][: int(chosen["mini_batch_size"])], chosen, k, random)
    for epoch in range(epochs):
        for batches in _batches(shards, int(chosen["mini_batch_size"])):
            centres = _moved(centres, batches, float(chosen["half_life_time_size"]))
        went_on(epoch + 1)
    return _shrunk(centres, k, chosen, random)


def _begin(batch: Floats, chosen: Mapping[str, str], k: int, random: np.random.Generator) -> Centres:
    """Centres at vectors of the first batch: as many as it has, but for k × extra_center_factor at most."""
    wanted = k * count(chosen, "extra_center_factor")
    places = _first(batch, min(wanted, len(batch)), chosen["init_method"], random)
    if len(places) < k:
        # A batch may be smaller than k. The rest begins beside those there are.
        more = places[random.integers(len(places), size=k - len(places))]
        places = np.vstack([places, more + random.normal(0, 1e-3, more.shape).astype(np.float32)])
    return Centres(places, np.zeros(len(places)))


def _first(batch: Floats, count: int, method: str, random: np.random.Generator) -> Floats:
    if method == "random":
        return batch[random.choice(len(batch), count, replace=False)]
    places: Floats = kmeans_plusplus(batch, count, random_state=int(random.integers(2**31)))[0]
    return places


def _batches(shards: Sequence[Floats], size: int) -> list[list[Floats]]:
    """One batch of each instance at a time; an instance that has come to its end waits for the others."""
    steps = max(-(-len(shard) // size) for shard in shards)
    return [[shard[step * size : (step + 1) * size] for shard in shards] for step in range(steps)]


def _moved(centres: Centres, batches: Sequence[Floats], half_life: float) -> Centres:
    """The centres after all instances have told what their batch pulls at: each is the mean of what came to it."""
    sums, counts = np.zeros(centres.places.shape), np.zeros(len(centres.places))
    for batch in batches:
        if len(batch):
            pulling = nearest(batch, centres.places)
            np.add.at(sums, pulling, batch)
            counts += np.bincount(pulling, minlength=len(counts))
    kept = centres.weights * (0.5 ** (counts.sum() / half_life) if half_life else 1.0)
    weights = kept + counts
    pulled = counts > 0
    places = centres.places.astype(np.float64)
    places[pulled] = (places[pulled] * kept[pulled, None] + sums[pulled]) / weights[pulled, None]
    return Centres(places.astype(np.float32), weights)


def _shrunk(centres: Centres, k: int, chosen: Mapping[str, str], random: np.random.Generator) -> Floats:
    """float32[k, d]: Lloyd's k-means of the centres, each weighted by the vectors that it stands for."""
    lloyd = KMeans(
        k,
        init="k-means++" if chosen["local_lloyd_init_method"] == "kmeans++" else "random",
        n_init=count(chosen, "local_lloyd_num_trials"),
        max_iter=int(chosen["local_lloyd_max_iter"]),
        tol=float(chosen["local_lloyd_tol"]),
        random_state=int(random.integers(2**31)),
    )
    # A centre that no vector came to still marks a place, but weighs next to nothing.
    lloyd.fit(centres.places, sample_weight=np.maximum(centres.weights, 1e-6))
    places: Floats = lloyd.cluster_centers_.astype(np.float32)
    return places


def mean_squared_distance(shards: Sequence[Floats], centroids: Floats) -> float:
    """The `msd` of the service: over all vectors, to the nearest centroid."""
    total = 0.0
    for shard in shards:
        gaps = shard.astype(np.float64) - centroids[nearest(shard, centroids)]
        total += float((gaps * gaps).sum())
    return total / sum(map(len, shards))


def nearest(vectors: Floats, centres: Floats) -> NDArray[np.int32]:
    """int32[n]: the row of the nearest centre for each vector."""
    halves = (centres * centres).sum(axis=1) / 2
    found: NDArray[np.int32] = (halves - vectors @ centres.T).argmin(axis=1).astype(np.int32)
    return found
