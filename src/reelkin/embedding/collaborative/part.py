"""The collaborative part as arrays: title–title weights, factors and popularity of the titles with evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]
    Offsets = npt.NDArray[np.int64]
    Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Blend:
    """How the collaborative part is weighed beside the rest of a score; chosen by evaluation.

    Attributes:
        weights: what the title–title weights count in `recommend`.
        weights_power: the power of the number of liked titles that this is divided by.
        dislike: what a preference below 0 counts here, beside what it counts elsewhere.
        similar_weights: what the title–title weights count in `similar`.
        factors: what the learned factors count in `recommend`.
        factor_confidence: how far a liked title's factor sharpens the fold-in.
    """

    weights: float = 0.0
    weights_power: float = 0.0
    dislike: float = 1.0
    similar_weights: float = 0.0
    factors: float = 0.0
    factor_confidence: float = 0.0

    def as_dict(self) -> dict[str, float]:
        """The numbers by name, for a JSON file."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Blend:
        """The same, back from a JSON file.

        Raises:
            BadInput: a number is missing, unknown, or not one.
        """
        names = {field.name for field in fields(cls)}
        if values.keys() != names or not all(isinstance(value, (int, float)) for value in values.values()):
            raise BadInput(
                f"blend: needs a number for each of {', '.join(sorted(names))}; got {dict(values)}"
            )
        return cls(**{name: float(value) for name, value in values.items()})


@dataclass(frozen=True, eq=False)
class Collaborative:
    """What ratings taught of r titles; e factors. Without ratings every array is empty.

    Attributes:
        rows: int32[r], their rows in the model, ascending.
        popularity: float32[r], what is added to the title's prior.
        weight_offsets, weight_rows, weight_values: the title–title weights by liked title: int64[r+1], int32[·],
            float32[·]. Stretch i holds what a preference of 1 for title i adds to others, by their rows in the
            model, ascending.
        factors: float32[r, e].
        factor_gram: float32[e, e], what a fold-in starts from, its ridge included.
        blend: how the parts are weighed.
    """

    rows: Ints
    popularity: Floats
    weight_offsets: Offsets
    weight_rows: Ints
    weight_values: Floats
    factors: Floats
    factor_gram: Floats
    blend: Blend

    def places_of(self, rows: Places) -> Places:
        """intp[len(rows)]: where among the r titles each row is; -1 where it has no evidence."""
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
    return Collaborative(
        np.zeros(0, np.int32),
        np.zeros(0, np.float32),
        np.zeros(1, np.int64),
        np.zeros(0, np.int32),
        np.zeros(0, np.float32),
        np.zeros((0, 0), np.float32),
        np.zeros((0, 0), np.float32),
        Blend(),
    )
