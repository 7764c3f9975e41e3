"""Frames of a few rows in the shapes of the catalogue's tables."""

from __future__ import annotations

from typing import Any

import polars as pl

from reelkin.features.entries import Entries, Source, source_of

TITLE = {
    "tconst": pl.String, "title_type": pl.String, "primary_title": pl.String, "original_title": pl.String,
    "start_year": pl.Int32, "runtime_minutes": pl.Int32, "genres": pl.List(pl.String), "num_votes": pl.Float64,
    "bayesian_rating": pl.Float64, "original_language": pl.String, "original_region": pl.String,
}  # fmt: skip
CREDIT = {
    "tconst": pl.String, "nconst": pl.String, "role": pl.String, "billing": pl.Int32,
    "characters": pl.List(pl.String),
}  # fmt: skip
FRANCHISE = {"tconst": pl.String, "franchise": pl.String, "label": pl.String, "part": pl.Int32}
COMMON = {"title_type": "movie", "genres": ["Drama"], "start_year": 2000, "num_votes": 10.0}


def titles(*rows: dict[str, Any]) -> pl.DataFrame:
    """Titles of these values, by default films of 2000; ids are a, b, c … where not given."""
    filled = [{"tconst": chr(97 + place), **COMMON, **row} for place, row in enumerate(rows)]
    for row in filled:
        row.setdefault("primary_title", f"Title {row['tconst']}")
        row.setdefault("original_title", row["primary_title"])
    return pl.DataFrame(filled, schema=TITLE)


def credits_of(*rows: tuple[Any, ...]) -> pl.DataFrame:
    """Credits of (tconst, nconst, role, billing, characters); the last two may be left out."""
    filled = [(*row, *(None, [])[len(row) - 3 :]) for row in rows]
    return pl.DataFrame(filled, schema=CREDIT, orient="row")


def people_of(**names: str) -> pl.DataFrame:
    """People by nconst."""
    schema = {"nconst": pl.String, "primary_name": pl.String}
    return pl.DataFrame(list(names.items()), schema=schema, orient="row")


NO_CREDITS = credits_of()
NOBODY = people_of()
NO_FRANCHISES = pl.DataFrame(schema=FRANCHISE)


def source(
    frame: pl.DataFrame,
    told: pl.DataFrame = NO_CREDITS,
    people: pl.DataFrame = NOBODY,
    franchises: pl.DataFrame = NO_FRANCHISES,
    **settings: Any,
) -> Source:
    """What a block is given for these tables; rows in the order of `frame`."""
    return source_of(frame, told, people, franchises, **settings)


def values(filled: Entries, row: int) -> dict[str, float]:
    """The values of one row by column name, rounded to six places."""
    own = filled.values.filter(pl.col("row") == row)
    sums: dict[str, float] = {}
    for column, value in own.select("column", "value").iter_rows():
        sums[filled.names[column]] = sums.get(filled.names[column], 0.0) + value
    return {name: round(value, 6) for name, value in sorted(sums.items())}
