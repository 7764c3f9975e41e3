"""How the files hold together: what titles of each type have, and which rows point nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.distributions import total
from reelkin.inspection.figures.bars import PAD, Bar, bar_plate
from reelkin.inspection.figures.cells import draw_cells
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import HALF, MUCH, SMALL, colour, widest, wrap
from reelkin.inspection.wording import count, percent, type_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_TYPES = 12
CELL_HEIGHT = 0.27
ORPHANS = {"title": "title", "parent": "series", "person": "person"}
"""What a row points to."""


def coverage(table: pl.DataFrame) -> Plate:
    """Types against what they have, as a grid of shares; `table` has type, titles, and a column of shares for each."""
    shown = table.head(MOST_TYPES)
    columns = shown.columns[2:]
    names = [type_name(name) for name in shown["type"]]
    left = EDGE + widest(names) + PAD
    width = (HALF - left - EDGE) / len(columns)
    heads = [wrap(name, width * 0.8, SMALL) for name in columns]
    head = max(map(len, heads)) * 0.15 + 0.08
    subtitle = "Share of the titles of each type that have a row in the other files"
    plate = Plate(_coverage_title(table), subtitle, height=head + CELL_HEIGHT * len(shown) + EDGE)
    axes = plate.panel(left, head, width * len(columns), CELL_HEIGHT * len(shown))
    axes.set(xlim=(0, len(columns)), ylim=(len(shown), 0))
    axes.set_axis_off()
    for column, lines in enumerate(heads):
        axes.text(
            column + 0.5, -0.2, "\n".join(lines), ha="center", va="bottom", size=SMALL, color=colour("muted")
        )
    for row, name in enumerate(names):
        axes.text(-PAD / width, row + 0.5, name, ha="right", va="center_baseline", clip_on=False)
        _draw_shares(axes, row, [shown[column][row] for column in columns])
    return plate


def _coverage_title(table: pl.DataFrame) -> str:
    rated = float((table["rating"] * table["titles"]).sum()) / max(total(table["titles"]), 1)
    return f"{percent(rated)} of all titles have a rating"


def _draw_shares(axes: Axes, row: int, shares: list[float]) -> None:
    steps = [0 if share == 0 else min(1 + int(share * 6), 6) for share in shares]
    corners = [(column + 0.03, row + 0.04) for column in range(len(shares))]
    draw_cells(axes, corners, (0.94, 0.92), [MUCH[step] for step in steps])
    for column, (share, step) in enumerate(zip(shares, steps, strict=True)):
        ink = colour("paper" if step >= 4 else "ink")
        axes.text(
            column + 0.5, row + 0.5, percent(share), ha="center", va="center_baseline", size=SMALL, color=ink
        )


def orphans(table: pl.DataFrame) -> Plate:
    """Rows without a match, as shares of their file: file, lacks, rows, accepted."""
    shown = table.filter(pl.col("accepted") > 0)
    names = [
        f"{file}: {ORPHANS.get(lacks, lacks)}" for file, lacks in shown.select("file", "lacks").iter_rows()
    ]
    bars = [
        Bar(
            name,
            (rows / accepted, 1 - rows / accepted),
            f"{count(rows)}, {percent(rows / accepted)}" if rows else "none",
        )
        for name, (rows, accepted) in zip(names, shown.select("rows", "accepted").iter_rows(), strict=True)
    ]
    return bar_plate(
        _orphans_title(shown),
        "Rows whose title or series is not in title.basics, or whose person is not in name.basics",
        bars,
        ("orange", "rule"),
    )


def _orphans_title(shown: pl.DataFrame) -> str:
    lacking = shown.filter(pl.col("rows") > 0).sort("rows", "file", descending=[True, False])
    if lacking.is_empty():
        return "Every row finds the title and the people it points to"
    first = lacking.row(0, named=True)
    what = ORPHANS.get(first["lacks"], first["lacks"])
    return f"{count(first['rows'])} rows of {first['file']} point to a {what} that is not there"
