"""The most credited people of one role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.inspection.figures.bars import Bar, bar_plate
from reelkin.inspection.wording import count, counted, label

if TYPE_CHECKING:
    import polars as pl

    from reelkin.inspection.plates import Plate


def most_credited(people: pl.DataFrame) -> Plate:
    """Titles by person; `people` (role, nconst, name, titles, episodes) are those of one role, most first."""
    first = people.row(0, named=True)
    name = label(first["name"], first["nconst"])
    title = f"Most often {_as_role(first['role'])}: {name}, in {counted(first['titles'], 'title')}"
    bars = [
        Bar(label(row["name"], row["nconst"]), (row["titles"],), count(row["titles"]))
        for row in people.iter_rows(named=True)
    ]
    return bar_plate(title, "Titles of the ten most credited; episodes are not counted", bars)


def _as_role(role: str) -> str:
    return "as themselves" if role == "self" else f"credited as {role}"
