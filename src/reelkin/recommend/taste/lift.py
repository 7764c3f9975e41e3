"""How much more of something a person likes than the world does, and whether chance would do as well."""

from __future__ import annotations

import math
from dataclasses import dataclass

SHRINK = 3.0
"""Titles as the world has them that are added to both sides: from few titles nobody loves anything ten times over."""
CHANCE = 0.01
"""A claim is made where a person of the world's taste would look so with at most this chance, all claims together."""


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
        return self.liked > self.expected and chance_of_more(self) <= CHANCE / max(claims, 1)

    def missed(self, claims: int = 1) -> bool:
        """Whether it is less than chance would give, where this is one of so many claims looked at."""
        return self.liked < self.expected and chance_of_less(self) <= CHANCE / max(claims, 1)


def chance_of_more(one: Lift) -> float:
    """The chance of as many or more by the world's taste: the upper tail of the binomial distribution."""
    return min(1.0, math.fsum(_binomial(one, count) for count in range(one.liked, one.of + 1)))


def chance_of_less(one: Lift) -> float:
    """The chance of as many or fewer by the world's taste."""
    return min(1.0, math.fsum(_binomial(one, count) for count in range(one.liked + 1)))


def _binomial(one: Lift, count: int) -> float:
    if one.world <= 0 or one.world >= 1:
        return float(count == (one.of if one.world >= 1 else 0))
    ways = math.lgamma(one.of + 1) - math.lgamma(count + 1) - math.lgamma(one.of - count + 1)
    return math.exp(ways + count * math.log(one.world) + (one.of - count) * math.log1p(-one.world))
