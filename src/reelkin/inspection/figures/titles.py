"""What titles there are: missing values, types, years, runtimes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.inspection.distributions import quantiles, total
from reelkin.inspection.figures.bars import ROW, Bar, draw_bars, key
from reelkin.inspection.figures.panels import Grid, histogram, panel_title
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import SMALL, colour
from reelkin.inspection.wording import count, counted, percent, type_name

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

MOST_TYPES = 8
"""Types with a panel of their own; the smaller ones are in the table."""
FEWEST_IN_PANEL = 20
"""Fewer titles make no distribution."""
MOST_YEARS = 0.9995
"""The share of titles, earliest first, that the time axis holds; a title planned for 2115 would squeeze the rest."""


def missing_values(nulls: pl.DataFrame) -> Plate:
    """Share of missing values by column, file by file; complete columns are counted in the subtitle."""
    gaps = nulls.filter(pl.col("nulls") > 0)
    complete = len(nulls) - len(gaps)
    subtitle = f"Share of rows without a value; the other {counted(complete, 'column')} of the seven files have no gap"
    groups = [(str(file[0]), part) for file, part in gaps.group_by("file", maintain_order=True)]
    height = EDGE + sum(0.3 + len(part) * ROW for _, part in groups) + EDGE
    plate = Plate(_missing_title(gaps), subtitle, height)
    top = EDGE
    longest_name = max(gaps["column"].to_list(), key=len, default="")
    for file, part in groups:
        plate.note(EDGE, top + 0.06, file, size=SMALL, weight="bold", color=colour("ink"))
        bars = [
            Bar(name, (share, 1 - share), f"{percent(share)}")
            for name, share in part.select("column", "share").rows()
        ]
        draw_bars(
            plate,
            bars,
            ("blue", "rule"),
            top + 0.27,
            longest=1,
            name_like=longest_name,
            note_like=percent(0.0005),
        )
        top += 0.3 + len(part) * ROW
    return plate


def _missing_title(gaps: pl.DataFrame) -> str:
    if gaps.is_empty():
        return "No value is missing"
    mostly = gaps.filter(pl.col("share") > 0.5)
    if mostly.is_empty():
        worst = gaps.sort("share", descending=True).row(0, named=True)
        return f"{percent(worst['share'])} of {worst['column']} is missing, the largest gap"
    return f"{counted(len(mostly), 'column')} {'is' if len(mostly) == 1 else 'are'} empty in more than half of the rows"


def titles_by_type(types: pl.DataFrame) -> Plate:
    """Titles of each type, the rated ones in colour."""
    total = int(types["titles"].sum())
    bars = [
        Bar(type_name(name), (rated, titles - rated), f"{count(titles)}, {percent(rated / titles)} rated")
        for name, titles, rated in types.rows()
    ]
    first = types.row(0, named=True)
    title = f"{percent(first['titles'] / total)} of all titles are {type_name(first['type'])}"
    plate = Plate(title, f"{counted(total, 'title')} by type", height=0.3 + len(bars) * ROW + 2 * EDGE)
    key(plate, EDGE, 0, [("blue", "with a rating"), ("faint", "without")])
    draw_bars(plate, bars, ("blue", "faint"), top=0.3)
    return plate


def titles_by_year(years: pl.DataFrame) -> Plate:
    """Titles that began in each year: one small panel a type, each with its own height."""
    shown = _largest(years)
    first, last = (int(year) for year in quantiles(shown, "year", "titles", (0.0, MOST_YEARS)))
    later = int(shown.filter(pl.col("year") > last)["titles"].sum())
    subtitle = "Titles by start year; each panel has its own scale, the dot marks its fullest year"
    if later:
        subtitle += f"; {counted(later, 'title')} after {last} not drawn"
    names = _types_of(shown)
    grid = Grid(_years_title(years), subtitle, len(names), row_height=1.0)
    for name, axes in zip(names, grid.panels, strict=True):
        part = shown.filter((pl.col("type") == name) & (pl.col("year") <= last))
        values = np.zeros(last - first + 1, dtype=np.int64)
        values[part["year"].to_numpy() - first] = part["titles"].to_numpy()
        _year_panel(axes, np.arange(first, last + 1), values)
        panel_title(axes, type_name(name), count(values.sum()))
    return grid.plate


def _years_title(years: pl.DataFrame) -> str:
    median = quantiles(years, "year", "titles", (0.5,))[0]
    return f"Half of the titles with a year began in {median:.0f} or later"


def _year_panel(axes: Axes, years: NDArray[np.int64], values: NDArray[np.int64]) -> None:
    axes.fill_between(years, values, step="mid", color=colour("blue"), linewidth=0)
    peak = int(values.argmax())
    axes.plot(years[peak], values[peak], "o", markersize=3.5, color=colour("orange"), clip_on=False)
    axes.set(xlim=(years[0] - 1, years[-1] + 1), ylim=(0, max(values.max(), 1) * 1.25), yticks=[])
    axes.spines["left"].set_visible(False)
    late = years[peak] > (years[0] + years[-1]) / 2
    axes.annotate(
        f"{years[peak]}: {count(values[peak])}",
        (float(years[peak]), float(values[peak])),
        xytext=(3 if late else -3, 4),
        textcoords="offset points",
        ha="right" if late else "left",
        va="bottom",
        size=SMALL,
        color=colour("orange"),
    )


def titles_by_runtime(runtimes: pl.DataFrame) -> Plate:
    """Runtimes: one small histogram a type, cut where the longest 0.5 % begin."""
    shown = _largest(runtimes)
    names = _types_of(shown)
    subtitle = "Titles by runtime in minutes; the dot marks the median, the longest 0.5 % are cut off"
    grid = Grid(_runtimes_title(shown, names), subtitle, len(names), row_height=1.0, own_axes=True)
    for name, axes in zip(names, grid.panels, strict=True):
        part = shown.filter(pl.col("type") == name)
        median, high = quantiles(part, "minutes", "titles", (0.5, 0.995))
        histogram(axes, part["minutes"].to_numpy(), part["titles"].to_numpy(), high)
        axes.plot(median, 0, "o", markersize=4, color=colour("orange"), clip_on=False, zorder=5)
        panel_title(axes, type_name(name), f"median {median:.0f}")
    return grid.plate


def _runtimes_title(shown: pl.DataFrame, names: list[str]) -> str:
    name = "movie" if "movie" in names else names[0]
    part = shown.filter(pl.col("type") == name)
    if total(part["titles"]) < FEWEST_IN_PANEL:
        return f"Few {type_name(name)} have a runtime: {count(total(part['titles']))}"
    low, high = quantiles(part, "minutes", "titles", (0.25, 0.75))
    return f"Half of the {type_name(name)} run between {low:.0f} and {high:.0f} minutes"


def _largest(table: pl.DataFrame) -> pl.DataFrame:
    sizes = (
        table.group_by("type").agg(size=pl.col("titles").sum()).sort("size", "type", descending=[True, False])
    )
    enough = sizes.filter(pl.col("size") >= FEWEST_IN_PANEL).head(MOST_TYPES)
    kept = enough if len(enough) else sizes.head(1)
    return table.join(kept, on="type", how="inner").sort("size", "type", descending=[True, False])


def _types_of(table: pl.DataFrame) -> list[str]:
    return table["type"].unique(maintain_order=True).to_list()
