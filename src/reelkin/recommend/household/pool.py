"""What picks that are to differ are chosen from, and how like those chosen so far each of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.recommend.diversity import directions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

    Doubles = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]


class Pool:
    """Some rows to choose from, and their mean cosine to those chosen.

    Args:
        bundle: the model.
        rows: intp[m], rising.
        chosen: the rows chosen before.
    """

    def __init__(self, bundle: Bundle, rows: Rows, chosen: Sequence[int] = ()) -> None:
        self._vectors = bundle.embedding.vectors
        self.rows = rows
        self._directions = self._directions_of(rows)
        self._sum, self._chosen = np.zeros(len(rows)), 0
        for row in chosen:
            self.add(row)

    def add(self, row: int) -> None:
        """Count a row, in the pool or not, as chosen."""
        self._sum += self._directions @ self._directions_of(np.array([row]))[0]
        self._chosen += 1

    def likeness(self, rows: Rows) -> Doubles:
        """float64[·], the mean cosine of some rows of the pool to those chosen; 0 before the first."""
        found: Doubles = self._sum[np.searchsorted(self.rows, rows)] / max(self._chosen, 1)
        return found

    def _directions_of(self, rows: Rows) -> Doubles:
        return directions_of(self._vectors[rows].astype(np.float64))
