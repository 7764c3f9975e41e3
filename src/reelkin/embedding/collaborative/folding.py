"""What the collaborative part adds to scores, and how that comes apart by the titles a person rated.

    added(B) = Σ_i q_i · (weights / |L|^weights_power · W[i, B] + factors · factor(B) · A⁻¹ factor_i)
    A = factor_gram + factor_confidence · Σ_L f fᵀ

with q the preferences, those below 0 times `dislike`, and L the liked titles. Given L it is linear in the
preferences, so what each title adds is exact. (The fold-in of factors: Hu, Koren, Volinsky, 2008.)
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
    """A person as the collaborative part sees them: L rated titles, e factors.

    Attributes:
        places: intp[L], where each title is among those with evidence; -1 where it is not.
        shares: float64[L], what its weights are multiplied by.
        factor_parts: float64[L, e], what it adds to the person's factor.
    """

    places: Places
    shares: Doubles
    factor_parts: Doubles


def fold(part: Collaborative, rows: Places, preferences: Doubles) -> Folded:
    """Fold a person in; `rows` intp[L], `preferences` float64[L]. Only these titles' rows are read."""
    blend, places = part.blend, part.places_of(rows)
    told = np.where(preferences < 0, blend.dislike * preferences, preferences)
    told = np.where(places < 0, 0.0, told)
    liked = max(1, int((told > 0).sum()))
    return Folded(places, told * blend.weights * liked**-blend.weights_power, _factors(part, places, told))


def _factors(part: Collaborative, places: Places, told: Doubles) -> Doubles:
    width = part.factors.shape[1]
    parts = np.zeros((len(places), width))
    known = places >= 0
    if width == 0 or not known.any():
        return parts
    factors = part.factors[places[known]].astype(np.float64)
    liked = factors[told[known] > 0]
    a = part.factor_gram.astype(np.float64) + part.blend.factor_confidence * liked.T @ liked
    parts[known] = part.blend.factors * told[known, None] * np.linalg.solve(a, factors.T).T
    return parts


def add_to(scores: Doubles, part: Collaborative, folded: Folded) -> None:
    """Add to float64[n] scores of all titles, in place."""
    known = np.flatnonzero(folded.places >= 0)
    if not len(known):
        return
    stretches = [part.weights_of(int(place)) for place in folded.places[known]]
    lengths = [len(rows) for rows, _ in stretches]
    if sum(lengths):
        added = np.repeat(folded.shares[known], lengths) * np.concatenate([values for _, values in stretches])
        scores += np.bincount(np.concatenate([rows for rows, _ in stretches]), added, minlength=len(scores))
    if part.factors.shape[1]:
        person = folded.factor_parts.sum(axis=0).astype(np.float32)
        scores[part.rows] += np.einsum("ij,j->i", part.factors, person)


def by_title(part: Collaborative, folded: Folded, row: int) -> Doubles:
    """float64[L]: what each of the person's titles adds to the title at `row`."""
    added = np.array(
        [
            share * weight_between(part, int(place), row) if place >= 0 else 0.0
            for place, share in zip(folded.places, folded.shares, strict=True)
        ]
    )
    own = int(part.places_of(np.array([row]))[0])
    if own >= 0 and part.factors.shape[1]:
        added = added + folded.factor_parts @ part.factors[own].astype(np.float64)
    return added


def weight_between(part: Collaborative, place: int, row: int) -> float:
    """What a preference of 1 for the title at `place` adds to the title at `row`; 0 where none was kept."""
    rows, values = part.weights_of(place)
    found = int(np.searchsorted(rows, row))
    return float(values[found]) if found < len(rows) and rows[found] == row else 0.0


def popularity_of(part: Collaborative, row: int) -> float:
    """What ratings add to the prior of the title at `row`."""
    place = int(part.places_of(np.array([row]))[0])
    return float(part.popularity[place]) if place >= 0 else 0.0
