"""How genres meet: the lift of every pair, neighbours in the grid being genres that keep the same company."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.inspection.figures.bars import Bar, bar_plate
from reelkin.inspection.figures.cells import draw_cells, scale_key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import LIFT, SMALL, WIDE, colour, widest
from reelkin.inspection.wording import count, label, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

MOST_GENRES = 28
BORDERS = (0.25, 0.5, 0.8, 1.25, 2.0, 4.0)
"""Lifts at which the colour changes; between 0.8 and 1.25 two genres meet about as often as by chance."""
FEWEST_TOGETHER = 20
"""Pairs with fewer titles make no headline."""


def titles_by_genre(genres: pl.DataFrame) -> Plate:
    """Titles of each genre; a title counts in each of its up to three genres."""
    shown = genres.head(MOST_GENRES)
    bars = [
        Bar(_name(genre), (titles,), f"{count(titles)}, {percent(share)}")
        for genre, titles, share in shown.rows()
    ]
    first = shown.row(0, named=True)
    title = f"{_name(first['genre'])} is the commonest genre: {percent(first['share'])} of all titles"
    subtitle = "Titles by genre, with the share of all titles; a title counts in each of its genres"
    if len(genres) > len(shown):
        subtitle += f"; {count(len(genres) - len(shown))} rarer genres not drawn"
    return bar_plate(title, subtitle, bars)


def genre_meetings(genres: pl.DataFrame, pairs: pl.DataFrame) -> Plate:
    """The lower triangle of genres against genres, coloured by lift."""
    lifts = _matrix(genres["genre"].head(MOST_GENRES).to_list(), pairs)
    order = _by_company(lifts)
    names = [genres["genre"][index] for index in order]
    titles = [genres["titles"][index] for index in order]
    lifts = lifts[np.ix_(order, order)]

    row_labels = [f"{_name(name)}  {count(number)}" for name, number in zip(names, titles, strict=True)]
    right = max(widest(row_labels[-4:], SMALL), 1.2)
    cell = min((WIDE - 2 * EDGE - right) / len(names), 0.3)
    bottom = widest([_name(name) for name in names[:-1]], SMALL) + 0.1
    side = cell * len(names)
    plate = Plate(_title(pairs), _SUBTITLE, height=max(side + bottom, 1.2) + EDGE, width=WIDE)
    axes = plate.panel(EDGE, 0, side, side)
    axes.set(xlim=(0, len(names)), ylim=(len(names), 0))
    axes.set_axis_off()
    _draw_triangle(axes, lifts)
    _draw_names(axes, names, row_labels)
    marks = ("0", "¼", "½", "0.8", "1.25", "2", "4", "")
    scale_key(plate, WIDE - 2.7, 0.1, LIFT, marks, "times as often as by chance")
    return plate


_SUBTITLE = (
    "How much more (blue) or less (orange) often two genres meet than if genres were given independently; "
    "a dot where fewer than 5 meetings are expected. Numbers: titles of the genre"
)


def _title(pairs: pl.DataFrame) -> str:
    strong = pairs.filter((pl.col("together") >= FEWEST_TOGETHER) & (pl.col("lift") > 1))
    if strong.is_empty():
        return "No two genres meet clearly more often than by chance"
    top = strong.sort("lift", "first", "second", descending=[True, False, False]).row(0, named=True)
    return (
        f"{_name(top['first'])} and {_name(top['second'])} meet {top['lift']:.1f} times as often as by chance"
    )


def _name(genre: str) -> str:
    return label(genre, "a genre in another script", 1.3)


def _matrix(names: list[str], pairs: pl.DataFrame) -> NDArray[np.float64]:
    """Lift of each pair, symmetric; NaN on the diagonal and where there is too little to say."""
    place = {name: index for index, name in enumerate(names)}
    lifts = np.full((len(names), len(names)), np.nan)
    for first, second, lift in pairs.select("first", "second", "lift").iter_rows():
        if lift is not None and first in place and second in place:
            lifts[place[first], place[second]] = lifts[place[second], place[first]] = lift
    return lifts


def _by_company(lifts: NDArray[np.float64]) -> list[int]:
    """An order in which genres that meet often are near each other: along the Fiedler vector of their affinity.

    Source: Atkins, Boman and Hendrickson (1998), A spectral algorithm for seriation, SIAM J. Comput. 28:297-310.
    """
    if len(lifts) < 3:
        return list(range(len(lifts)))
    affinity = np.log1p(np.nan_to_num(np.minimum(lifts, 16.0))) + 0.01
    np.fill_diagonal(affinity, 0)
    scale = 1 / np.sqrt(affinity.sum(axis=1))
    laplacian = np.eye(len(affinity)) - scale[:, None] * affinity * scale[None, :]
    vector = np.round(np.linalg.eigh(laplacian)[1][:, 1] * scale, 9)
    # An eigenvector has no sign of its own: the commonest genre comes last, where the rows are long.
    direction = -1 if vector[0] < np.median(vector) else 1
    return [int(index) for index in np.argsort(direction * vector, kind="stable")]


def _draw_triangle(axes: Axes, lifts: NDArray[np.float64]) -> None:
    corners, inks, unknown = [], [], []
    for row in range(len(lifts)):
        for column in range(row):
            lift = lifts[row, column]
            if np.isnan(lift):
                unknown.append((column + 0.5, row + 0.5))
                continue
            corners.append((column + 0.04, row + 0.04))
            inks.append(LIFT[int(np.searchsorted(BORDERS, lift, side="right"))])
    draw_cells(axes, corners, (0.92, 0.92), inks)
    if unknown:
        axes.plot(*zip(*unknown, strict=True), "o", markersize=1.2, color=colour("faint"))


def _draw_names(axes: Axes, names: list[str], row_labels: list[str]) -> None:
    for index, (name, row_label) in enumerate(zip(names, row_labels, strict=True)):
        axes.text(index + 0.15, index + 0.5, row_label, va="center_baseline", size=SMALL, clip_on=False)
        if index < len(names) - 1:
            axes.text(
                index + 0.5,
                len(names) + 0.2,
                _name(name),
                rotation=90,
                ha="center",
                va="top",
                size=SMALL,
                color=colour("muted"),
            )
