"""Picking for a household, one title after another; each series and each work shows once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.recommend.diversity import to_unit
from reelkin.recommend.franchise import series_of
from reelkin.recommend.household.aggregation import mean_of, together
from reelkin.recommend.household.pool import Pool
from reelkin.recommend.household.series import open_series, part_for_all

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.options import Order

    Doubles = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]
    Rows = npt.NDArray[np.intp]

DIVERSE_POOL = 200
"""How many of the best together to choose from, for each pick, when picks are to differ.

One person's are 10 (`answer.DIVERSE_POOL`): there the pool is what would show anyway, by the one order there is. Here
it holds every part of a series, and a pick for whoever was served least may lie far down the order of all together.
"""


class Choosing:
    """What is left to choose from, and what each member has got so far.

    Args:
        bundle: the model.
        satisfaction: float64[p, n], each member's with each title.
        passes: bool[n], the titles that no filter and no veto keeps out.
        out: bool[n], the titles that do not show for being seen.
        seen: what each member has seen.
        order: the options that reorder.
    """

    def __init__(
        self,
        bundle: Bundle,
        satisfaction: Doubles,
        passes: Mask,
        out: Mask,
        seen: Sequence[Collection[int]],
        order: Order,
    ) -> None:
        self.bundle, self.satisfaction, self.order = bundle, satisfaction, order
        self.passes, self.allowed, self.seen = passes, passes & ~out, seen
        self.left = self.allowed.copy()
        self.served = np.zeros(len(satisfaction))
        self._open = open_series(bundle, seen) if order.sequels else frozenset()
        if order.franchise is not None:
            self._drop_works(np.flatnonzero(out))

    def choose(self, n: int, aggregation: Aggregation) -> list[int]:
        """At most `n` rows, in the order to show them."""
        chosen: list[int] = []
        pool = Pool(self.bundle, self._best_of_all(n, aggregation)) if self.order.diverse else None
        while len(chosen) < n and self.left.any():
            if pool is not None and not self.left[pool.rows].any():
                pool = Pool(self.bundle, np.flatnonzero(self.left), chosen)
            row = self._shown_for(self._best(aggregation, pool))
            if row is None:
                continue
            chosen.append(row)
            self.served += self.satisfaction[:, row]
            if pool is not None:
                pool.add(row)
        return chosen

    def _best_of_all(self, n: int, aggregation: Aggregation) -> Rows:
        """The best of all, so that what is merely unlike the rest does not come in."""
        worth = np.where(self.left, together(self.satisfaction, aggregation), -np.inf)
        size = min(len(worth), DIVERSE_POOL * max(n, 1))
        return np.flatnonzero(
            self.left & (worth >= np.partition(worth, len(worth) - size)[len(worth) - size])
        )

    def _best(self, aggregation: Aggregation, pool: Pool | None) -> int:
        """The next in line: of equals that with the higher mean, then the first row."""
        rows = np.flatnonzero(self.left) if pool is None else pool.rows[self.left[pool.rows]]
        own = self.satisfaction[:, rows]
        worth = together(own, aggregation, self.served)
        if pool is not None:
            worth = (1 - self.order.diverse) * to_unit(worth) - self.order.diverse * pool.likeness(rows)
        ties = np.flatnonzero(worth == worth.max())
        return int(rows[ties[int(np.argmax(mean_of(own[:, ties])))]])

    def _shown_for(self, lead: int) -> int | None:
        """What shows in the place of the best of a series, if anything; it is then used up."""
        series = series_of(self.bundle, lead)
        if self.order.franchise is None or series is None or series in self._open:
            self._use_up(lead)
            return lead
        row: int | None = lead
        if self.order.franchise == "order":
            row = part_for_all(self.bundle, series, self.passes, self.allowed & self.left, self.seen)
        self._use_up(lead if row is None else row)
        self.left[self.bundle.titles.franchise == series] = False
        return row

    def _use_up(self, row: int) -> None:
        self.left[row] = False
        if self.order.franchise is not None:
            self._drop_works(np.array([row]))

    def _drop_works(self, rows: Rows) -> None:
        works = self.bundle.titles.duplicate_of
        self.left[np.isin(works, works[rows])] = False
