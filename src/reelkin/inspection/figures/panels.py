"""Small multiples: a grid of little panels, one a group, with their names above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import SMALL, colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import ArrayLike

COLUMNS = 2
NAME_HEIGHT, TICK_HEIGHT = 0.22, 0.26
GUTTER, OVERHANG = 0.25, 0.1
"""Inches between panels, and for the half of the outer tick labels that sticks out."""
MOST_BINS = 60


class Grid:
    """A plate with `size` panels in two columns; without `own_axes` only the lowest panel of a column has tick labels."""

    def __init__(
        self, title: str, subtitle: str, size: int, row_height: float, *, own_axes: bool = False
    ) -> None:
        rows = -(-size // COLUMNS)
        ticks_between = TICK_HEIGHT if own_axes else 0.08
        height = rows * (NAME_HEIGHT + row_height) + (rows - 1) * ticks_between + TICK_HEIGHT + EDGE
        self.plate = Plate(title, subtitle, height)
        width = (self.plate.get_figwidth() - 2 * EDGE - GUTTER - 2 * OVERHANG) / COLUMNS
        self.panels: list[Axes] = []
        for index in range(size):
            row, column = divmod(index, COLUMNS)
            top = row * (NAME_HEIGHT + row_height + ticks_between) + NAME_HEIGHT
            axes = self.plate.panel(EDGE + OVERHANG + column * (width + GUTTER), top, width, row_height)
            axes.tick_params(labelbottom=own_axes or index + COLUMNS >= size, length=3)
            axes.xaxis.set_major_locator(MaxNLocator(4, integer=True))
            self.panels.append(axes)


def panel_title(axes: Axes, name: str, detail: str) -> None:
    """The name of a panel above its left edge, a detail above its right edge."""
    axes.text(0, 1.04, name, transform=axes.transAxes, va="bottom", weight="bold", size=SMALL)
    axes.text(
        1, 1.04, detail, transform=axes.transAxes, va="bottom", ha="right", size=SMALL, color=colour("muted")
    )


def histogram(axes: Axes, values: ArrayLike, weights: ArrayLike, high: float) -> None:
    """Bars of equal, round width from 0 to `high` (values above are cut off); their heights need no scale of their own."""
    step = next(width for width in _round_widths() if high / width <= MOST_BINS)
    edges = np.arange(int(high // step) + 2) * step - (0.5 if step == 1 else 0)
    heights, _ = np.histogram(
        np.asarray(values, dtype=float), bins=edges, weights=np.asarray(weights, dtype=float)
    )
    axes.stairs(heights, edges, fill=True, color=colour("blue"))
    axes.set(xlim=(edges[0], edges[-1]), ylim=(0, max(heights.max(), 1) * 1.05), yticks=[])
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))


def _round_widths() -> list[int]:
    return [step * 10**power for power in range(7) for step in (1, 2, 5)]
