"""From vectors to named shelves, in one call: what training runs.

First `shelve`; then, as a step of its own, `lay_out_films`, and `with_map` to take the hues from the map.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from reelkin.clusters import metrics
from reelkin.clusters.assignment import assign, refine
from reelkin.clusters.balance import balance
from reelkin.clusters.choosing import Choice, choose_k, default_k
from reelkin.clusters.engines import FitCentroids, load_engine
from reelkin.clusters.film_map import centres, lay_out, plane
from reelkin.clusters.matching import Previous, carry_over, inherit
from reelkin.clusters.palette import spread_hues
from reelkin.clusters.profiles import ClusterProfile, profile_clusters, with_hues
from reelkin.errors import BadInput, UsageError
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reelkin.features.matrix import FeatureMatrix
    from reelkin.progress import Progress
    from reelkin.settings import Settings


CARRY_PASSES = 10
WORTH_KEEPING = 1.02
"""The clusters before are kept as long as their inertia is no more than this times what a new start gives."""


@dataclass(frozen=True, eq=False)
class Clustering:
    """k clusters of n titles.

    Attributes:
        centroids: float32[k, d].
        assignments: int32[n]: row of `centroids` and position in `profiles`, not the cluster's id.
        profiles: of each cluster; ascending ids.
        fit: float32[n]: how much each title is like its cluster; 0 where the cluster's name is not true of it.
        metrics: how good it is: k, engine, inertia, explained_variance, silhouette, cell_recall, smallest, largest_share.
        next_id: the id for the next new cluster; never given before.
        choice: how k was chosen, where it was measured.
    """

    centroids: NDArray[np.float32]
    assignments: NDArray[np.int32]
    profiles: tuple[ClusterProfile, ...]
    fit: NDArray[np.float32]
    metrics: Mapping[str, Any]
    next_id: int
    choice: Choice | None = None

    def as_json(self) -> dict[str, Any]:
        """What clusters.json holds; `profiles_from_json` and `next_id` of it read it back for the next training."""
        return {
            "next_id": self.next_id,
            "metrics": dict(self.metrics),
            "choice": self.choice.as_json() if self.choice else None,
            "clusters": [profile.as_json() for profile in self.profiles],
        }


def shelve(
    vectors: NDArray[np.float32],
    features: FeatureMatrix,
    titles: pl.DataFrame,
    settings: Settings,
    *,
    previous: Previous | None = None,
    progress: Progress = silent,
) -> Clustering:
    """Cluster the titles, and say what each cluster is.

    Args:
        vectors: float32[n, d], row i title i.
        features: of the same n titles.
        titles: the same n titles in the same order, as in tables.TITLES.
        settings: `engine`, `k` (a number, "auto", or None for the default rule) and `seed` are used.
        previous: the clustering before, whose ids and slugs are to survive; see `previous_from_json`.
        progress: told where it is.

    The same input gives the same bytes on one machine, whatever the thread settings, if the engine has a seed.
    Clusters are ordered by id: in a first training the largest has id 0.

    Raises:
        UsageError: the engine is not known, or k is larger than the number of titles.
        MissingExtra: the engine's libraries are not installed.
        BadInput: rows do not agree, or vectors are not finite.
    """
    _check(vectors)
    fit = partial(_fit, load_engine(settings.engine), settings, progress)
    choice = choose_k(vectors, fit, settings.seed, progress=progress) if settings.k == "auto" else None
    before = len(previous.profiles) if previous else None
    k = choice.k if choice else _number(settings.k, len(vectors), before)
    progress("clusters", 0, 2, "steps")
    centroids = fit(vectors, k, settings.seed)
    if previous is not None and previous.engine in (None, settings.engine):
        centroids = _continued(previous, features.tconsts, vectors, centroids)
    centroids = _largest_first(vectors, centroids)
    assignments = assign(vectors, centroids)
    progress("clusters", 1, 2, "steps")
    profiles, likeness = profile_clusters(features, vectors, centroids, assignments, titles)
    next_id = len(profiles)
    if previous is not None:
        profiles, next_id = inherit(profiles, previous, features.tconsts, assignments, centroids)
    figures = {"engine": settings.engine, "seed": settings.seed}
    figures |= measure(vectors, centroids, assignments, settings.seed)
    progress("clusters", 2, 2, "steps")
    return _by_id(Clustering(centroids, assignments, tuple(profiles), likeness, figures, next_id, choice))


def _continued(
    previous: Previous,
    tconsts: Sequence[str],
    vectors: NDArray[np.float32],
    centroids: NDArray[np.float32],
) -> NDArray[np.float32]:
    """The clusters before, moved to where their titles are now, unless the new `centroids` are clearly better.

    k-means from nothing cuts a catalogue that hardly changed quite differently, for an inertia hardly better. What
    people know is worth that much. Another engine than before is asked for because of what it finds, so its own stay.
    """
    before = carry_over(previous, tconsts, vectors)
    if before is None or len(before) != len(centroids):
        return centroids
    carried = balance(vectors, refine(vectors, before, passes=CARRY_PASSES))
    old, new = (metrics.inertia(vectors, some, assign(vectors, some)) for some in (carried, centroids))
    return carried if len(carried) == len(centroids) and old <= WORTH_KEEPING * new else centroids


def _by_id(clustering: Clustering) -> Clustering:
    """The clusters in the order of their ids, with hues for as long as there is no map."""
    order = np.argsort([profile.id for profile in clustering.profiles])
    place = np.argsort(order).astype(np.int32)
    centroids = np.ascontiguousarray(clustering.centroids[order])
    profiles = with_hues([clustering.profiles[at] for at in order], spread_hues(plane(centroids)))
    return replace(
        clustering,
        centroids=centroids,
        assignments=place[clustering.assignments],
        profiles=tuple(profiles),
    )


def _check(vectors: NDArray[np.float32]) -> None:
    if not len(vectors):
        raise BadInput('there is no title to cluster; a lower --min-votes lets more into "reelkin prepare"')
    if not np.isfinite(vectors).all():
        raise BadInput("vectors: a value is NaN or infinite")


def measure(
    vectors: NDArray[np.float32], centroids: NDArray[np.float32], assignments: NDArray[np.int32], seed: int
) -> dict[str, Any]:
    """The figures every clustering is judged by, whatever engine found it."""
    sizes = np.bincount(assignments, minlength=len(centroids))
    inertia, variance = metrics.inertia(vectors, centroids, assignments), metrics.variance(vectors)
    return {
        "k": len(centroids),
        "inertia": inertia,
        "explained_variance": 1 - inertia / variance if variance else 1.0,
        "silhouette": metrics.silhouette(vectors, assignments, seed),
        "cell_recall": metrics.cell_recall(vectors, centroids, assignments, seed),
        "smallest": int(sizes.min()),
        "largest_share": float(sizes.max() / len(vectors)),
    }


def lay_out_films(
    clustering: Clustering,
    vectors: NDArray[np.float32],
    titles: pl.DataFrame,
    seed: int,
    *,
    previous: Mapping[str, tuple[float, float]] | None = None,
    progress: Progress = silent,
) -> NDArray[np.float32]:
    """float32[n, 2]: the map of films, older titles to the left; or as `previous` had it, place by tconst."""
    years = titles.get_column("start_year").cast(pl.Float64).fill_null(float("nan")).to_numpy()
    initial = None
    if previous:
        nowhere = (float("nan"), float("nan"))
        found = [previous.get(tconst, nowhere) for tconst in titles.get_column("tconst")]
        initial = np.array(found, dtype=np.float32)
        if not np.isfinite(initial).any():
            initial = None
    return lay_out(vectors, clustering.assignments, seed, initial=initial, rightward=years, progress=progress)


def with_map(clustering: Clustering, places: NDArray[np.float32]) -> Clustering:
    """The clustering with each cluster's hue taken from its angle on the map."""
    middle = centres(places, clustering.assignments, len(clustering.profiles))
    return replace(clustering, profiles=tuple(with_hues(clustering.profiles, spread_hues(middle))))


def profiles_from_json(value: Mapping[str, Any]) -> tuple[ClusterProfile, ...]:
    """The profiles in what `Clustering.as_json` gave."""
    return tuple(ClusterProfile.from_json(one) for one in value["clusters"])


def previous_from_json(
    value: Mapping[str, Any],
    tconsts: list[str],
    assignments: NDArray[np.int32],
    centroids: NDArray[np.float32],
) -> Previous:
    """The clustering before, from its clusters.json and arrays."""
    engine = value.get("metrics", {}).get("engine")
    return Previous(tconsts, assignments, centroids, profiles_from_json(value), int(value["next_id"]), engine)


def _fit(
    engine: FitCentroids,
    settings: Settings,
    progress: Progress,
    vectors: NDArray[np.float32],
    k: int,
    seed: int,
) -> NDArray[np.float32]:
    return balance(vectors, engine(vectors, k, seed, settings, progress))


def _number(k: int | str | None, n: int, before: int | None) -> int:
    if k is None:
        return min(default_k(n, before), n)
    if not 1 <= int(k) <= n:
        raise UsageError(f"k must be between 1 and the number of titles, {n}; got {k}")
    return int(k)


def _largest_first(vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> NDArray[np.float32]:
    sizes = np.bincount(assign(vectors, centroids), minlength=len(centroids))
    return np.ascontiguousarray(centroids[np.argsort(-sizes, kind="stable")])
