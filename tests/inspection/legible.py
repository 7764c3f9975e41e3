"""Whether all that a plate says can be read: nothing cut off, nothing on top of each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from reelkin.inspection.style import house

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.transforms import Bbox

    from reelkin.inspection.plates import Plate

HAIR = 1.0
"""Pixels, at 100 to the inch, by which boxes of text may touch."""


def texts(plate: Plate) -> dict[str, Bbox]:
    """The box of every text that is drawn, under a name of its own."""
    with house():
        canvas = FigureCanvasAgg(plate)
        canvas.draw()
        renderer = canvas.get_renderer()
        ghosts = {id(text) for axes in plate.axes for text in _ghosts(axes)}
        return {
            f"{text.get_text()} ({number})": text.get_window_extent(renderer)
            for number, text in enumerate(plate.findobj(Text))
            if text.get_visible() and text.get_text().strip() and id(text) not in ghosts
        }


def _ghosts(axes: Axes) -> Iterator[Text]:
    """Texts that exist and are not drawn: those of axes that are off, and of ticks beyond the limits."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            if not axes.axison or not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)
        if not axes.axison:
            yield axis.label


def complaints(plate: Plate) -> list[str]:
    """What is cut off or lies on something else; empty if all is well."""
    boxes = texts(plate)
    width, height = plate.get_size_inches() * plate.dpi
    wrong = [
        f"cut off: {name}"
        for name, box in boxes.items()
        if box.x0 < -HAIR or box.y0 < -HAIR or box.x1 > width + HAIR or box.y1 > height + HAIR
    ]
    for (one, first), (other, second) in combinations(boxes.items(), 2):
        across = min(first.x1, second.x1) - max(first.x0, second.x0)
        down = min(first.y1, second.y1) - max(first.y0, second.y0)
        if across > HAIR and down > HAIR:
            wrong.append(f"overlap: {one} | {other}")
    return wrong
