"""Which cluster is which after a retraining, so that ids, addresses and colours stay with what people know."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from reelkin.clusters.assignment import means
from reelkin.clusters.profiles import ClusterProfile, distinct_slugs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAST_OVERLAP = 0.3
"""Two clusters are the same if they share this part of the titles that either has, and no other pair fits better."""


@dataclass(frozen=True, eq=False)
class Previous:
    """The clustering before.

    Attributes:
        tconsts: its m titles.
        assignments: int32[m], positions in `profiles`.
        centroids: float32[k, d].
        profiles: its k profiles.
        next_id: the id that comes next; all below have been given.
        engine: what found its centroids, where that is known.
    """

    tconsts: Sequence[str]
    assignments: NDArray[np.int32]
    centroids: NDArray[np.float32]
    profiles: Sequence[ClusterProfile]
    next_id: int
    engine: str | None = None


def match(
    previous: Previous,
    tconsts: Sequence[str],
    assignments: NDArray[np.int32],
    centroids: NDArray[np.float32],
) -> NDArray[np.intp]:
    """intp[k]: for each new cluster the position of the old one it continues, or -1.

    Old and new clusters are paired so that the sum of their overlaps (Jaccard, of the titles that both
    catalogues have) is largest (Kuhn, 1955). Without a title in common the centroids are compared instead, if they
    are as wide: a pair then has to be each other's nearest.
    """
    shared = overlap(previous, tconsts, assignments, len(centroids))
    pairs = np.full(len(centroids), -1, dtype=np.intp)
    if not shared.any():
        return _by_centroids(previous.centroids, centroids, pairs)
    old, new = linear_sum_assignment(shared, maximize=True)
    same = shared[old, new] >= LEAST_OVERLAP
    pairs[new[same]] = old[same]
    return pairs


def overlap(
    previous: Previous, tconsts: Sequence[str], assignments: NDArray[np.int32], k: int
) -> NDArray[np.float64]:
    """float64[k_old, k]: titles two clusters share / titles either has, among the titles of both catalogues."""
    meetings = _meetings(previous, tconsts, assignments, k)
    either = meetings.sum(axis=1)[:, None] + meetings.sum(axis=0)[None, :] - meetings
    shared: NDArray[np.float64] = meetings / np.maximum(either, 1)
    return shared


def carry_over(
    previous: Previous, tconsts: Sequence[str], vectors: NDArray[np.float32]
) -> NDArray[np.float32] | None:
    """float32[k_old, d]: the means of the old clusters' titles by their new vectors; None if one has no title left.

    That works in any space: the vectors may have been learned anew.
    """
    old = _old_clusters(previous, tconsts)
    known = np.flatnonzero(old >= 0)
    k = len(previous.profiles)
    if not np.isin(np.arange(k), old[known]).all():
        return None
    nowhere = np.zeros((k, vectors.shape[1]), dtype=np.float32)
    return means(vectors[known], old[known].astype(np.int32), nowhere)


def inherit(
    profiles: Sequence[ClusterProfile],
    previous: Previous,
    tconsts: Sequence[str],
    assignments: NDArray[np.int32],
    centroids: NDArray[np.float32],
) -> tuple[list[ClusterProfile], int]:
    """The new profiles with the ids and slugs of the clusters they continue, and the next free id.

    What is new gets the next ids. The address of a cluster that is gone leads to the one with most of its titles.
    """
    pairs = match(previous, tconsts, assignments, centroids)
    led = _addresses_led_to(previous, tconsts, assignments, pairs)
    taken = {slug for old in previous.profiles for slug in (old.slug, *old.former_slugs)}
    next_id = previous.next_id
    named = []
    for at, (profile, old) in enumerate(zip(profiles, pairs.tolist(), strict=True)):
        if old >= 0:
            given, slug = previous.profiles[old].id, previous.profiles[old].slug
        else:
            given, next_id = next_id, next_id + 1
            slug = distinct_slugs([profile.name], sorted(taken))[0]
            taken.add(slug)
        named.append(replace(profile, id=given, slug=slug, former_slugs=tuple(sorted(led[at]))))
    return named, next_id


def _addresses_led_to(
    previous: Previous, tconsts: Sequence[str], assignments: NDArray[np.int32], pairs: NDArray[np.intp]
) -> list[set[str]]:
    """For each new cluster the addresses that lead to it beside its own: of clusters gone, and what led to those."""
    heirs = _heirs(previous, tconsts, assignments, pairs)
    continued = {old: new for new, old in enumerate(pairs.tolist()) if old >= 0}
    led: list[set[str]] = [set() for _ in pairs]
    for position, old in enumerate(previous.profiles):
        if position in continued:
            led[continued[position]] |= {*old.former_slugs}
        elif heirs[position] >= 0:
            led[heirs[position]] |= {*old.former_slugs, old.slug}
    return led


def _meetings(
    previous: Previous, tconsts: Sequence[str], assignments: NDArray[np.int32], k: int
) -> NDArray[np.float64]:
    """float64[k_old, k]: number of titles by old and new cluster."""
    old = _old_clusters(previous, tconsts)
    known = old >= 0
    counts = np.zeros((len(previous.profiles), k))
    np.add.at(counts, (old[known], assignments[known]), 1.0)
    return counts


def _old_clusters(previous: Previous, tconsts: Sequence[str]) -> NDArray[np.intp]:
    """intp[n]: the old cluster of each title, -1 where it was not there."""
    before = dict(zip(previous.tconsts, previous.assignments.tolist(), strict=True))
    return np.array([before.get(tconst, -1) for tconst in tconsts], dtype=np.intp)


def _heirs(
    previous: Previous, tconsts: Sequence[str], assignments: NDArray[np.int32], pairs: NDArray[np.intp]
) -> NDArray[np.intp]:
    """intp[k_old]: the new cluster with most of an old one's titles, -1 where none of them is left."""
    meetings = _meetings(previous, tconsts, assignments, len(pairs))
    return np.where(meetings.any(axis=1), meetings.argmax(axis=1), -1)


def _by_centroids(
    old: NDArray[np.float32], new: NDArray[np.float32], pairs: NDArray[np.intp]
) -> NDArray[np.intp]:
    if not len(old) or old.shape[1] != new.shape[1]:
        return pairs
    squares = ((old[:, None, :].astype(np.float64) - new[None, :, :]) ** 2).sum(axis=2)
    one, other = linear_sum_assignment(squares)
    mutual = (squares.argmin(axis=1)[one] == other) & (squares.argmin(axis=0)[other] == one)
    pairs[other[mutual]] = one[mutual]
    return pairs
