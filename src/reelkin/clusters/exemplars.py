"""The titles that stand for a cluster, and those that one would not have looked for in it.

Both have to be known, or they tell nobody anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.prominence import prominence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from reelkin.clusters.commonalities import Commonality

EXEMPLARS = 12
ODD_ONES = 5
NEAR_SHARE = 0.5
"""The nearest of this share of the members are near enough: among them closeness changes nothing."""
LEAST = 0.01
"""Nobody is quite unlike their cluster, and 0 is for those that its name is false of."""
KNOWN_RANK = 0.5
POOL = 6
"""A kind that is seen in turn has to be among so many times the exemplars."""
TYPICAL_BLOCKS = ("genres", "era", "language", "region", "type")
"""What people know of a film without looking it up."""
TYPICAL_COUNT = 6
"""So many of the weightiest commonalities are looked at."""


def likeness(distances: NDArray[np.float64], typical: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64[n], above 0 and up to 1: how much each member is like its cluster, near the centroid and typical.

    Args:
        distances: of each member to the centroid.
        typical: of each member, as from `typicality`.
    """
    near = np.minimum((1 - _ranks(distances)) / NEAR_SHARE, 1)
    return np.asarray(np.maximum(near * typical**2, LEAST))


def exemplars(
    fit: NDArray[np.float64], votes: NDArray[np.float64], count: int = EXEMPLARS
) -> NDArray[np.intp]:
    """Members that fit and are well known, best first; those that do not fit (0) are the last.

    Args:
        fit: of each member: `likeness`, or 0.
        votes: of each member; 0 where nobody voted.
        count: at most so many.
    """
    return _best(prominence(fit, votes), count)


def in_turn(
    ranked: NDArray[np.intp], kinds: Sequence[NDArray[np.bool_]], count: int = EXEMPLARS
) -> NDArray[np.intp]:
    """The first of each kind in turn, so that each is seen; a kind that has no more is passed over.

    Args:
        ranked: members, best first.
        kinds: bool[n] for each kind: which members are of it.
        count: at most so many.
    """
    if len(kinds) < 2:
        return ranked[:count]
    waiting = [[at for at in ranked[: POOL * count].tolist() if kind[at]] for kind in kinds]
    chosen: list[int] = []
    while len(chosen) < count and any(waiting):
        for at in range(len(waiting)):
            waiting[at] = [one for one in waiting[at] if one not in chosen]
            if waiting[at]:
                chosen.append(waiting[at].pop(0))
    return np.array(chosen[:count], dtype=np.intp)


def odd_ones(
    distances: NDArray[np.float64],
    votes: NDArray[np.float64],
    typical: NDArray[np.float64],
    count: int = ODD_ONES,
) -> NDArray[np.intp]:
    """Members of the better known half that are far from the centroid and least typical, the oddest first."""
    if len(distances) < 2 * count:
        return np.empty(0, dtype=np.intp)
    odd = _ranks(distances) * (1 - typical)
    score = np.where(_ranks(votes) >= KNOWN_RANK, odd, 0.0)
    best = _best(score, count)
    return best[score[best] > np.median(odd)]


def typicality(
    present: sparse.csr_array, commonalities: Sequence[Commonality], index: Mapping[str, int]
) -> NDArray[np.float64]:
    """For each member the share, by weight, of what the cluster has in common that it has itself; 1 where that is nothing.

    Args:
        present: the members' rows of `presence(features)`.
        commonalities: of the cluster, the weightiest first.
        index: column by name.
    """
    looked_at = [one for one in commonalities if one.block in TYPICAL_BLOCKS][:TYPICAL_COUNT]
    if not looked_at:
        return np.ones(present.shape[0])
    columns = [index[one.name] for one in looked_at]
    weights = np.array([one.weight for one in looked_at])
    held: NDArray[np.float64] = present[:, columns] @ weights / weights.sum()
    return held


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of members with a smaller value, ties counted half."""
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    upto = np.searchsorted(ordered, values, side="right")
    return (below + upto) / 2 / max(len(values), 1)


def _best(score: NDArray[np.float64], count: int) -> NDArray[np.intp]:
    return np.argsort(-score, kind="stable")[:count]
