"""Tiny staging folders, written by hand: rows as tuples in the order of IMDb's columns, short rows filled with null."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.imdb.files import FILES
from reelkin.imdb.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_TYPES = {
    "flag": pl.Boolean,
    "year": pl.Int32,
    "minutes": pl.Int32,
    "number": pl.Int32,
    "votes": pl.Int32,
    "rating": pl.Float32,
}


def stage(folder: Path, **tables: Sequence[tuple[Any, ...]]) -> Path:
    """Write the seven files; `basics`, `ratings`, `crew`, `principals`, `akas`, `episode`, `names` give their rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        kind, _, rest = file.name.partition(".")
        rows = tables.get("names" if kind == "name" else rest, ())
        schema = {column.name: _TYPES.get(column.kind, pl.String) for column in file.columns}
        filled = [(*row, *[None] * (len(schema) - len(row))) for row in rows]
        pl.DataFrame(filled, schema=schema, orient="row").write_parquet(folder / f"{file.name}.parquet")
    return folder


def snapshot(*, default_min_votes: int = 10, billing_order: bool = True) -> Snapshot:
    """A snapshot of such a folder."""
    facts: Mapping[str, Any] = {
        "source": "imdb",
        "rating_mean": "",
        "votes_mean": "",
        "notice": "",
        "date": "2026-01-01",
    }
    return Snapshot(
        id="2026-01-01-00000000",
        digest="0" * 64,
        files={},
        default_min_votes=default_min_votes,
        billing_order=billing_order,
        **facts,
    )


def movie(
    tconst: str, title: str, *, original: str | None = None, year: int | None = 2000
) -> tuple[Any, ...]:
    """A row of title.basics."""
    return (tconst, "movie", title, original or title, False, year, None, 90, "Drama")


def aka(
    tconst: str, place: int, title: str, region: str | None = None, language: str | None = None
) -> tuple[Any, ...]:
    """A row of title.akas, as IMDb shows the title in a region."""
    return (tconst, place, title, region, language, "imdbDisplay", None, False)


def original(tconst: str, title: str, place: int = 99) -> tuple[Any, ...]:
    """The row of title.akas with the original title."""
    return (tconst, place, title, None, None, "original", None, True)
