"""Chance that falls the same way every time: numbers from the hash of a name."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Dice:
    """Numbers drawn one after the other from the hash of `name`.

    Attributes:
        high: 0 to 1, by the title's rating; half where there is none.
        long: 0 to 1, by its runtime.
    """

    def __init__(self, name: str, high: float = 0.5, long: float = 0.5) -> None:
        self.high = high
        self.long = long
        self._seed = name.encode("utf-8", "replace")
        self._thrown = 0

    def share(self) -> float:
        """A number from 0 up to 1."""
        found = blake2b(self._seed, digest_size=8, salt=self._thrown.to_bytes(8, "big")).digest()
        self._thrown += 1
        return int.from_bytes(found, "big") / 2**64

    def between(self, low: float, high: float) -> float:
        """A number from `low` up to `high`."""
        return low + (high - low) * self.share()

    def whole(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, several: Sequence[T]) -> T:
        """One of several."""
        return several[int(self.share() * len(several))]

    def chance(self, share: float) -> bool:
        """True in this share of throws."""
        return self.share() < share
