"""What somebody of nobody's taste in particular would have seen: as many titles, drawn as the world watches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.world import world_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

    Doubles = npt.NDArray[np.float64]

ROUNDS = 60


def expected_beside(bundle: Bundle, seen: Sequence[int]) -> Doubles:
    """float64[n]: each title's chance to be among as many as these rows, drawn as the world watches.

    The world watches only titles of the types that are among the rows: who sees films alone likes no series less by it.
    """
    types = bundle.titles.title_type
    world = world_weights(bundle.embedding.prior.astype(np.float64)) * np.isin(types, types[list(seen)])
    world /= max(float(world.sum()), 1e-300)
    return expected_presence(world, len(seen))


def expected_presence(world: Doubles, n: int) -> Doubles:
    """float64[m]: the chance of each title to be among `n` different ones drawn as the world watches; they sum to n.

    Whoever has seen much has seen more than the most watched: a title of weight w is there with 1 - exp(-t · w),
    where t is such that n are expected. Counting by the weights alone would find that everybody who watches a lot
    loves what is little known.

    Args:
        world: float64[m], the titles' shares of what is watched; 0 leaves a title out.
        n: how many; all with a weight above 0, if there are fewer.
    """
    if n >= np.count_nonzero(world):
        return (world > 0).astype(np.float64)
    low, high = 0.0, float(n)
    while _presence(world, high).sum() < n:
        low, high = high, 2 * high
    for _ in range(ROUNDS):
        middle = (low + high) / 2
        low, high = (middle, high) if _presence(world, middle).sum() < n else (low, middle)
    return _presence(world, high)


def _presence(world: Doubles, time: float) -> Doubles:
    found: Doubles = -np.expm1(-time * world)
    return found
