"""What the titles are: small tables of nulls, types, years, genres and runtimes, from lazy queries over staging."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import polars as pl

from reelkin.imdb.files import FILES
from reelkin.inspection.staging import collect

if TYPE_CHECKING:
    from reelkin.inspection.staging import Staging

FEWEST_EXPECTED = 5.0
"""A pair of genres expected to meet less often than this says nothing by its lift."""


def nulls(staging: Staging) -> pl.DataFrame:
    """Missing values by column: file, column, rows, nulls, share (0 to 1), in the order of the files."""
    rows = []
    for file in FILES:
        names = [column.name for column in file.columns]
        query = staging.scan(file.name).select(
            pl.len().alias("rows"), *(pl.col(name).null_count() for name in names)
        )
        found = collect(query).row(0, named=True)
        rows += [(file.name, name, found["rows"], found[name]) for name in names]
    table = pl.DataFrame(
        rows,
        schema={"file": pl.String, "column": pl.String, "rows": pl.Int64, "nulls": pl.Int64},
        orient="row",
    )
    return table.with_columns(share=share_of("nulls", "rows"))


def types(staging: Staging) -> pl.DataFrame:
    """Titles by type, most first: type, titles, rated (titles with a rating)."""
    titles = collect(
        staging.scan("title.basics").group_by(type="titleType").agg(titles=pl.len().cast(pl.Int64))
    )
    rated = staging.rated.group_by("type").agg(rated=pl.len().cast(pl.Int64))
    table = titles.join(rated, on="type", how="left").with_columns(pl.col("rated").fill_null(0))
    return table.sort("titles", "type", descending=[True, False])


def years(staging: Staging) -> pl.DataFrame:
    """Titles by type and start year: type, year, titles; titles without a year are left out."""
    query = (
        staging.scan("title.basics")
        .filter(pl.col("startYear").is_not_null())
        .group_by(type="titleType", year="startYear")
        .agg(titles=pl.len().cast(pl.Int64))
    )
    return collect(query).sort("type", "year")


def runtimes(staging: Staging) -> pl.DataFrame:
    """Titles by type and runtime: type, minutes, titles; 0 and null count as unknown and are left out."""
    query = (
        staging.scan("title.basics")
        .filter(pl.col("runtimeMinutes") > 0)
        .group_by(type="titleType", minutes="runtimeMinutes")
        .agg(titles=pl.len().cast(pl.Int64))
    )
    return collect(query).sort("type", "minutes")


def genre_sets(staging: Staging) -> pl.DataFrame:
    """Titles by their whole set of genres: genres (sorted, each once), titles. Small, since sets repeat."""
    query = (
        staging.scan("title.basics")
        .filter(pl.col("genres") != "")
        .group_by("genres")
        .agg(titles=pl.len().cast(pl.Int64))
    )
    table = collect(query).with_columns(pl.col("genres").str.split(",").list.unique().list.sort())
    return (
        table.group_by("genres")
        .agg(pl.col("titles").sum())
        .sort("titles", "genres", descending=[True, False])
    )


def genres(sets: pl.DataFrame, titles: int) -> pl.DataFrame:
    """Titles by genre, most first: genre, titles, share of all `titles`."""
    table = sets.explode("genres").rename({"genres": "genre"}).group_by("genre").agg(pl.col("titles").sum())
    table = table.with_columns(share=pl.col("titles") / max(titles, 1))
    return table.sort("titles", "genre", descending=[True, False])


def genre_pairs(sets: pl.DataFrame, titles: int) -> pl.DataFrame:
    """How often two genres meet: first, second, together, expected, lift; each pair once, first < second.

    `expected` is the number were genres given independently of each other among all `titles`; `lift` is
    together / expected, and null where expected is below `FEWEST_EXPECTED`.
    """
    single: dict[str, int] = {}
    together: dict[tuple[str, str], int] = {}
    for names, count in sets.iter_rows():
        for name in names:
            single[name] = single.get(name, 0) + count
        for pair in combinations(names, 2):
            together[pair] = together.get(pair, 0) + count
    rows = [
        (first, second, together.get((first, second), 0), single[first] * single[second] / max(titles, 1))
        for first, second in combinations(sorted(single), 2)
    ]
    schema = {"first": pl.String, "second": pl.String, "together": pl.Int64, "expected": pl.Float64}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    enough = pl.col("expected") >= FEWEST_EXPECTED
    return table.with_columns(lift=pl.when(enough).then(pl.col("together") / pl.col("expected")))


def share_of(part: str, whole: str) -> pl.Expr:
    """One column as a share of another, 0 where there is nothing to share."""
    return pl.when(pl.col(whole) > 0).then(pl.col(part) / pl.col(whole)).otherwise(0.0)
