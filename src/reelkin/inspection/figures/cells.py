"""Grids of coloured cells: steps of colour that have names, so that both themes can give them a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.collections import PolyCollection

from reelkin.inspection.style import SMALL, colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from reelkin.inspection.plates import Plate

SWATCH = 0.32


def draw_cells(
    axes: Axes, corners: Sequence[tuple[float, float]], size: tuple[float, float], inks: Sequence[str]
) -> None:
    """Rectangles of one size (width, height), by their lower left corners, a named colour each."""
    width, height = size
    boxes = [((x, y), (x + width, y), (x + width, y + height), (x, y + height)) for x, y in corners]
    colours = [colour(ink) for ink in inks]
    # Antialiasing would leave seams between neighbours; the page turns it off for what is called cells.
    cells = PolyCollection(boxes, facecolors=colours, linewidths=0, antialiaseds=False, gid="cells")
    axes.add_collection(cells)


def scale_key(
    plate: Plate, left: float, top: float, inks: Sequence[str], marks: Sequence[str], name: str
) -> None:
    """A row of swatches under its `name`, with a mark below each border: one more than swatches, "" for none."""
    plate.note(left, top, name, size=SMALL)
    axes = plate.panel(left, top + 0.19, SWATCH * len(inks), 0.11)
    draw_cells(axes, [(step, 0) for step in range(len(inks))], (1, 1), inks)
    axes.set(xlim=(0, len(inks)), ylim=(0, 1))
    axes.set_axis_off()
    for step, mark in enumerate(marks):
        plate.note(left + step * SWATCH, top + 0.33, mark, size=SMALL, ha="center")
