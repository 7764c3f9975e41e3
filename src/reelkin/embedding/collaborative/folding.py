"""What the collaborative part adds to scores, and how that comes apart by the titles a person rated.

    added(B) = Σ_i p_i · weights / |L|^weights_power · W[i, B]

with p the preferences and L the liked titles that have ratings. Given L it is linear in the preferences, so what each
title adds is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.collaborative.part import Collaborative

    Doubles = npt.NDArray[np.float64]
    Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Folded:
    """A person as the collaborative part sees them: L rated titles.

    Attributes:
        places: intp[L], where each title is among those with ratings; -1 where it is not.
        shares: float64[L], what its weights are multiplied by.
    """

    places: Places
    shares: Doubles


def fold(part: Collaborative, rows: Places, preferences: Doubles) -> Folded:
    """Fold a person in; `rows` intp[L], `preferences` float64[L]. Only these titles' rows are read."""
    places = part.places_of(rows)
    told = np.where(places < 0, 0.0, preferences)
    liked = max(1, int((told > 0).sum()))
    return Folded(places, told * part.blend.weights * liked**-part.blend.weights_power)


def add_to(scores: Doubles, part: Collaborative, folded: Folded) -> None:
    """Add to float64[n] scores of all titles, in place."""
    known = np.flatnonzero(folded.places >= 0)
    stretches = [part.weights_of(int(place)) for place in folded.places[known]]
    lengths = [len(rows) for rows, _ in stretches]
    if sum(lengths):
        added = np.repeat(folded.shares[known], lengths) * np.concatenate([values for _, values in stretches])
        scores += np.bincount(np.concatenate([rows for rows, _ in stretches]), added, minlength=len(scores))


def by_title(part: Collaborative, folded: Folded, row: int) -> Doubles:
    """float64[L]: what each of the person's titles adds to the title at `row`."""
    return np.array(
        [
            share * weight_between(part, int(place), row)
            for place, share in zip(folded.places, folded.shares, strict=True)
        ],
        dtype=np.float64,
    )


def weight_between(part: Collaborative, place: int, row: int) -> float:
    """What a preference of 1 for the title at `place` adds to the title at `row`; 0 where none was kept, or place is -1."""
    if place < 0:
        return 0.0
    rows, values = part.weights_of(place)
    found = int(np.searchsorted(rows, row))
    return float(values[found]) if found < len(rows) and rows[found] == row else 0.0
