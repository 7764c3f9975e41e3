"""How the seven files hold together: their rows, what was refused, who has no match, and what titles have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.imdb.files import FILES
from reelkin.inspection.staging import TITLE, collect, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.inspection.staging import Staging

COVERED_BY = {
    "rating": ("title.ratings", ("tconst",)),
    "crew": ("title.crew", ("tconst",)),
    "people": ("title.principals", ("tconst",)),
    "other title": ("title.akas", ("titleId",)),
    "episode or series": ("title.episode", ("parentTconst", "tconst")),
}
"""What a title may have, with the file and the columns that say so."""

LACKS = {
    "title": "whose title is not in title.basics",
    "parent": "whose series is not in title.basics",
    "person": "with a person who is not in name.basics",
}


def rows(counts: Mapping[str, Any]) -> pl.DataFrame:
    """Each file's lines and what became of them: file, lines, accepted, rejected, orphans (rows without a match)."""
    table = [
        (
            file.name,
            found["lines"],
            found["accepted"],
            sum(found["rejected"].values()),
            sum(found["orphans"].values()),
        )
        for file in FILES
        if (found := counts.get(file.name))
    ]
    names = ("file", "lines", "accepted", "rejected", "orphans")
    return _table(table, {name: pl.String if name == "file" else pl.Int64 for name in names})


def rejects(counts: Mapping[str, Any]) -> pl.DataFrame:
    """Refused rows by file and reason, most first: file, reason, rows."""
    table = [
        (file.name, reason, rows)
        for file in FILES
        for reason, rows in counts.get(file.name, {}).get("rejected", {}).items()
        if rows
    ]
    found = _table(table, {"file": pl.String, "reason": pl.String, "rows": pl.Int64})
    return found.sort("rows", "file", "reason", descending=[True, False, False])


def orphans(counts: Mapping[str, Any]) -> pl.DataFrame:
    """Accepted rows that point to a row which is not there: file, lacks (title, parent, person), rows, accepted."""
    table = [
        (file.name, lacks, rows, counts[file.name]["accepted"])
        for file in FILES
        if file.name in counts
        for lacks, rows in counts[file.name]["orphans"].items()
    ]
    return _table(table, {"file": pl.String, "lacks": pl.String, "rows": pl.Int64, "accepted": pl.Int64})


def coverage(staging: Staging) -> pl.DataFrame:
    """What titles of each type have: type, titles, then a share (0 to 1) for each of `COVERED_BY`; most titles first."""
    titles = staging.scan("title.basics").select(number("tconst", TITLE), type="titleType")
    table = collect(titles.group_by("type").agg(titles=pl.len().cast(pl.Int64)))
    for name, (file, columns) in COVERED_BY.items():
        has = pl.concat([staging.scan(file).select(number(column, TITLE)) for column in columns]).unique()
        found = collect(titles.join(has, on=TITLE, how="semi").group_by("type").agg(pl.len().alias(name)))
        table = table.join(found, on="type", how="left")
        table = table.with_columns((pl.col(name).fill_null(0) / pl.col("titles")).alias(name))
    return table.sort("titles", "type", descending=[True, False])


def _table(rows: list[tuple[Any, ...]], schema: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")
