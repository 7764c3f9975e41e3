"""A person's ratings for the model: seen to be ratings, then made preferences (`interactions.preferences`)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import Any

from reelkin.errors import UsageError
from reelkin.interactions.preferences import preferences

__all__ = ["check_ratings", "preferences"]


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
