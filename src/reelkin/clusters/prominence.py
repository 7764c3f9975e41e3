"""The order of a shelf: well known and like the rest of it. Needs numpy alone, for the site orders by it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

HALVED_AT = 24
"""The title that so many of its cluster are better known than counts half as much as the best known."""


def fame(votes: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64[n]: how well known each of a cluster's titles is beside the others, 1 for the best known.

    By place and not by number: a shelf has a dozen places, whether its titles have a hundred votes or a million.
    Equally known titles share a place.
    """
    better_known = len(votes) - np.searchsorted(np.sort(votes), votes, side="right")
    return np.asarray(1 / (1 + better_known / HALVED_AT))


def prominence(fit: NDArray[np.floating], votes: NDArray[np.float64]) -> NDArray[np.float64]:
    """float64[n]: fit × fame; a famous title that is unlike the rest does not stand first.

    Args:
        fit: of each title of one cluster, 0 to 1; 0 where the cluster's name is not true of it.
        votes: of each, 0 where nobody voted.
    """
    return np.asarray(fit * fame(votes))
