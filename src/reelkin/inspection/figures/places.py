"""Languages and regions of the alternate titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.figures.bars import Bar, bar_plate
from reelkin.inspection.wording import count, counted, label, percent

if TYPE_CHECKING:
    from reelkin.inspection.plates import Plate

MOST = 20


def places(table: pl.DataFrame, what: str, names: dict[str, str]) -> Plate:
    """Alternate titles by code (of a region or a language, `what`), most first; `names` says what codes stand for."""
    total = int(table["alternate_titles"].sum())
    known = table.drop_nulls("code")
    shown = known.head(MOST)
    bars = [
        Bar(_name(code, names), (rows,), f"{count(rows)}, {percent(rows / total)}")
        for code, rows in shown.iter_rows()
    ]
    without = total - int(known["alternate_titles"].sum())
    name = "names" if without == 1 else "name"
    subtitle = f"Alternate titles by {what}; {counted(without, 'row')} of {count(total)} {name} none"
    if len(known) > MOST:
        subtitle += f", {count(len(known) - MOST)} rarer {what}s not drawn"
    first, rows = shown.row(0)
    title = f"{names.get(first) or _name(first, names)} is the {what} of {percent(rows / total)} of the alternate titles"
    return bar_plate(title, subtitle, bars)


def _name(code: str, names: dict[str, str]) -> str:
    shown = label(code, "?", 0.8)
    return f"{names[code]} ({shown})" if code in names else shown
