"""A finished model as a method whose titles and people have places, so that its clusters can be judged too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.embedding.scoring import taste_of
from reelkin.evaluation.protocols.cells import Cells, InCells
from reelkin.evaluation.running.as_trained import AsTrained

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

NEAREST = 4
"""How many clusters are looked at."""


@dataclass(frozen=True, eq=False)
class PlacedModel(AsTrained):
    """As trained, judged on its own titles in its own order."""

    def learn(self, _likes: Any) -> PlacedModel:
        """Nothing: it has learned."""
        return self

    @property
    def vectors(self) -> npt.NDArray[np.floating[Any]]:
        """float32[n, d]."""
        return self.model.vectors

    def tastes(self, folded_in: Sequence[Any]) -> npt.NDArray[np.float64]:
        """float64[p, d]: where each person is."""
        return np.stack(
            [taste_of(self.model, liked.tolist(), [1.0] * len(liked)).vector for liked in folded_in]
        )


def placed(bundle: Bundle, name: str) -> PlacedModel:
    """The method of a bundle; it looks at all titles."""
    return PlacedModel(bundle.linear, np.arange(len(bundle), dtype=np.intp), name)


def in_clusters(bundle: Bundle, name: str, nearest: int = NEAREST) -> InCells:
    """The same, kept to the clusters nearest to what is asked."""
    cells = Cells(bundle.clusters.centroids, bundle.clusters.assignments)
    return InCells(placed(bundle, name), lambda _scorer: cells, nearest)
