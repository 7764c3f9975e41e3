"""A finished model as a method: it learns nothing more, and is judged as it would answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.embedding.scoring import recommend_scores, similar_scores, taste_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from reelkin.embedding.linear import LinearModel

    Doubles = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]

NOWHERE = -1


@dataclass(frozen=True, eq=False)
class AsTrained:
    """A bundle's own sums for the judged titles; those that are not in the model are never picked.

    It is a fair method only for people whose ratings it was not trained on.

    Attributes:
        model: what scores.
        rows: intp[n], each judged title's row in the model; NOWHERE where it is not there.
    """

    model: LinearModel
    rows: Rows
    name: str = "reelkin as trained"

    def learn(self, _likes: Any) -> AsTrained:
        """Nothing: it has learned."""
        return self

    def __call__(self, folded_in: Sequence[Rows]) -> Doubles:
        """float64[p, n]."""
        return np.stack([self._placed(self._personal(self.rows[liked])) for liked in folded_in])

    def similar(self, query: int) -> Doubles:
        """float64[n]; nothing is similar to a title that is not in the model."""
        row = int(self.rows[query])
        if row == NOWHERE:
            return np.full(len(self.rows), -np.inf)
        return self._placed(similar_scores(self.model, row))

    def _personal(self, liked: Rows) -> Doubles:
        known = liked[liked != NOWHERE]
        return recommend_scores(self.model, taste_of(self.model, known.tolist(), [1.0] * len(known)))

    def _placed(self, scores: Doubles) -> Doubles:
        return np.where(self.rows == NOWHERE, -np.inf, scores[self.rows])


def as_trained(model: LinearModel, row_of: Mapping[str, int], tconsts: Sequence[str]) -> AsTrained:
    """The method of a model with these rows by id, for the judged titles."""
    rows = [row_of.get(tconst, NOWHERE) for tconst in tconsts]
    return AsTrained(model, np.array(rows, dtype=np.intp))
