"""Lines: what scanning fewer clusters costs, and how often the pick at each place is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.ticker import FuncFormatter, NullFormatter

from reelkin.evaluation.report.wording import point
from reelkin.inspection.figures.bars import key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import HALF, SMALL, colour, text_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.axes import Axes

LEFT, BELOW, HEIGHT = 0.6, 0.5, 2.3
INKS = ("much3", "much4", "much5", "much6", "orange", "blue")
PLACES = 20


def scan_plate(
    title: str,
    subtitle: str,
    lines: Mapping[int, Sequence[tuple[float, float, int]]],
    whole: float,
    along: str,
) -> Plate:
    """How accuracy falls as less is looked at.

    Args:
        title: the finding.
        subtitle: what is shown.
        lines: by number of clusters: share of titles scored, accuracy, number of clusters looked at.
        whole: the accuracy when everything is looked at.
        along: the name of the accuracy.
    """
    plate, axes = _plate(
        title, subtitle, [(ink, f"{k} clusters") for ink, k in zip(INKS, lines, strict=False)]
    )
    axes.set_xscale("log")
    axes.axhline(whole, color=colour("muted"), linewidth=1, linestyle=(0, (4, 3)))
    for ink, points in zip(INKS, lines.values(), strict=False):
        axes.plot([x for x, _, _ in points], [y for _, y, _ in points], "o-", color=colour(ink), markersize=4)
    shares = [x for points in lines.values() for x, _, _ in points]
    low = min(shares, default=0.01)
    axes.set(
        xlim=(low / 1.5, 1.3),
        ylim=(0, whole * 1.18 or 1),
        xlabel="share of the titles that is scored",
        ylabel=along,
    )
    ticks = [tick for tick in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1) if tick >= low / 1.5]
    axes.set_xticks(ticks[:: 2 if len(ticks) > 6 else 1])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda number, _: f"{100 * number:g} %"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.minorticks_off()
    axes.text(low / 1.4, whole * 1.02, "everything scanned", size=SMALL, va="bottom", color=colour("muted"))
    return plate


def place_plate(
    title: str, subtitle: str, rates: Mapping[str, Sequence[float]], inks: Mapping[str, str]
) -> Plate:
    """How often the pick at each place was to be found, a line a method."""
    plate, axes = _plate(title, subtitle, [(inks[name], name) for name in rates])
    for name, shares in rates.items():
        axes.plot(range(1, len(shares) + 1), shares, "o-", color=colour(inks[name]), markersize=2.8)
    highest = max((max(shares) for shares in rates.values()), default=1.0)
    axes.set(
        xlim=(0.5, PLACES + 0.5),
        ylim=(0, highest * 1.08 or 1),
        xticks=(1, 5, 10, 15, 20),
        xlabel="place in the list",
        ylabel="share of picks that were held out",
    )
    return plate


def _plate(title: str, subtitle: str, entries: Sequence[tuple[str, str]]) -> tuple[Plate, Axes]:
    rows = _key_rows(entries)
    top = EDGE + 0.19 * len(rows) + 0.1
    plate = Plate(title, subtitle, height=top + HEIGHT + BELOW)
    for number, row in enumerate(rows):
        key(plate, EDGE, EDGE + 0.19 * number, row)
    axes = plate.panel(LEFT, top, HALF - LEFT - EDGE - 0.05, HEIGHT)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _: point(number, 2) if number else "0"))
    axes.grid(visible=True)
    return plate, axes


def _key_rows(entries: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Entries broken into lines that fit the plate."""
    rows: list[list[tuple[str, str]]] = [[]]
    used = 0.0
    for entry in entries:
        wide = 0.33 + text_width(entry[1], SMALL)
        if rows[-1] and used + wide > HALF - 2 * EDGE:
            rows.append([])
            used = 0.0
        rows[-1].append(entry)
        used += wide
    return rows
