"""The collaborative part as arrays: the title–title weights of the titles with ratings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.numbers import Numbers

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]
    Offsets = npt.NDArray[np.int64]
    Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Blend(Numbers):
    """How the title–title weights are weighed beside the rest of a score; chosen by evaluation.

    Attributes:
        weights: what they count in `recommend`.
        weights_power: the power of the number of liked titles that this is divided by.
        similar_weights: what they count in `similar`.
    """

    weights: float = 0.0
    weights_power: float = 0.0
    similar_weights: float = 0.0


@dataclass(frozen=True, eq=False)
class Collaborative:
    """What ratings taught of r titles. Without ratings every array is empty.

    Attributes:
        rows: int32[r], their rows in the model, ascending.
        weight_offsets, weight_rows, weight_values: the title–title weights by liked title: int64[r+1], int32[·],
            float32[·]. Stretch i holds what a preference of 1 for title i adds to others, by their rows in the
            model, ascending.
        blend: how the weights are weighed.
    """

    rows: Ints
    weight_offsets: Offsets
    weight_rows: Ints
    weight_values: Floats
    blend: Blend

    def places_of(self, rows: Places) -> Places:
        """intp[len(rows)]: where among the r titles each row is; -1 where it has no ratings."""
        places = np.searchsorted(self.rows, rows)
        inside = np.minimum(places, max(len(self.rows) - 1, 0))
        found = self.rows[inside] == rows if len(self.rows) else np.zeros(len(rows), bool)
        return np.where(found, inside, -1)

    def weights_of(self, place: int) -> tuple[Ints, Floats]:
        """The titles that a preference for the title at `place` adds to, ascending, and how much."""
        span = slice(int(self.weight_offsets[place]), int(self.weight_offsets[place + 1]))
        return self.weight_rows[span], self.weight_values[span]


def no_ratings() -> Collaborative:
    """The part of a model that learned from no ratings: nothing."""
    none = np.zeros(0, np.int32)
    return Collaborative(none, np.zeros(1, np.int64), none, np.zeros(0, np.float32), Blend())
