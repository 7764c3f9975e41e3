"""Names of films on the map: the famous ones of each cluster, where room is left."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from reelkin.clusters.palette import WALL, hex_colour
from reelkin.clusters.typeface import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text
    from numpy.typing import NDArray

    from reelkin.clusters.profiles import ClusterProfile

AIR = 5.0
"""Pixels left free around every name, its dark edge among them."""
EDGE = 18.0
"""Pixels, of a hundred an inch, between a name and the edge of the sheet."""
SOONER = 3
"""What stands for its cluster is named as if it were so many times better known."""
FILM_SIZE = 8.0
FILMS = 70
FILMS_TRIED = 25
"""Of each cluster; who is further down is not famous, unless it stands for it."""
FILMS_PER_CLUSTER = 2
LONGEST_FILM = 32
DOT = 3.0
"""Pixels from the middle of a named film's point to its edge."""
SIDES = (
    ((3.6, 0), "left", "center"),
    ((-3.6, 0), "right", "center"),
    ((0, 3.6), "center", "bottom"),
    ((0, -3.6), "center", "top"),
)
"""Where a film's name may stand: points from its own point, and how it is set there."""


def film_names(
    axes: Axes,
    spots: NDArray[np.float64],
    assignments: NDArray[np.int32],
    profiles: Sequence[ClusterProfile],
    titles: Sequence[str],
    taken: list[Bbox],
) -> list[Text]:
    """Names of the best-known films of every cluster that find room beside their points, at most two of one.

    First the one, then the other, and the most famous first: so they are spread over all of the map.
    """
    texts: list[Text] = []
    told = np.zeros(len(profiles), dtype=int)
    frame = axes.get_window_extent().padded(-EDGE)
    waiting = _famous(assignments, profiles, titles)
    for turn in range(1, FILMS_PER_CLUSTER + 1):
        left = []
        for row in waiting:
            cluster = assignments[row]
            if len(texts) == FILMS or told[cluster] == turn:
                left.append(row)
                continue
            text = _beside(axes, spots[row], titles[row], profiles[cluster].hue, taken, frame)
            if text is not None:
                texts.append(text)
                told[cluster] += 1
        waiting = left
    return texts


def _famous(
    assignments: NDArray[np.int32], profiles: Sequence[ClusterProfile], titles: Sequence[str]
) -> list[int]:
    """The first rows of every cluster that have names which can be written; those that stand for it come sooner."""
    typical = [{one.title for one in profile.exemplars} for profile in profiles]
    tried: Counter[int] = Counter()
    places = []
    for row, cluster in enumerate(assignments.tolist()):
        stands = titles[row] in typical[cluster]
        if (stands or tried[cluster] < FILMS_TRIED) and _short(titles[row]):
            tried[cluster] += 1
            places.append((row / SOONER if stands else row, row))
    return [row for _, row in sorted(places)]


def _short(title: str) -> bool:
    return len(title) <= LONGEST_FILM and legible(title)


def _beside(
    axes: Axes, spot: NDArray[np.float64], title: str, hue: float, taken: list[Bbox], frame: Bbox
) -> Text | None:
    x, y = axes.transData.transform(spot)
    dot = Bbox.from_extents(x - DOT, y - DOT, x + DOT, y + DOT)
    if any(dot.overlaps(other) for other in taken):
        return None
    for away, across, up in SIDES:
        text = axes.annotate(
            title,
            (spot[0], spot[1]),
            xytext=away,
            textcoords="offset points",
            ha=across,
            va=up,
            fontsize=FILM_SIZE,
            style="italic",
            color=hex_colour(hue, 0.88, 0.06),
            path_effects=[withStroke(linewidth=1.6, foreground=WALL, alpha=0.9)],
            zorder=3,
        )
        box = text.get_window_extent()
        inside = frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1)
        if inside and not any(box.overlaps(other) for other in taken):
            axes.scatter(spot[0], spot[1], s=9, color=hex_colour(hue, 0.95, 0.04), linewidths=0, zorder=3)
            taken += [box.padded(AIR), dot]
            return text
        text.remove()
    return None
