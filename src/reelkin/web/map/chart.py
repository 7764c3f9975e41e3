"""A model's map, made ready to be sent: once for each model, at the first call."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from reelkin.web.map.names import famous_names, tile_names, tiles_along
from reelkin.web.map.points import WHOLE, files_of, squared
from reelkin.web.shelves.clusters import by_fame

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.web.live_model import Live

HASH = 12


@dataclass(frozen=True, eq=False)
class Chart:
    """The map of one model.

    Attributes:
        bundle: the model.
        spots: uint16[n, 2], where each title is; see `points.squared`.
        files: the points by file.
        order: the places of the clusters in the model, the best known first.
    """

    bundle: Bundle
    spots: npt.NDArray[np.uint16]
    files: tuple[bytes, ...]
    order: tuple[int, ...]

    @cached_property
    def address(self) -> str:
        """A name of everything that is fetched of this map, which changes with its content."""
        told = hashlib.sha256(f"{self.bundle.model_id} {self.tiles}".encode())
        for file in (*self.files, self.famous):
            told.update(file)
        return told.hexdigest()[:HASH]

    @property
    def tiles(self) -> int:
        """Tiles along one side."""
        return tiles_along(len(self.bundle))

    @cached_property
    def famous(self) -> bytes:
        """The names that come first."""
        return famous_names(self.bundle)

    def names(self, tile: int) -> bytes:
        """The names in a tile."""
        return tile_names(self.bundle, self.spots, tile)

    def spot(self, row: int) -> tuple[float, float]:
        """Where a title is, in shares of the map's side."""
        x, y = (self.spots[row] / WHOLE).round(5).tolist()
        return x, y

    @cached_property
    def middles(self) -> list[tuple[float, float]]:
        """Where each cluster is: the median of its titles; the middle of the map for one without titles."""
        clusters = np.asarray(self.bundle.clusters.assignments)
        found = []
        for place in range(len(self.bundle.profiles)):
            own = self.spots[clusters == place]
            x, y = (np.median(own, axis=0) / WHOLE).round(4).tolist() if len(own) else (0.5, 0.5)
            found.append((x, y))
        return found


_CHARTS: WeakKeyDictionary[Live, Chart] = WeakKeyDictionary()
"""They die with their models."""


def chart_of(live: Live) -> Chart:
    """The map of a model."""
    bundle = live.model.bundle
    chart = _CHARTS.get(live)
    if chart is None:
        spots = squared(bundle.film_map.places)
        files = files_of(spots, bundle.clusters.assignments)
        chart = Chart(bundle, spots, tuple(files), tuple(by_fame(live)))
        _CHARTS[live] = chart
    return chart
