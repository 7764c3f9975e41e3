"""Ratings and votes, and how they go together."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from matplotlib.patheffects import withStroke

from reelkin.inspection.distributions import highest, quantiles, total
from reelkin.inspection.figures.bars import PAD, ROW
from reelkin.inspection.figures.cells import draw_cells, scale_key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import BODY, HALF, MUCH, SMALL, colour, widest, wrap
from reelkin.inspection.wording import GAP, count, counted, percent, short_count, signed, type_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from matplotlib.axes import Axes

LEFT, LINE = 0.42, 0.165
"""Inches for the tick labels of a vertical axis, and for a line of an axis label."""
RIGHT = EDGE + 0.1
PANEL = 2.2
HEAD = 0.3
"""Inches for the name of a section of rows."""
STEPS_IN_TEN, STEPS_IN_POINT = 6, 5
"""Cells in a factor of ten votes and in a point of rating, as `reception.density` cuts them."""


class _Axis:
    """An axis label that says what its numbers mean, broken into lines."""

    def __init__(self, name: str, meaning: str, room: float) -> None:
        self.lines = wrap(f"{name}: {meaning}", room, BODY)
        self.text = "\n".join(self.lines)
        self.height = 0.3 + LINE * len(self.lines)


def _across(name: str, meaning: str, left: float = LEFT) -> _Axis:
    return _Axis(name, meaning, HALF - left - RIGHT)


def ratings(rating_counts: pl.DataFrame, meaning: str) -> Plate:
    """Rated titles by rating, in tenths of a point; `meaning` says what a rating is."""
    low, median, high = quantiles(rating_counts, "rating", "titles", (0.25, 0.5, 0.75))
    title = f"Half of the ratings lie between {low:.1f} and {high:.1f}, around {median:.1f}"
    axis = _across("rating", meaning)
    subtitle = f"{counted(total(rating_counts['titles']), 'rated title')} by rating, in tenths; the middle half is darker"
    plate = Plate(title, subtitle, height=0.1 + PANEL + axis.height)
    axes = plate.panel(LEFT, 0.1, HALF - LEFT - RIGHT, PANEL)
    tenths = rating_counts.group_by("rating").agg(pl.col("titles").sum()).sort("rating")
    inside = tenths["rating"].is_between(low, high).to_list()
    inks = [colour("blue" if within else "much2") for within in inside]
    axes.bar(tenths["rating"].to_list(), tenths["titles"].to_list(), width=0.085, color=inks)
    _count_axis(axes, highest(tenths["titles"]))
    axes.set(xlim=(0.9, 10.1), xticks=range(1, 11), xlabel=axis.text)
    return plate


def _count_axis(axes: Axes, most: int) -> None:
    axes.set_ylim(0, most * 1.05)
    ticks = [tick for tick in axes.get_yticks() if tick == int(tick) and tick <= most * 1.05]
    axes.set_yticks(ticks, [short_count(tick) for tick in ticks])
    axes.grid(axis="y")
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def votes(density: pl.DataFrame, shares: Mapping[str, float], meaning: str) -> Plate:
    """Rated titles by number of votes, on a logarithmic axis; `meaning` says what a vote is."""
    thirds = density.group_by(third=pl.col("votes_step") // 2).agg(pl.col("titles").sum()).sort("third")
    title = f"The most voted 1{GAP}% of titles hold {percent(shares['top_1_percent'])} of all votes"
    subtitle = (
        f"Rated titles by number of votes, three bars to a factor of ten; half have {count(shares['median'])} "
        f"or fewer, and the upper tenth holds {percent(shares['top_10_percent'])} of all votes"
    )
    axis = _across("votes", meaning)
    plate = Plate(title, subtitle, height=0.1 + PANEL + axis.height)
    axes = plate.panel(LEFT, 0.1, HALF - LEFT - RIGHT, PANEL)
    middles = [(third + 0.5) / 3 for third in thirds["third"]]
    axes.bar(middles, thirds["titles"].to_list(), width=0.31, color=colour("blue"))
    _count_axis(axes, highest(thirds["titles"]))
    _votes_axis(axes, min(thirds["third"].to_list()) / 3, max(thirds["third"].to_list()) / 3 + 1 / 3)
    axes.set_xlabel(axis.text)
    return plate


def _votes_axis(axes: Axes, low: float, high: float) -> None:
    powers = range(math.ceil(low - 0.05), math.floor(high + 0.05) + 1)
    axes.set(xlim=(low - 0.03, high + 0.03))
    axes.set_xticks(powers, [short_count(10**power) for power in powers])
    minor = [
        math.log10(step) + power for power in range(math.floor(low), math.ceil(high)) for step in range(2, 10)
    ]
    axes.set_xticks([tick for tick in minor if low <= tick <= high], minor=True)


def votes_and_ratings(
    density: pl.DataFrame, vote_bins: pl.DataFrame, title: str, rating_meaning: str, votes_meaning: str
) -> Plate:
    """Where titles lie by votes and rating, and the middle half of the ratings at each number of votes."""
    subtitle = "Rated titles by votes and rating; the strong line joins the medians, the thin ones hold the middle half"
    height = 3.2
    upright = _Axis("rating", rating_meaning, height)
    left = LEFT - 0.05 + LINE * len(upright.lines)
    axis = _across("votes", votes_meaning, left)
    plate = Plate(title, subtitle, height=0.6 + height + axis.height)
    axes = plate.panel(left, 0.6, HALF - left - RIGHT, height)
    borders = _borders(highest(density["titles"]))
    steps = density["votes_step"].to_list()
    inks = [MUCH[int(np.searchsorted(borders, titles, side="right")) - 1] for titles in density["titles"]]
    corners = [
        (step / STEPS_IN_TEN, rating / STEPS_IN_POINT)
        for step, rating in density.select("votes_step", "rating_step").iter_rows()
    ]
    draw_cells(axes, corners, (1 / STEPS_IN_TEN, 1 / STEPS_IN_POINT), inks)
    _draw_medians(axes, vote_bins)
    axes.set(ylim=(0.95, 10.25), yticks=range(1, 11), xlabel=axis.text, ylabel=upright.text)
    _votes_axis(axes, min(steps) / STEPS_IN_TEN, (max(steps) + 1) / STEPS_IN_TEN)
    scale_key(plate, left, 0, MUCH, [*map(short_count, borders), ""], "titles in a cell, from")
    return plate


def _borders(most: int) -> list[int]:
    """Seven rising numbers from 1 that divide a range evenly by ratio."""
    borders = [1]
    for step in range(1, 7):
        raw = max(most, 64) ** (step / 7)
        rounded = round(raw, -int(math.log10(raw))) if raw >= 10 else round(raw)
        borders.append(max(int(rounded), borders[-1] + 1))
    return borders


def _draw_medians(axes: Axes, vote_bins: pl.DataFrame) -> None:
    enough = vote_bins.filter(pl.col("titles") >= 5)
    middle = [
        math.log10(math.sqrt(first * (last + 1)))
        for first, last in enough.select("first_votes", "last_votes").iter_rows()
    ]
    for name, width in (("low", 0.9), ("high", 0.9), ("median", 2.2)):
        # Lines on cells of any depth need an edge of paper to be seen.
        edge = [withStroke(linewidth=width + 1.8, foreground=colour("paper"))]
        axes.plot(middle, enough[name].to_list(), color=colour("orange"), linewidth=width, path_effects=edge)


def correlations(groups: Sequence[tuple[str, pl.DataFrame]], title: str) -> Plate:
    """Spearman's ρ of votes and ratings with its 95 % interval: sections of rows, each table as `spearman_by` gives it."""
    subtitle = (
        f"Spearman’s ρ of votes and rating with its 95{GAP}% interval: +1 would mean that they always rise together, "
        "\u22121 that one falls as the other rises, 0 neither"
    )
    sections = [(name, table) for name, table in groups if len(table)]
    low = min(-0.05, *(float(table["low"].min()) for _, table in sections))  # type: ignore[arg-type]
    high = max(0.05, *(float(table["high"].max()) for _, table in sections))  # type: ignore[arg-type]
    margin = (high - low) * 0.03

    def draw(axes: Axes, table: pl.DataFrame) -> None:
        axes.axvline(0, color=colour("faint"), linewidth=0.8)
        axes.set_xlim(low - margin, high + margin)
        for row, (least, most, rho) in enumerate(table.select("low", "high", "rho").iter_rows()):
            axes.plot((least, most), (row, row), color=colour("blue"), linewidth=2, solid_capstyle="butt")
            axes.plot(rho, row, "o", markersize=4.5, color=colour("blue"))

    rows = [(name, table, [signed(rho) for rho in table["rho"]]) for name, table in sections]
    return _dotted(title, subtitle, rows, draw)


def rating_spread(groups: Sequence[tuple[str, pl.DataFrame]]) -> Plate:
    """The middle half of ratings and their median, group by group: sections of rows as `rating_quartiles` gives them."""
    subtitle = "The middle half of the ratings and their median, for groups of at least 30 rated titles"

    def draw(axes: Axes, table: pl.DataFrame) -> None:
        axes.set(xlim=(1, 10), xticks=range(1, 11))
        axes.grid(axis="x")
        for row, (low, median, high) in enumerate(table.select("low", "median", "high").iter_rows()):
            axes.plot((low, high), (row, row), color=colour("much2"), linewidth=5, solid_capstyle="butt")
            axes.plot(median, row, "o", markersize=4.5, color=colour("blue"))

    rows = [
        (name, table, [f"{median:.1f}" for median in table["median"]]) for name, table in groups if len(table)
    ]
    return _dotted(_spread_title([table for _, table, _ in rows]), subtitle, rows, draw)


def _spread_title(tables: Sequence[pl.DataFrame]) -> str:
    """The highest and the lowest group of the first grouping that has something to compare."""
    table = next((table for table in tables if len(table) > 1), tables[0])
    ranked = sorted(table.select(table.columns[0], "median").rows(), key=lambda row: -row[1])
    (best, high), (worst, low) = ranked[0], ranked[-1]
    if len(ranked) == 1:
        return f"{_capital(_group(best))} are rated {high:.1f} in the middle"
    return f"{_capital(_group(best))} are rated highest, {high:.1f} in the middle; {_group(worst)} lowest, {low:.1f}"


def _group(name: str) -> str:
    """A type by its name, a decade as what is of it."""
    return f"titles of the {name}" if name[:1].isdigit() else type_name(name)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dotted(
    title: str,
    subtitle: str,
    sections: Sequence[tuple[str, pl.DataFrame, list[str]]],
    draw: Callable[[Axes, pl.DataFrame], None],
) -> Plate:
    """Sections of rows on one horizontal scale: names (the tables' first column) left, notes right, marks by `draw`."""
    height = sum(len(table) * ROW + HEAD for _, table, _ in sections) + 0.3
    plate = Plate(title, subtitle, height=height)
    names = [[type_name(str(group)) for group in table.to_series(0)] for _, table, _ in sections]
    left = EDGE + widest([name for section in names for name in section]) + PAD
    width = HALF - left - EDGE - widest([note for _, _, notes in sections for note in notes], SMALL) - 2 * PAD
    top = 0.0
    for section, (heading, table, notes) in enumerate(sections):
        plate.note(EDGE, top + 0.06, heading, size=SMALL, weight="bold", color=colour("ink"))
        axes = plate.panel(left, top + HEAD - 0.03, width, len(table) * ROW)
        axes.set(ylim=(len(table) - 0.5, -0.5), yticks=[])
        draw(axes, table)
        last = section == len(sections) - 1
        axes.tick_params(labelbottom=last, bottom=last)
        axes.spines["bottom"].set_visible(last)
        axes.spines["left"].set_visible(False)
        place = axes.get_yaxis_transform()
        for row, (name, note) in enumerate(zip(names[section], notes, strict=True)):
            axes.text(-PAD / width, row, name, transform=place, ha="right", va="center_baseline")
            axes.text(
                1 + PAD / width,
                row,
                note,
                transform=place,
                va="center_baseline",
                size=SMALL,
                color=colour("muted"),
            )
        top += len(table) * ROW + HEAD
    return plate
