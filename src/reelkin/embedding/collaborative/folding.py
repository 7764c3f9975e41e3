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
    from collections.abc import Sequence

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


def by_title(part: Collaborative, folded: Folded, rows: Sequence[int]) -> Doubles:
    """float64[len(rows), L]: what each of the person's titles adds to each of the titles at `rows`."""
    added = np.zeros((len(rows), len(folded.places)))
    for title in np.flatnonzero(folded.places >= 0).tolist():
        weights = weights_between(part, int(folded.places[title]), rows)
        added[:, title] = folded.shares[title] * weights
    return added


def weights_between(part: Collaborative, place: int, rows: Sequence[int]) -> Doubles:
    """float64[len(rows)]: what a preference of 1 for the title at `place` adds to each of `rows`.

    0 where no weight was kept, or place is -1.
    """
    wanted = np.asarray(rows, np.int32)
    if place < 0:
        return np.zeros(len(wanted))
    others, weights = part.weights_of(place)
    found = np.searchsorted(others, wanted)
    known = np.append(others, -1)[found] == wanted
    return np.where(known, np.append(weights, np.float32(0))[found], 0.0).astype(np.float64)
