"""The centroid heatmap: clusters by the features that tell them apart, more or less frequent than in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from scipy.cluster import hierarchy

from reelkin.clusters.commonalities import PRIOR_COUNT
from reelkin.clusters.map_labels import broken
from reelkin.clusters.palette import PAPER, QUIET, WALL, hex_colour
from reelkin.clusters.presence import counts_by_cluster, presence
from reelkin.clusters.typeface import house_style
from reelkin.inspection.style import LIFT, THEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.image import AxesImage
    from numpy.typing import NDArray

    from reelkin.clusters.profiles import ClusterProfile
    from reelkin.features.matrix import FeatureMatrix

FEATURES = 36
MOST_OF_BLOCK = {"genres": 18, "era": 12, "type": 4, "language": 8, "region": 4, "reception": 6, "runtime": 0}
"""People and franchises are too many to be columns; runtimes and regions repeat what others say."""
STEPS = 3.0
"""Colours end at eight times more, or less, frequent (2 to the power of 3)."""
ROW, COLUMN = 0.205, 0.235
"""Inches."""


@dataclass(frozen=True, eq=False)
class LiftTable:
    """What the heatmap shows.

    Attributes:
        rows: positions of the clusters, similar ones side by side.
        labels: of the features: decades as they came, then the others, similar ones side by side.
        values: float64[rows, features], log2 of the shrunk lift.
    """

    rows: list[int]
    labels: list[str]
    values: NDArray[np.float64]


def lift_table(
    features: FeatureMatrix, assignments: NDArray[np.int32], profiles: Sequence[ClusterProfile]
) -> LiftTable:
    """The lifts of the most telling features: those with the largest weight in the profiles' commonalities."""
    names = telling_features(profiles)
    columns = np.array([features.index[name] for name in names], dtype=np.intp)
    present = presence(features)[:, columns]
    counts = counts_by_cluster(present, assignments, len(profiles)).toarray()
    sizes = np.bincount(assignments, minlength=len(profiles)).astype(np.float64)
    expected = sizes[:, None] * counts.sum(axis=0) / len(assignments)
    values = np.log2((counts + PRIOR_COUNT) / (expected + PRIOR_COUNT))
    rows, order = similar_side_by_side(values), _column_order(names, values)
    labels = [features.columns[columns[at]].label for at in order]
    return LiftTable(rows, labels, values[np.ix_(rows, order)])


def telling_features(profiles: Sequence[ClusterProfile], count: int = FEATURES) -> list[str]:
    """Names of the features with the largest sum of weights over all clusters, not too many of one block."""
    weights: dict[tuple[str, str], float] = {}
    for profile in profiles:
        for one in profile.commonalities:
            key = (one.block, one.name)
            weights[key] = weights.get(key, 0.0) + one.weight * profile.share
    room = dict(MOST_OF_BLOCK)
    chosen: list[str] = []
    for block, name in sorted(weights, key=lambda key: (-weights[key], key)):
        if room.get(block, 0) and len(chosen) < count:
            room[block] -= 1
            chosen.append(name)
    return chosen


def _column_order(names: Sequence[str], values: NDArray[np.float64]) -> list[int]:
    """Decades in the order of time, then the rest, similar ones side by side."""
    decades = sorted((name, at) for at, name in enumerate(names) if name.startswith("era_"))
    others = [at for at, name in enumerate(names) if not name.startswith("era_")]
    return [at for _, at in decades] + [others[at] for at in similar_side_by_side(values.T[others])]


def similar_side_by_side(values: NDArray[np.float64]) -> list[int]:
    """An order of the rows in which neighbours are alike (optimal leaf order, Bar-Joseph et al., 2001)."""
    if len(values) < 3:
        return list(range(len(values)))
    tree = hierarchy.linkage(values, method="average", optimal_ordering=True)
    return [int(leaf) for leaf in hierarchy.leaves_list(tree)]


def draw_heatmap(table: LiftTable, profiles: Sequence[ClusterProfile], *, credit: str = "") -> Figure:
    """The heatmap as a Matplotlib figure; its size grows with the number of clusters."""
    rows, columns = table.values.shape
    longest = max((len(profile.name) for profile in profiles), default=0)
    left, top, right, bottom = max(3.0, 0.3 + 0.063 * longest), 2.0, 1.2, 0.7
    width, height = left + columns * COLUMN + right, top + rows * ROW + bottom
    with house_style():
        figure = Figure(figsize=(width, height), facecolor=WALL)
        axes = figure.add_axes(
            (left / width, bottom / height, columns * COLUMN / width, rows * ROW / height), facecolor=WALL
        )
        image = axes.imshow(
            table.values, cmap=diverging(), vmin=-STEPS, vmax=STEPS, aspect="auto", interpolation="nearest"
        )
        _grid(axes, rows, columns)
        _name_rows(axes, [profiles[row] for row in table.rows])
        axes.xaxis.tick_top()
        axes.set_xticks(range(columns), table.labels, rotation=55, ha="left", rotation_mode="anchor")
        axes.tick_params(axis="x", length=0, pad=3, labelsize=9.5, colors=PAPER)
        head = 1 - 0.38 / height
        figure.text(
            0.3 / width, head, "What the clusters are made of", color=PAPER, fontsize=20, fontweight="bold"
        )
        for line, told in enumerate(
            ("How many times more or less frequent a", "feature is than in the whole catalogue")
        ):
            figure.text(
                0.3 / width, 1 - (0.52 + 0.19 * line) / height, told, color=QUIET, fontsize=11, va="top"
            )
        _key(figure, image, (0.3 / width, 1 - 1.25 / height, 1.9 / width, 0.11 / height))
        if credit:
            figure.text(
                1 - 0.3 / width, 0.25 / height, broken(credit, 110), color=QUIET, fontsize=8, ha="right"
            )
    return figure


def diverging() -> LinearSegmentedColormap:
    """From a dim orange (less frequent) to a bright blue (more): told apart with any colour vision.

    What is missing is the rule in a cluster, so it keeps in the background.
    """
    dark = [THEMES["dark"][ink] for ink in LIFT]
    steps = [(0.0, "#6e4024"), (0.33, "#452c1d"), *zip((0.5, 0.67, 0.84, 1.0), dark[3:], strict=True)]
    return LinearSegmentedColormap.from_list("lift", steps, N=255)


def _grid(axes: Axes, rows: int, columns: int) -> None:
    axes.set_xticks(np.arange(columns + 1) - 0.5, minor=True)
    axes.set_yticks(np.arange(rows + 1) - 0.5, minor=True)
    axes.grid(which="minor", color=WALL, linewidth=1.1)
    axes.tick_params(which="minor", length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _name_rows(axes: Axes, profiles: Sequence[ClusterProfile]) -> None:
    axes.set_yticks(range(len(profiles)), [profile.name for profile in profiles])
    axes.tick_params(axis="y", length=0, pad=5, labelsize=9.5)
    for text, profile in zip(axes.get_yticklabels(), profiles, strict=True):
        text.set_color(hex_colour(profile.hue, 0.86, 0.09))


def _key(figure: Figure, image: AxesImage, place: tuple[float, float, float, float]) -> None:
    bar = figure.colorbar(image, cax=figure.add_axes(place), orientation="horizontal")
    bar.set_ticks([-3, -1, 0, 1, 3], labels=["1/8", "1/2", "1", "2", "8 times"])
    bar.ax.tick_params(length=0, pad=3, labelsize=9, colors=QUIET)
    bar.outline.set_visible(False)
