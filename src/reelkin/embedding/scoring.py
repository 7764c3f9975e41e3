"""How a score is summed up; `sums` takes it apart again.

    similar(B | A)       = a · prior(B) + cosine(A, B) + b · Σ_f (shared_f + like_f) · x_Af · x_Bf + c · W[A, B]
    recommend(B | taste) = a · prior(B) + vector(B) · taste + b · Σ_f shared_f · x_Bf · taste_f + Σ_i learned_i(B)

with numbers a, b and c of its own for each (`Scoring`, `Blend`), vector(B) = Σ_f x_Bf · map_f and
prior(B) = Σ_f x_Bf · prior_map_f; like_f is the model's `resemblance`. So every score is a sum over the features of B,
and what ratings taught: W and learned_i (`collaborative.folding`), which are 0 without ratings. A taste is a sum over
the liked titles, so the same score is also a sum over those, with the prior beside them. Only numpy is needed, and
every array may be memory-mapped.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.embedding.collaborative import folding
from reelkin.embedding.linear import LinearModel, Scoring

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]
    Offsets = npt.NDArray[np.int64]

__all__ = [
    "LinearModel",
    "Scoring",
    "Taste",
    "recommend_scores",
    "similar_scores",
    "similar_scores_at",
    "taste_of",
]


@dataclass(frozen=True, eq=False)
class Taste:
    """What a person likes, as a sum over titles.

    Attributes:
        rows: intp[L], the titles.
        parts: float64[L, d], what each adds to `vector`.
        vector: float64[d].
        shared_columns: int32[k], the shared features of the titles, ascending; one entry for each title that has it.
        shared_places: intp[k], which of the L titles it is.
        shared_parts: float64[k], what that adds to the taste for the feature.
        folded: the person as the collaborative part sees them.
    """

    rows: npt.NDArray[np.intp]
    parts: Doubles
    vector: Doubles
    shared_columns: Ints
    shared_places: npt.NDArray[np.intp]
    shared_parts: Doubles
    folded: folding.Folded

    def shared(self, columns: Ints) -> Doubles:
        """float64[len(columns)]: the taste for each of these features; 0 for what no liked title has."""
        ends = np.concatenate([[0.0], np.cumsum(self.shared_parts)])
        first = np.searchsorted(self.shared_columns, columns, side="left")
        last = np.searchsorted(self.shared_columns, columns, side="right")
        totals: Doubles = ends[last] - ends[first]
        return np.where(first < last, totals, 0.0)


def taste_of(model: LinearModel, rows: Sequence[int], preferences: Sequence[float]) -> Taste:
    """Fold a person in: taste = Σ_i p_i · A⁻¹ · vector_i / s.

    With L the titles of positive preference (all, if there is none), A = ridge · I + own · Σ_L v vᵀ + world · |L| · C,
    where C is the model's `spread`, and s brings the taste of L, each title counted once, to spread
    `recommend_taste`. So given L, the taste is linear in the preferences. (The ridge of implicit ALS: Hu, Koren,
    Volinsky, 2008.)

    Args:
        model: the model.
        rows: the titles, each once.
        preferences: one a title; above 0 a like, below 0 a dislike, of order 1.
    """
    liked = np.asarray(rows, dtype=np.intp)
    weights = np.asarray(preferences, dtype=np.float64)
    vectors = model.vectors[liked].astype(np.float64)
    basis = weights > 0 if (weights > 0).any() else np.ones(len(weights), dtype=bool)
    folded = _folded(model, vectors, basis)
    parts = weights[:, None] * folded
    share = max(1, int(basis.sum())) ** -model.scoring.shared_power
    shared = _shared_taste(model, liked, weights * share)
    folded_in = folding.fold(model.collaborative, liked, weights)
    return Taste(liked, parts, parts.sum(axis=0), *shared, folded_in)


def _folded(model: LinearModel, vectors: Doubles, basis: npt.NDArray[np.bool_]) -> Doubles:
    """float64[L, d]: A⁻¹ · vector / s for each title."""
    scoring, spread, own = model.scoring, model.spread.astype(np.float64), vectors[basis]
    a: Doubles = scoring.ridge * np.eye(len(spread)) + scoring.own_spread * own.T @ own
    a = a + scoring.world_spread * len(own) * spread
    folded = np.linalg.solve(a, vectors.T).T.astype(np.float64)
    whole = folded[basis].sum(axis=0)
    variance = float(whole @ spread @ whole) + scoring.doubt
    return folded * (scoring.recommend_taste / np.sqrt(variance)) if variance > 0 else folded


def _shared_taste(
    model: LinearModel, rows: npt.NDArray[np.intp], weights: Doubles
) -> tuple[Ints, npt.NDArray[np.intp], Doubles]:
    entries, places = spans(model.offsets, rows)
    columns = model.columns[entries]
    kept = np.flatnonzero(model.shared[columns] != 0)
    order = kept[np.argsort(columns[kept], kind="stable")]
    parts: Doubles = weights[places[order]] * model.values[entries[order]].astype(np.float64)
    return columns[order], places[order], parts


def spans(
    offsets: Offsets, picks: npt.NDArray[np.integer[Any]]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where the entries of each pick lie, one pick after another, and the place of the pick each is of."""
    return stretches(offsets[picks], offsets[picks + 1] - offsets[picks])


def stretches(
    starts: npt.NDArray[np.integer[Any]], lengths: npt.NDArray[np.integer[Any]]
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """The numbers of each stretch, one stretch after another, and the place of the stretch each is of."""
    places = np.repeat(np.arange(len(starts)), lengths)
    before = np.cumsum(lengths) - lengths
    return np.arange(len(places)) + (starts - before)[places], places


def recommend_scores(model: LinearModel, taste: Taste) -> Doubles:
    """float64[n]: the score of every title for this taste, the liked ones included."""
    along = _along(model.vectors, taste.vector.astype(np.float32))
    scores: Doubles = np.add(along, model.recommend_priors, dtype=np.float64)
    columns = np.unique(taste.shared_columns)
    worth = model.scoring.recommend_shared * model.shared[columns]
    _add_shared(scores, model, columns, worth * taste.shared(columns))
    folding.add_to(scores, model.collaborative, taste.folded)
    return scores


def similar_scores(model: LinearModel, row: int) -> Doubles:
    """float64[n]: how near every title is to title `row`, itself included."""
    direction = model.vectors[row] / model.lengths[row]
    cosines = _along(model.vectors, direction) / model.lengths
    scores: Doubles = np.add(cosines, model.similar_priors, dtype=np.float64)
    columns, values = model.features_of(row)
    _add_shared(scores, model, columns, model.scoring.similar_shared * values * model.in_common[columns])
    place = place_of(model, row)
    if place >= 0 and model.collaborative.blend.similar_weights:
        others, weights = model.collaborative.weights_of(place)
        scores[others] += model.collaborative.blend.similar_weights * weights
    return scores


def similar_scores_at(model: LinearModel, row: int, others: Sequence[int]) -> Doubles:
    """float64[len(others)]: the same scores of a few titles, to the last bit."""
    rows = np.asarray(others, np.intp)
    direction = model.vectors[row] / model.lengths[row]
    cosines = _along(model.vectors[rows], direction) / model.lengths[rows]
    scores: Doubles = np.add(cosines, model.similar_priors[rows], dtype=np.float64)
    columns, values = model.features_of(row)
    worth = model.scoring.similar_shared * values * model.in_common[columns]
    entries, places = spans(model.offsets, rows)
    added = values_at(model.columns[entries], columns, worth) * model.values[entries]
    scores += np.bincount(places, added, minlength=len(rows))
    place = place_of(model, row)
    if place >= 0 and model.collaborative.blend.similar_weights:
        weights = folding.weights_between(model.collaborative, place, others).astype(np.float32)
        scores += model.collaborative.blend.similar_weights * weights
    return scores


def values_at(columns: Ints, own: Ints, values: Doubles) -> Doubles:
    """float64[len(columns)]: the value at each column, 0 where it is not among `own`, which ascend."""
    places = np.searchsorted(own, columns)
    has: npt.NDArray[np.bool_] = np.append(own, -1)[places] == columns
    return np.where(has, np.append(values, 0.0)[places], 0.0)


def place_of(model: LinearModel, row: int) -> int:
    """Where a title is among those with ratings; -1 where it has none."""
    return int(model.collaborative.places_of(np.array([row]))[0])


def _along(vectors: Floats, direction: Floats) -> Floats:
    """float32[n]: vectors · direction, under one thread whatever BLAS is set to.

    A product this thin takes 2 ms for 350,000 × 32; two BLAS threads on a busy machine took 19.
    """
    along: Floats = np.einsum("ij,j->i", vectors, direction)
    return along


def _add_shared(scores: Doubles, model: LinearModel, columns: Ints, worth: Doubles) -> None:
    entries, places = spans(model.shared_offsets, columns)
    added = worth[places] * model.shared_values[entries]
    scores += np.bincount(model.shared_rows[entries], added, minlength=len(scores))
