"""The names of the films on the map: the best known at once, all others by tile, as one comes near."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.model.layout import UNKNOWN
from reelkin.web.map.points import WHOLE

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

FAMOUS = 1_500
"""Titles whose names come first."""
IN_A_TILE = 500
"""Titles of a tile, in the mean."""
MOST_TILES = 32
"""Tiles along one side."""


def tiles_along(n: int) -> int:
    """How many tiles a side of the map of `n` titles is cut into."""
    return int(np.clip(round((n / IN_A_TILE) ** 0.5), 1, MOST_TILES))


def famous_names(bundle: Bundle) -> bytes:
    """The best-known titles as JSON: row, id, title and year (or null) of each."""
    return _names(bundle, np.arange(min(FAMOUS, len(bundle))))


def tile_names(bundle: Bundle, spots: npt.NDArray[np.uint16], tile: int) -> bytes:
    """The titles in tile `tile` (counted by rows, from the upper left), likewise; the most voted first."""
    along = tiles_along(len(bundle))
    cells = np.minimum(spots.astype(np.int64) * along // WHOLE, along - 1)
    return _names(bundle, np.flatnonzero(cells[:, 1] * along + cells[:, 0] == tile))


def _names(bundle: Bundle, rows: npt.NDArray[np.intp]) -> bytes:
    titles = bundle.titles
    named: list[Any] = [
        [row, titles.tconst[row], titles.primary_title[row], None if year == UNKNOWN else year]
        for row, year in zip(rows.tolist(), titles.start_year[rows].tolist(), strict=True)
    ]
    return json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode()
