"""Setting names on the map of films: the clusters' by size, then each cluster's famous films where room is left.

Nothing overlaps.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, cast

import numpy as np
from adjustText import adjust_text
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patheffects import withStroke
from scipy import ndimage

from reelkin.clusters.film_labels import AIR, EDGE, film_names
from reelkin.clusters.palette import WALL, hex_colour
from reelkin.clusters.typeface import legible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text
    from matplotlib.transforms import Bbox
    from numpy.typing import NDArray

    from reelkin.clusters.profiles import ClusterProfile

SMALLEST, LARGEST = 8.0, 13.5
"""Points: 8 are eleven pixels where the picture is 1200 wide."""
LINE_LETTERS = 17
NEAR = np.array(
    [(0.0, 0.0)]
    + [
        (distance * np.cos(angle), 0.6 * distance * np.sin(angle))
        for distance in (12, 24, 40, 60, 85)
        for angle in np.linspace(0, 2 * np.pi, 12, endpoint=False)
    ]
)
"""Where room for a name is looked for, in pixels from where it should be."""


def place_labels(
    axes: Axes,
    spots: NDArray[np.float64],
    assignments: NDArray[np.int32],
    profiles: Sequence[ClusterProfile],
    titles: Sequence[str],
) -> list[Text]:
    """Write the names of clusters and of some films into `axes`, and give back those that are there.

    Args:
        axes: with limits set; its figure gets a canvas to measure letters on.
        spots: float64[n, 2], the titles' points in the coordinates of `axes`, the best-known titles first.
        assignments: int32[n], positions in `profiles`.
        profiles: of each cluster, with hues.
        titles: names of the titles.
    """
    FigureCanvasAgg(cast("Figure", axes.figure))
    names = _cluster_names(axes, spots, assignments, profiles)
    adjust_text(
        names,
        ax=axes,
        avoid_self=False,
        iter_lim=400,
        expand=(1.04, 1.10),
        force_text=(0.2, 0.3),
        force_pull=(0.03, 0.03),
        force_explode=(0.0, 0.0),
        pull_threshold=3,
        prevent_crossings=False,
        min_arrow_len=1e9,
    )
    kept = _without_overlaps(axes, names)
    return kept + film_names(axes, spots, assignments, profiles, titles, [extent(name) for name in kept])


def extent(text: Text) -> Bbox:
    """Where a text is, in pixels, with some air around it."""
    return text.get_window_extent().padded(AIR)


def middles(spots: NDArray[np.float64], assignments: NDArray[np.int32], k: int) -> NDArray[np.float64]:
    """float64[k, 2]: where each cluster is densest; NaN where it has no titles."""
    found = np.full((k, 2), np.nan)
    low, high = spots.min(axis=0), spots.max(axis=0)
    bins = 60
    for cluster in range(k):
        members = spots[assignments == cluster]
        if not len(members):
            continue
        ranges = [(low[0], high[0] + 1e-9), (low[1], high[1] + 1e-9)]
        counts, across, up = np.histogram2d(members[:, 0], members[:, 1], bins=bins, range=ranges)
        smooth = ndimage.gaussian_filter(counts, 2.0)
        column, row = np.unravel_index(int(smooth.argmax()), smooth.shape)
        found[cluster] = (across[column] + across[column + 1]) / 2, (up[row] + up[row + 1]) / 2
    return found


def _cluster_names(
    axes: Axes, spots: NDArray[np.float64], assignments: NDArray[np.int32], profiles: Sequence[ClusterProfile]
) -> list[Text]:
    anchors = middles(spots, assignments, len(profiles))
    largest = max((profile.size for profile in profiles), default=1)
    names = []
    for cluster in sorted(range(len(profiles)), key=lambda at: (-profiles[at].size, profiles[at].id)):
        profile = profiles[cluster]
        if not profile.size:
            continue
        size = SMALLEST + (LARGEST - SMALLEST) * (profile.size / largest) ** 0.7
        names.append(
            axes.text(
                anchors[cluster, 0],
                anchors[cluster, 1],
                broken("".join(letter if legible(letter) else "…" for letter in profile.name)),
                color=hex_colour(profile.hue, 0.92, 0.075),
                fontsize=size,
                fontweight="bold",
                ha="center",
                va="center",
                linespacing=0.95,
                path_effects=[withStroke(linewidth=size / 4, foreground=WALL, alpha=0.85)],
                zorder=4,
            )
        )
    return names


def _put(axes: Axes, text: Text, pixels: NDArray[np.float64]) -> None:
    """Move a text to a place in pixels, or as near to it as the edge of the sheet lets it."""
    back = axes.transData.inverted()
    x, y = back.transform(pixels)
    text.set_position((x, y))
    frame, box = axes.get_window_extent().padded(-EDGE), text.get_window_extent()
    across = max(frame.x0 - box.x0, 0) + min(frame.x1 - box.x1, 0)
    up = max(frame.y0 - box.y0, 0) + min(frame.y1 - box.y1, 0)
    x, y = back.transform(pixels + np.array([across, up]))
    text.set_position((x, y))


def broken(name: str, letters: int = LINE_LETTERS) -> str:
    """A name on as many lines as `letters` a line need, broken so that the lines are about equally long.

    "1940s to 1960s" and "the 2000s" stay together.
    """
    held = re.sub(
        r"(the|and|to|since|before|of) (?=\d)|(?<=0s) (?=to )",
        lambda found: found[0].replace(" ", "\xa0"),
        name,
    )
    lines = len(textwrap.wrap(held, letters, break_long_words=False, break_on_hyphens=False))
    for width in range(max(1, len(held) // lines), letters + 1):
        tried = textwrap.wrap(held, width, break_long_words=False, break_on_hyphens=False)
        if len(tried) <= lines and max(map(len, tried)) <= max(width, *map(len, re.split(r"[ ]", held))):
            break
    return "\n".join(tried).replace("\xa0", " ")


def _without_overlaps(axes: Axes, names: Sequence[Text]) -> list[Text]:
    """The names in order, each moved to where it lies on no earlier one; what finds no room near is taken off."""
    kept: list[Text] = []
    boxes: list[Bbox] = []
    for name in names:
        place = axes.transData.transform(name.get_position())
        for away in NEAR:
            _put(axes, name, place + away)
            box = name.get_window_extent()
            if not any(box.overlaps(other) for other in boxes):
                kept.append(name)
                boxes.append(box)
                break
        else:
            name.remove()
    return kept
