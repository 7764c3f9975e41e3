"""From a person's ratings to preferences: how much each title speaks for, or against, what they want next.

Scales differ, and so do people's habits: one's 7 is praise, another's is a shrug.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import UsageError

if TYPE_CHECKING:
    import numpy.typing as npt

EVIDENCE = 8.0
"""How much spread, summed over the ratings, it takes for the person's own habits to count half."""
SPREAD = 0.75
"""The spread, on a scale from -1 to 1, that is assumed of somebody unknown: 9 of 10 is then about one like."""
OWN_MEAN = 0.5
"""How far the middle moves towards the person's own mean: people mostly watch what they expect to like, so that
even an ordinary rating of theirs is better than the middle of the scale says."""
DISLIKE = 0.3
"""What a dislike counts beside a like: its title, too, was once chosen to be watched."""
MOST = 1.5
"""No single title counts for more."""


def preferences(ratings: npt.NDArray[np.float64], scale: tuple[float, float]) -> npt.NDArray[np.float64]:
    """A preference for each rating: above 0 a like, about 1 for a clear one; below 0 a dislike.

    With z the rating on a scale from -1 to 1, m and s the mean and standard deviation of the person's z:
    p = (z - w · OWN_MEAN · m) / (w · s + (1 - w) · SPREAD), where w = e / (e + EVIDENCE) and e = n · s / SPREAD;
    at most MOST, and times DISLIKE where below 0. Few ratings, or ratings all alike, give w near 0: then the scale
    alone decides, so that ten titles all at 9 of 10 are ten likes.

    The numbers were chosen on ml-latest-small-2016 with `imdb_from_meta` (likes of 4 of 5 and more held out, a
    fifth of each person's): Recall@20 .198 with all ratings and .201 with likes alone; dislikes counted
    in full gave .185 with all ratings, no shift towards the mean .195 and .197.

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
    liking = np.minimum((z - middle) / (weight * spread + (1 - weight) * SPREAD), MOST)
    return np.where(liking < 0, DISLIKE * np.maximum(liking, -MOST), liking)


def check_ratings(ratings: Mapping[str, float], scale: tuple[float, float]) -> None:
    """See that the scale is one and every rating is on it.

    Raises:
        UsageError: they are no ratings by id; the scale does not rise, or a rating is outside it or no number.
    """
    low, high = _ends(scale)
    if not isinstance(ratings, Mapping):
        raise UsageError(f"ratings: must be ratings by id, such as {{'tt0078748': 9}}, got {ratings!r:.60}")
    given: Mapping[Any, Any] = ratings
    for tconst, rating in given.items():
        if not isinstance(tconst, str):
            raise UsageError(f"ratings: must be by ids such as 'tt0078748', got {tconst!r}")
        if not isinstance(rating, Real):
            raise UsageError(f"{tconst}: rating must be a number, got {rating!r}")
        if not low <= float(rating) <= high:
            raise UsageError(
                f"{tconst}: rating {rating} is not on the scale from {low:g} to {high:g}; pass scale="
            )


def _ends(scale: tuple[float, float]) -> tuple[float, float]:
    try:
        low, high = map(float, scale)
    except (TypeError, ValueError):
        raise UsageError(f"scale: must be two numbers, such as (1, 10), got {scale!r}") from None
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise UsageError(f"scale: must rise from lowest to highest rating, got {scale}")
    return low, high
