"""Most popular: everybody gets what most people like. What any recommender has to beat."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    from scipy import sparse

    from reelkin.evaluation.splits import Rows


@dataclass(frozen=True, eq=False)
class PopularModel:
    """How many people like each title: float64[n]."""

    counts: npt.NDArray[np.float64]
    settings: Mapping[str, float] = field(default_factory=dict)

    def __call__(self, folded_in: Sequence[Rows]) -> npt.NDArray[np.float64]:
        """The same for everybody."""
        return np.tile(self.counts, (len(folded_in), 1))

    def similar(self, query: int) -> npt.NDArray[np.float64]:
        """The same for every title."""
        return self.counts


@dataclass(frozen=True)
class Popular:
    """Ranks by the number of likes."""

    name: str = "most popular"

    def learn(self, likes: sparse.csr_array) -> PopularModel:
        """Count."""
        return PopularModel(np.bincount(likes.indices, minlength=likes.shape[1]).astype(np.float64))
