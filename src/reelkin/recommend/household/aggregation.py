"""From each member's satisfaction to one order: by the least pleased, by the mean, or fair over the whole list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from reelkin.errors import UsageError

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

Aggregation = Literal["least-misery", "average", "fair"]
"""What a household's order goes by.

least-misery: how pleased the least pleased would be (O'Connor and others, "PolyLens", ECSCW 2001).
average: the mean.
fair: each pick is the one that adds most to the sum of logarithms of what everybody has got so far, which is Nash's
bargaining product. Whoever was served least weighs most, so every beginning of the list is balanced, as Kaya, Bridge
and Tintarev ask for in "Ensuring fairness in group recommendations by rank-sensitive balancing of relevance",
RecSys 2020.
"""


def read_aggregation(value: str) -> Aggregation:
    """The aggregation of this name.

    Raises:
        UsageError: there is none.
    """
    for known in get_args(Aggregation):
        if value == known:
            return known  # type: ignore[no-any-return]
    raise UsageError(f"aggregation: must be one of {', '.join(get_args(Aggregation))}, got {value!r}")


def together(satisfaction: Doubles, aggregation: Aggregation, served: Doubles | None = None) -> Doubles:
    """float64[n], how much each title is worth to a household.

    Args:
        satisfaction: float64[p, n], each member's with each title.
        aggregation: how they are weighed.
        served: float64[p], what each member has got so far; "fair" starts from nothing.
    """
    if aggregation == "least-misery":
        least: Doubles = satisfaction.min(axis=0)
        return least
    if aggregation == "average" or served is None:
        return mean_of(satisfaction)
    return _summed(np.log(np.maximum(served[:, None] + satisfaction, TINY)))


TINY = 1e-9
"""What nothing counts as, for its logarithm."""


def mean_of(satisfaction: Doubles) -> Doubles:
    """float64[n], the members' mean."""
    return _summed(satisfaction) / len(satisfaction)


def _summed(terms: Doubles) -> Doubles:
    # Sorted, so that the order of the members changes no bit of a sum, and with it no tie.
    total: Doubles = np.sort(terms, axis=0).sum(axis=0)
    return total
