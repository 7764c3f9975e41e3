"""iALS: factors of people and titles by alternating least squares, as the library `implicit` learns them.

Hu, Koren, Volinsky: Collaborative filtering for implicit feedback datasets, 2008; https://github.com/benfred/implicit.
A like weighs `confidence`, everything else 1. New people are solved for against the titles' factors.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from reelkin.errors import MissingExtra
from reelkin.evaluation.baselines.method import LikedTitles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Rows

    Floats = npt.NDArray[np.float32]

FACTORS = (32, 64, 128)
RIDGES = (10.0, 20.0, 40.0)
CONFIDENCES = (2.0, 4.0)
GRID: tuple[Mapping[str, float], ...] = tuple(
    {"factors": factors, "ridge": ridge, "confidence": confidence}
    for factors, ridge, confidence in product(FACTORS, RIDGES, CONFIDENCES)
)
ROUNDS = 15


@dataclass(frozen=True, eq=False)
class IalsModel:
    """A learned `implicit` model of the liked titles."""

    model: Any
    titles: LikedTitles
    settings: Mapping[str, float]

    def __call__(self, folded_in: Sequence[Rows]) -> Floats:
        """Product of the person's factors with the titles'."""
        liked = sparse.csr_matrix(self.titles.known(folded_in), dtype=np.float32)
        with threadpool_limits(limits=1):
            people = self.model.recalculate_user(np.arange(len(folded_in)), liked)
            scores: Floats = self.titles.spread(people @ self.model.item_factors.T)
        return scores

    def similar(self, query: int) -> Floats:
        """Cosine of the titles' factors; 0 where a title has none."""
        factors = self.model.item_factors
        asked = factors[self.titles.rows == query].sum(axis=0)
        lengths = np.linalg.norm(factors, axis=1) * np.linalg.norm(asked)
        cosines: Floats = factors @ asked / np.maximum(lengths, 1e-12)
        scores: Floats = self.titles.spread(cosines[None, :])[0]
        return scores


@dataclass(frozen=True)
class Ials:
    """iALS of `implicit`, on one thread, from a seed.

    Raises:
        MissingExtra: `implicit` is not installed; raised by `prepare`.
    """

    name: str = "iALS"
    grid: tuple[Mapping[str, float], ...] = GRID
    seed: int = 0

    def prepare(self, likes: sparse.csr_array) -> Callable[[Mapping[str, float]], IalsModel]:
        """Leave out titles without a like, whose factors would be 0."""
        try:
            from implicit.cpu.als import AlternatingLeastSquares
        except ImportError:
            raise MissingExtra("evaluate", "iALS, one of the baselines,") from None
        titles = LikedTitles.of(likes)
        x = sparse.csr_matrix(titles.only(likes), dtype=np.float32)

        def learn(settings: Mapping[str, float]) -> IalsModel:
            with threadpool_limits(limits=1):
                model = AlternatingLeastSquares(
                    factors=int(settings["factors"]),
                    regularization=settings["ridge"],
                    alpha=settings["confidence"],
                    iterations=ROUNDS,
                    num_threads=1,
                    random_state=self.seed,
                )
                model.fit(x, show_progress=False)
            return IalsModel(model, titles, settings)

        return learn
