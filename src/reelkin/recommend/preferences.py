"""From a person's ratings to preferences: how much each title speaks for, or against, what they want next.

Scales differ, and so do people's habits: one's 7 is praise, another's is a shrug.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

EVIDENCE = 8.0
"""How much spread, summed over the ratings, it takes for the person's own mean to count half."""
SPREAD = 0.5
"""The spread of ratings on a scale from -1 to 1 that is assumed of somebody unknown."""
OWN_MEAN = 0.5
"""How far the middle moves towards the person's own mean: people mostly watch what they expect to like,
so that even an ordinary rating of theirs is better than the middle of the scale says."""


def preferences(ratings: npt.NDArray[np.float64], scale: tuple[float, float]) -> npt.NDArray[np.float64]:
    """A preference for each rating: above 0 a like, below 0 a dislike, about -2 to 2.

    With z the rating on the scale from -1 to 1, m and s the mean and standard deviation of the person's z:
    preference = (z - w · OWN_MEAN · m) / (w · s + (1 - w) · SPREAD), where w = e / (e + EVIDENCE) and
    e = n · s / SPREAD. Few ratings, or ratings all alike, give w near 0: then the scale alone decides, so that
    ten titles all at 9 of 10 are ten likes.

    Args:
        ratings: float[n], within the scale.
        scale: the lowest and the highest rating there is.

    Returns:
        float[n], in the order of the ratings.
    """
    low, high = scale
    z = (ratings - (low + high) / 2) / ((high - low) / 2)
    if not len(z):
        return z
    spread = float(z.std())
    evidence = len(z) * spread / SPREAD
    weight = evidence / (evidence + EVIDENCE)
    middle = weight * OWN_MEAN * float(z.mean())
    return np.clip((z - middle) / (weight * spread + (1 - weight) * SPREAD), -2.0, 2.0)


def check_ratings(ratings: Mapping[str, float], scale: tuple[float, float]) -> None:
    """See that the scale is one and every rating is on it.

    Raises:
        UsageError: the scale does not rise, or a rating is outside it or no number.
    """
    low, high = scale
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise UsageError(f"scale: must rise from lowest to highest rating, got {scale}")
    for tconst, rating in ratings.items():
        if not low <= rating <= high:
            raise UsageError(
                f"{tconst}: rating {rating} is not on the scale from {low:g} to {high:g}; pass scale="
            )
