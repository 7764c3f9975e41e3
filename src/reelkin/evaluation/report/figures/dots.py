"""Rows of dots with their intervals: the form of forests, slices and calibration."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import FuncFormatter, MaxNLocator

from reelkin.evaluation.report.wording import point, signed
from reelkin.inspection.figures.bars import PAD, key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import HALF, SMALL, colour, widest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

ROW, KEY, AXIS = 0.3, 0.24, 0.46
"""Inches: a row's height, the key's, and what the axis below takes."""
APART = 0.3
"""How far the dots of a row lie apart, of its height."""


@dataclass(frozen=True)
class Dot:
    """A mean and its 95 % interval; `ink` where it is another than that of its entry of the key."""

    mean: float
    low: float
    high: float
    ink: str = ""


@dataclass(frozen=True)
class DotRow:
    """A row: its name, a dot for each entry of the key (None where it tells nothing), a note at its end."""

    name: str
    dots: Sequence[Dot | None]
    note: str = ""


def dot_plate(
    title: str,
    subtitle: str,
    rows: Sequence[DotRow],
    entries: Sequence[tuple[str, str]],
    across: str,
    *,
    zero: bool = False,
) -> Plate:
    """A plate of dots.

    Args:
        title: the finding.
        subtitle: what is shown.
        rows: from the top.
        entries: ink and meaning of the dots of a row; a key is drawn where there are several.
        across: the label of the axis.
        zero: values are differences, and 0 is what they are told from.
    """
    top = EDGE + (KEY if len(entries) > 1 else 0)
    plate = Plate(title, subtitle, height=top + len(rows) * ROW + AXIS)
    left = EDGE + widest([row.name for row in rows]) + PAD + 0.05
    right = EDGE + (widest([row.note for row in rows], SMALL) + PAD if any(row.note for row in rows) else 0.1)
    if len(entries) > 1:
        key(plate, EDGE, EDGE, entries)
    axes = plate.panel(left, top, HALF - left - right, len(rows) * ROW)
    low, high = _span(rows, zero)
    axes.set(xlim=(low, high), ylim=(len(rows) - 0.5, -0.5), yticks=[], xlabel=across)
    axes.spines["left"].set_visible(False)
    axes.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda number, _: signed(number) if zero else point(number, 2))
    )
    axes.grid(visible=True, axis="x")
    if zero:
        axes.axvline(0, color=colour("faint"), linewidth=1)
    inch = (high - low) / (HALF - left - right)
    for place, row in enumerate(rows):
        _draw_row(axes, place, row, entries, (low - PAD * inch, high + PAD * inch))
    return plate


def _draw_row(
    axes: Axes, place: int, row: DotRow, entries: Sequence[tuple[str, str]], ends: tuple[float, float]
) -> None:
    axes.text(ends[0], place, row.name, ha="right", va="center_baseline", clip_on=False)
    axes.text(
        ends[1], place, row.note, size=SMALL, va="center_baseline", color=colour("muted"), clip_on=False
    )
    middle = (len(entries) - 1) / 2
    for number, (dot, (ink, _)) in enumerate(zip(row.dots, entries, strict=True)):
        if dot is None or not math.isfinite(dot.mean):
            continue
        height, drawn = place + (number - middle) * APART, colour(dot.ink or ink)
        if math.isfinite(dot.low):
            axes.plot((dot.low, dot.high), (height, height), color=drawn, linewidth=1.5)
        axes.plot((dot.mean,), (height,), "o", color=drawn, markersize=4.6)


def _span(rows: Sequence[DotRow], zero: bool) -> tuple[float, float]:
    dots = [dot for row in rows for dot in row.dots if dot is not None and math.isfinite(dot.mean)]
    ends = [end for dot in dots for end in (dot.mean, dot.low, dot.high) if math.isfinite(end)] or [0.0]
    # Differences are told from 0, and so is a share; both lie in the span.
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = (high - low or 1.0) * 0.06
    return (low - room if zero or low < 0 else 0.0), high + room
