"""Every title's point on the map as five or six bytes, the most voted first, cut into files that browsers keep.

A file holds the titles of so many ranks: all x as little-endian uint16, then all y, then all clusters, which are uint8, or
uint16 where there are more than 256. x and y are shares of 65535 of the map's wider side, y grows downwards.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

FIRST = 20_000
"""Titles of the first file: what is seen from afar."""
FURTHER = 55_000
"""Titles of each further file, which is fetched as one comes nearer."""
WHOLE = 65_535
OUTSIDE = 0.0005
"""Share of the titles on each side that lie so far out that they are drawn in to the edge."""
ROOM = 0.02
"""Share of the map's width left around it."""


def squared(places: npt.NDArray[np.float32]) -> npt.NDArray[np.uint16]:
    """uint16[n, 2]: the places on a square as wide as the map's wider side, the other in its middle; y downwards."""
    low, high = np.quantile(places, [OUTSIDE, 1 - OUTSIDE], axis=0)
    width = float((high - low).max()) * (1 + 2 * ROOM) or 1.0
    shares = (places - (low + high) / 2) / width * [1, -1] + 0.5
    spots: npt.NDArray[np.uint16] = np.rint(np.clip(shares, ROOM / 2, 1 - ROOM / 2) * WHOLE).astype(np.uint16)
    return spots


def files_of(spots: npt.NDArray[np.uint16], clusters: npt.NDArray[np.integer]) -> list[bytes]:
    """The files, in the order of ranks.

    Args:
        spots: uint16[n, 2], the most voted titles first.
        clusters: integers[n], places of the clusters in the model.
    """
    kind = "<u1" if int(clusters.max(initial=0)) < 256 else "<u2"
    ends = [0, *range(FIRST, len(spots), FURTHER), len(spots)]
    return [
        b"".join(
            (
                spots[first:last, 0].astype("<u2").tobytes(),
                spots[first:last, 1].astype("<u2").tobytes(),
                clusters[first:last].astype(kind).tobytes(),
            )
        )
        for first, last in pairwise(ends)
        if last > first
    ]
