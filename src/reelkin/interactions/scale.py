"""The lowest and the highest rating a source lets people give."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from reelkin.errors import UsageError

_TEXT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True)
class Scale:
    """A scale of ratings, both ends included; `low` is below `high`."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise UsageError(
                f"scale: must rise from lowest to highest rating, got {self.low:g}..{self.high:g}"
            )

    def __str__(self) -> str:
        return f"{self.low:g}..{self.high:g}"

    def __contains__(self, rating: object) -> bool:
        return isinstance(rating, float | int) and self.low <= rating <= self.high

    def place(self, rating: float) -> float:
        """Where a rating lies: -1 at the lowest, 0 in the middle, 1 at the highest."""
        middle, half = (self.low + self.high) / 2, (self.high - self.low) / 2
        return max(-1.0, min(1.0, (rating - middle) / half))


IMDB = Scale(1.0, 10.0)
"""IMDb and Trakt."""
STARS = Scale(0.5, 5.0)
"""Letterboxd and MovieLens."""
TWEETS = Scale(0.0, 10.0)
"""MovieTweetings."""
PLACES = Scale(-1.0, 1.0)
"""What `Scale.place` gives: the one scale on which ratings of several sources lie side by side."""
LIKE_OF_TEN = 8.0
"""The lowest rating that is a like, as if all scales ended at ten: 4 of 5 stars too."""
HUNDRED = Scale(0.0, 100.0)
SLIPS = 0.2
"""The share of ratings above ten below which they are slips of the pen."""


def parse_scale(text: str) -> Scale:
    """Read "1..10".

    Raises:
        UsageError: it is not LOW..HIGH with LOW below HIGH.
    """
    found = _TEXT.fullmatch(text)
    if found is None:
        raise UsageError(f"scale: must be like 1..10 or 0.5..5, got {text[:40]!r}")
    return Scale(float(found[1]), float(found[2]))


def guess_scale(ratings: list[float]) -> Scale:
    """The usual scale that holds all of these: half stars or stars to 5, 1 to 10, or a percentage.

    A guess has to be told, for ratings that all happen to be low look like another scale. A few above ten among many
    up to ten are slips, and not percentages.

    Raises:
        UsageError: no usual scale holds them.
    """
    upto_ten = [rating for rating in ratings if rating <= IMDB.high]
    if len(upto_ten) > (1 - SLIPS) * len(ratings):
        ratings = upto_ten
    low, high = min(ratings, default=1.0), max(ratings, default=10.0)
    for scale in (STARS, Scale(0.0, 5.0), IMDB, TWEETS, HUNDRED):
        if scale.low <= low and high <= scale.high:
            return scale
    raise UsageError(f"ratings run from {low:g} to {high:g}; give the scale, as in --scale {low:g}..{high:g}")
