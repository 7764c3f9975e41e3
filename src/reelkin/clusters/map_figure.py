"""The picture of the map of films: every title a point in its cluster's colour on a dark wall, the clusters named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from scipy import ndimage

from reelkin.clusters.map_labels import broken, place_labels
from reelkin.clusters.palette import PAPER, QUIET, WALL, srgb
from reelkin.clusters.typeface import house_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from reelkin.clusters.profiles import ClusterProfile

WIDTH, HEIGHT = 12.0, 10.0
"""Inches; at 200 dots an inch the picture is 2400 wide, and still legible at 1200."""
FOOT = 0.8
"""Where the map begins; below is nothing but the credit, which has room for three lines."""
SHEET = 8.1
"""Height of the map itself; the heading is above."""
EDGE = 0.5
GLOW_PIXELS = 700


def draw_map(
    places: NDArray[np.float32],
    assignments: NDArray[np.int32],
    profiles: Sequence[ClusterProfile],
    titles: Sequence[str],
    *,
    credit: str = "",
) -> Figure:
    """The map as a Matplotlib figure of 12 × 10 inches.

    Args:
        places: float32[n, 2] from `film_map.lay_out`, the best-known titles first.
        assignments: int32[n], positions in `profiles`.
        profiles: of each cluster, with hues.
        titles: names of the n titles; the first ones of each cluster that find room are written on the map.
        credit: where the data is from; a line in the corner.
    """
    with house_style():
        figure = Figure(figsize=(WIDTH, HEIGHT), facecolor=WALL)
        axes = figure.add_axes((0.0, FOOT / HEIGHT, 1.0, SHEET / HEIGHT))
        axes.set_axis_off()
        spots = fitted(places)
        axes.set(xlim=(0, WIDTH), ylim=(0, SHEET))
        colours = srgb(np.array([profile.hue for profile in profiles]))
        _glow(axes, spots, colours[assignments])
        _points(axes, spots, colours[assignments])
        place_labels(axes, spots, assignments, profiles, titles)
        _heading(figure, len(places), len(profiles), credit)
    return figure


def fitted(places: NDArray[np.float32]) -> NDArray[np.float64]:
    """float64[n, 2]: the places in inches on the sheet; what lies far out is drawn in to the edge."""
    low, high = np.quantile(places, [0.001, 0.999], axis=0)
    share = np.clip((places - low) / np.maximum(high - low, 1e-9), -0.01, 1.01)
    spots: NDArray[np.float64] = share * [WIDTH - 2 * EDGE, SHEET - 2 * EDGE] + EDGE
    return spots


def _glow(axes: Axes, spots: NDArray[np.float64], colours: NDArray[np.float64]) -> None:
    """A soft field of colour under the points, so that the regions show in a thumbnail."""
    shape = (int(GLOW_PIXELS * SHEET / WIDTH), GLOW_PIXELS)
    rows = np.clip((spots[:, 1] / SHEET * shape[0]).astype(int), 0, shape[0] - 1)
    columns = np.clip((spots[:, 0] / WIDTH * shape[1]).astype(int), 0, shape[1] - 1)
    field = np.zeros((*shape, 3))
    weight = np.zeros(shape)
    np.add.at(field, (rows, columns), colours)
    np.add.at(weight, (rows, columns), 1.0)
    blurred = np.stack([ndimage.gaussian_filter(field[..., part], 9) for part in range(3)], axis=-1)
    density = ndimage.gaussian_filter(weight, 9)
    hue = blurred / np.maximum(density, 1e-12)[..., None]
    strength = np.clip(density / np.quantile(density[weight > 0], 0.9), 0, 1) ** 0.7 * 0.34
    axes.imshow(
        np.concatenate([hue, strength[..., None]], axis=-1).clip(0, 1),
        extent=(0, WIDTH, 0, SHEET),
        origin="lower",
        aspect="auto",
        interpolation="bicubic",
        zorder=0,
    )


def _points(axes: Axes, spots: NDArray[np.float64], colours: NDArray[np.float64]) -> None:
    """One point a title; the best known are larger and lie on top."""
    rank = np.arange(len(spots)) + 1
    sizes = np.clip(30 * rank**-0.27, 1.6, 16)
    axes.scatter(
        spots[::-1, 0],
        spots[::-1, 1],
        s=sizes[::-1],
        c=colours[::-1],
        alpha=0.85,
        linewidths=0,
        zorder=1,
        rasterized=True,
    )


def _heading(figure: Figure, titles: int, clusters: int, credit: str) -> None:
    figure.text(0.042, 0.965, "The map of films", color=PAPER, fontsize=30, fontweight="bold", va="top")
    told = f"{titles:,} titles in {clusters} clusters: what lies close is liked by the same people, older titles to the left"
    figure.text(0.042, 0.915, told, color=QUIET, fontsize=13, va="top")
    if credit:
        figure.text(0.958, 0.018, broken(credit, 130), color=QUIET, fontsize=8, ha="right", va="bottom")
