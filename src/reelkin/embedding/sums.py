"""How a score comes apart again: by feature, and by liked title; for several titles at once.

The terms are those of `scoring`, whose docstring has the formulas. Every product is taken so that a title's terms have
the same bits whichever titles are taken apart with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.collaborative import folding
from reelkin.embedding.scoring import place_of, spans, stretches, values_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.embedding.linear import LinearModel
    from reelkin.embedding.scoring import Taste

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]
    Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Sums:
    """The scores of k titles, term by term: the features of one title after those of another, m in all.

    Attributes:
        offsets: intp[k + 1], the terms of title i lie from offset i to offset i + 1.
        features: int32[m], the titles' columns, ascending within each.
        values: float64[m], what the titles have of them.
        prior: float64[m], what each adds through the prior.
        taste: float64[m], what each adds through the vector.
        shared: float64[m], what each adds because liked titles have it too.
        titles: float64[k, L], what each of the titles asked about or rated adds because of who else liked it.
    """

    offsets: Places
    features: Ints
    values: Doubles
    prior: Doubles
    taste: Doubles
    shared: Doubles
    titles: Doubles

    def __len__(self) -> int:
        """How many titles."""
        return len(self.offsets) - 1

    @property
    def priors(self) -> Doubles:
        """float64[k]: what the prior adds to each score."""
        return self._by_title(self.prior)

    @property
    def totals(self) -> Doubles:
        """float64[k]: the scores."""
        totals: Doubles = self._by_title(self.prior + self.taste + self.shared) + self.titles.sum(axis=1)
        return totals

    def _by_title(self, terms: Doubles) -> Doubles:
        places = np.repeat(np.arange(len(self)), np.diff(self.offsets))
        sums: Doubles = np.bincount(places, terms, minlength=len(self)).astype(np.float64)
        return sums


def recommend_sums(model: LinearModel, taste: Taste, rows: Sequence[int]) -> Sums:
    """The scores of some titles for this taste, taken apart by feature."""
    offsets, columns, values, _ = _features_of(model, rows)
    scoring = model.scoring
    return Sums(
        offsets,
        columns,
        values,
        scoring.recommend_prior * values * model.prior_map[columns],
        values * _through(model.content_map[columns], taste.vector),
        scoring.recommend_shared * values * model.shared[columns] * taste.shared(columns),
        folding.by_title(model.collaborative, taste.folded, rows),
    )


def recommend_by_title(model: LinearModel, taste: Taste, rows: Sequence[int]) -> Doubles:
    """float64[k, L]: what each of the person's titles adds to the scores of `rows`; the rest of them is the prior."""
    _, columns, values, places = _features_of(model, rows)
    vectors = model.vectors[np.asarray(rows, np.intp)].astype(np.float64)
    added: Doubles = np.einsum("kd,ld->kl", vectors, taste.parts)
    added += folding.by_title(model.collaborative, taste.folded, rows)
    worth = model.scoring.recommend_shared * values * model.shared[columns]
    # Every feature of a title with every entry that the taste has for it.
    first = np.searchsorted(taste.shared_columns, columns, side="left")
    ends = np.searchsorted(taste.shared_columns, columns, side="right")
    entries, terms = stretches(first, ends - first)
    cells = places[terms] * len(taste.rows) + taste.shared_places[entries]
    parts = worth[terms] * taste.shared_parts[entries]
    added += np.bincount(cells, parts, minlength=added.size).reshape(added.shape)
    return added


def similar_sums(model: LinearModel, row: int, others: Sequence[int]) -> Sums:
    """The scores of `others` among the titles similar to `row`, taken apart by feature."""
    offsets, columns, values, places = _features_of(model, others)
    direction = model.vectors[row].astype(np.float64) / model.lengths[row]
    lengths = model.lengths[np.asarray(others, np.intp)].astype(np.float64)
    common = values_at(columns, *model.features_of(row))
    scoring = model.scoring
    return Sums(
        offsets,
        columns,
        values,
        scoring.similar_prior * values * model.prior_map[columns],
        values * _through(model.content_map[columns], direction) / lengths[places],
        scoring.similar_shared * values * model.in_common[columns] * common,
        _similar_weights(model, row, others)[:, None],
    )


def _features_of(model: LinearModel, rows: Sequence[int]) -> tuple[Places, Ints, Doubles, Places]:
    """The columns of several titles, one after the other: where each title begins, columns, values, and whose they are."""
    entries, places = spans(model.offsets, np.asarray(rows, np.intp))
    offsets = np.searchsorted(places, np.arange(len(rows) + 1))
    return offsets, model.columns[entries], model.values[entries].astype(np.float64), places


def _through(maps: Floats, direction: Doubles) -> Doubles:
    """float64[m]: maps · direction. Not by BLAS, whose last bits depend on how many rows there are."""
    through: Doubles = np.einsum("ij,j->i", maps.astype(np.float64), direction)
    return through


def _similar_weights(model: LinearModel, row: int, others: Sequence[int]) -> Doubles:
    part = model.collaborative
    return part.blend.similar_weights * folding.weights_between(part, place_of(model, row), others)
