"""How much more of something a person likes than the world does, and whether chance would do as well."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHRINK = 3.0
"""Titles as the world has them that are added to both sides: from few titles nobody loves anything ten times over."""
CHANCE = 0.01
"""A claim is made where a person of the world's taste would look so with at most this chance, all claims together."""
NOTHING = 1e-18
"""Of the greatest term of a sum, what a float64 of it no longer shows."""


@dataclass(frozen=True)
class Lift:
    """One trait of some titles, in what a person likes and in the world.

    Attributes:
        liked: how many liked titles have it.
        of: how many liked titles there are.
        world: the share of them that would have it by the world's taste.
    """

    liked: int
    of: int
    world: float

    @property
    def share(self) -> float:
        """The share of the liked titles that have it; 0 where none is liked."""
        return self.liked / self.of if self.of else 0.0

    @property
    def expected(self) -> float:
        """How many liked titles would have it by the world's taste."""
        return self.of * self.world

    @property
    def times(self) -> float:
        """How many times more than expected, drawn towards 1 by SHRINK titles."""
        return (self.liked + SHRINK) / (self.expected + SHRINK)

    def over_loved(self, claims: int = 1) -> bool:
        """Whether it is more than chance would give, where this is one of so many claims looked at."""
        return self.liked > self.expected and self._is_rare(chance_of_more, claims)

    def missed(self, claims: int = 1) -> bool:
        """Whether it is less than chance would give, where this is one of so many claims looked at."""
        return self.liked < self.expected and self._is_rare(chance_of_less, claims)

    def _is_rare(self, chance: Callable[[Lift], float], claims: int) -> bool:
        most = CHANCE / max(claims, 1)
        # The tail is no less than its first term, which settles nearly all of somebody's thousands of people.
        return _binomial(self, self.liked) <= most and chance(self) <= most


def chance_of_more(one: Lift) -> float:
    """The chance of as many or more by the world's taste: the upper tail of the binomial distribution."""
    if one.liked <= one.expected:
        return 1.0 - math.fsum(_downwards(one, one.liked - 1))
    return min(1.0, math.fsum(_upwards(one, one.liked)))


def chance_of_less(one: Lift) -> float:
    """The chance of as many or fewer by the world's taste."""
    if one.liked >= one.expected:
        return 1.0 - math.fsum(_upwards(one, one.liked + 1))
    return min(1.0, math.fsum(_downwards(one, one.liked)))


def _upwards(one: Lift, first: int) -> Iterator[float]:
    """The chances of `first` titles, one more, and so on; `first` is above what is expected, so they fall, and fast."""
    return _until_nothing(_binomial(one, count) for count in range(first, one.of + 1))


def _downwards(one: Lift, first: int) -> Iterator[float]:
    """The same from `first`, below what is expected, down to none."""
    return _until_nothing(_binomial(one, count) for count in range(first, -1, -1))


def _until_nothing(falling: Iterator[float]) -> Iterator[float]:
    """The terms of a falling series as far as they add anything: some dozens of thousands."""
    greatest = 0.0
    for term in falling:
        yield term
        greatest = max(greatest, term)
        if term <= NOTHING * greatest:
            return


def _binomial(one: Lift, count: int) -> float:
    if one.world <= 0 or one.world >= 1:
        return float(count == (one.of if one.world >= 1 else 0))
    ways = math.lgamma(one.of + 1) - math.lgamma(count + 1) - math.lgamma(one.of - count + 1)
    return math.exp(ways + count * math.log(one.world) + (one.of - count) * math.log1p(-one.world))
