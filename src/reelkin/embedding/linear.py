"""The linear model as arrays: everything a score is summed up from, and how its parts are weighed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.collaborative.part import Collaborative, no_ratings
from reelkin.embedding.numbers import Numbers

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int32]
    Offsets = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Scoring(Numbers):
    """The few numbers that weigh the parts of a score; chosen by evaluation, kept with the map.

    Attributes:
        similar_prior: what the prior counts in `similar`, against a cosine.
        similar_shared: what shared features count in `similar`.
        damping: added to a vector's squared length before a cosine divides by its root, so that a title of
            which little is known is near nothing.
        recommend_prior: what the prior counts in `recommend`.
        recommend_taste: the spread a taste is brought to; so scores are of order 1.
        recommend_shared: what shared features count in `recommend`.
        shared_power: the power of the number of liked titles that this is divided by.
        ridge: how much evidence it takes to believe a taste at all.
        own_spread: how far a direction in which the liked titles differ among themselves counts less.
        world_spread: how far a direction in which all titles differ counts less.
        doubt: added to the variance of a taste before it is brought to its spread; keeps faint tastes faint.
    """

    similar_prior: float = 0.048
    similar_shared: float = 0.08
    damping: float = 0.25
    recommend_prior: float = 0.125
    recommend_taste: float = 0.2
    recommend_shared: float = 0.3
    shared_power: float = 0.4
    ridge: float = 0.2
    own_spread: float = 0.2
    world_spread: float = 3.5
    doubt: float = 0.25


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Everything a score is summed up from: n titles, F features, d dimensions.

    Attributes:
        offsets, columns, values: the title × feature matrix by rows: int64[n+1], int32[·], float32[·].
        shared_offsets, shared_rows, shared_values: its columns whose `shared` or `resemblance` is not 0, by columns; the
            others have empty stretches: int64[F+1], int32[·], float32[·].
        content_map: float32[F, d].
        shared: float32[F].
        resemblance: float32[F], what it is worth in `similar`, beside `shared`, that two titles have the feature.
        prior_map: float32[F].
        vectors: float32[n, d], the matrix times `content_map`.
        prior: float32[n], the matrix times `prior_map`.
        spread: float32[d, d], the second moment of the vectors of what the world watches.
        scoring: the weights of the parts.
        collaborative: what ratings taught; empty without any.
    """

    offsets: Offsets
    columns: Ints
    values: Floats
    shared_offsets: Offsets
    shared_rows: Ints
    shared_values: Floats
    content_map: Floats
    shared: Floats
    resemblance: Floats
    prior_map: Floats
    vectors: Floats
    prior: Floats
    spread: Floats
    scoring: Scoring
    collaborative: Collaborative = field(default_factory=no_ratings)

    @cached_property
    def lengths(self) -> Floats:
        """float32[n]: what a cosine divides by, one for each title; never 0."""
        squares = np.einsum("ij,ij->i", self.vectors, self.vectors) + np.float32(self.scoring.damping)
        lengths: Floats = np.maximum(np.sqrt(squares), np.float32(1e-6))
        return lengths

    @cached_property
    def similar_priors(self) -> Floats:
        """float32[n]: what the prior adds to each title in `similar`."""
        priors: Floats = self.scoring.similar_prior * self.prior
        return priors

    @cached_property
    def recommend_priors(self) -> Floats:
        """float32[n]: what the prior adds to each title in `recommend`."""
        priors: Floats = self.scoring.recommend_prior * self.prior
        return priors

    @cached_property
    def in_common(self) -> Floats:
        """float32[F]: what it is worth in `similar` that two titles have a feature."""
        worth: Floats = self.shared + self.resemblance
        return worth

    def features_of(self, row: int) -> tuple[Ints, Doubles]:
        """The columns of a title, ascending, and its values there."""
        span = slice(int(self.offsets[row]), int(self.offsets[row + 1]))
        return self.columns[span], self.values[span].astype(np.float64)
