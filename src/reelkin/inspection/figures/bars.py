"""Horizontal bars with their names on the left and their numbers at the end: the form of most rankings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import HALF, SMALL, colour, text_width, widest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

ROW = 0.23
"""Height of a bar with its gap, in inches."""
THICKNESS = 0.66
"""Height of a bar as a share of its row."""
PAD = 0.07
"""Inches between a text and what it names."""


@dataclass(frozen=True)
class Bar:
    """One bar: its name, the lengths of its segments from the left, and what stands at its end."""

    name: str
    lengths: tuple[float, ...]
    note: str


def bar_plate(
    title: str, subtitle: str, bars: Sequence[Bar], inks: tuple[str, ...] = ("blue",), width: float = HALF
) -> Plate:
    """A plate that holds nothing but bars."""
    plate = Plate(title, subtitle, height=len(bars) * ROW + 2 * EDGE, width=width)
    draw_bars(plate, bars, inks, top=EDGE)
    return plate


def draw_bars(
    plate: Plate,
    bars: Sequence[Bar],
    inks: tuple[str, ...],
    top: float,
    longest: float | None = None,
    name_like: str = "",
    note_like: str = "",
) -> Axes:
    """Bars across the whole plate, `top` inches below its header; the longest (or `longest`) ends where its note still fits.

    Room is left for `name_like` and `note_like` too, so that several groups of bars on a plate line up.
    """
    width = plate.get_figwidth()
    left = EDGE + widest([name_like, *(bar.name for bar in bars)]) + PAD
    right = widest([note_like, *(bar.note for bar in bars)], SMALL) + PAD + EDGE
    axes = plate.panel(left, top, width - left - right, len(bars) * ROW)
    longest = longest or max((sum(bar.lengths) for bar in bars), default=1) or 1
    axes.set(xlim=(0, longest), ylim=(len(bars) - 0.5, -0.5))
    axes.set_axis_off()
    inch = longest / (width - left - right)
    for row, bar in enumerate(bars):
        _draw_bar(axes, row, bar, inks, inch)
    axes.plot((0, 0), (-0.5, len(bars) - 0.5), color=colour("faint"), linewidth=0.8, clip_on=False)
    return axes


def _draw_bar(axes: Axes, row: int, bar: Bar, inks: tuple[str, ...], inch: float) -> None:
    start = 0.0
    for length, ink in zip(bar.lengths, inks, strict=True):
        axes.barh(row, length, left=start, height=THICKNESS, color=colour(ink))
        start += length
    axes.text(-PAD * inch, row, bar.name, ha="right", va="center_baseline", clip_on=False)
    axes.text(
        start + PAD * inch,
        row,
        bar.note,
        size=SMALL,
        va="center_baseline",
        color=colour("muted"),
        clip_on=False,
    )


def key(plate: Plate, left: float, top: float, entries: Sequence[tuple[str, str]]) -> None:
    """What each colour means: a swatch and a word, in one line; `entries` are (ink, meaning)."""
    for ink, meaning in entries:
        swatch = plate.panel(left, top + 0.02, 0.1, 0.1)
        swatch.set_facecolor(colour(ink))
        swatch.set(xticks=[], yticks=[])
        swatch.spines[:].set_visible(False)
        plate.note(left + 0.15, top, meaning, size=SMALL, color=colour("muted"))
        left += 0.15 + text_width(meaning, SMALL) + 0.18
