"""Looks for every kind of anomaly: how many there are, and up to five examples of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.kinds import KINDS, JoinKind, Limits, RowKind
from reelkin.inspection.staging import collect, number
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reelkin.inspection.staging import Staging

EXAMPLES = 5
TEXT_COLUMNS = {
    "title.basics": ("tconst", "primaryTitle"),
    "title.akas": ("titleId", "title"),
    "name.basics": ("nconst", "primaryName"),
}
"""Where a file has its rows' id and what people call them; the other files have tconst alone."""


@dataclass(frozen=True)
class Example:
    """One row as an example: its IMDb id, its title or name ("" for none), what is odd about it."""

    id: str
    text: str
    detail: str

    @property
    def url(self) -> str:
        """The page of this title or person on IMDb."""
        kind = "name" if self.id.startswith("nm") else "title"
        return f"https://www.imdb.com/{kind}/{self.id}/"


@dataclass(frozen=True)
class Anomaly:
    """A kind of anomaly that was found, `count` times."""

    name: str
    file: str
    label: str
    explanation: str
    count: int
    examples: tuple[Example, ...]


def find_anomalies(staging: Staging, limits: Limits, progress: Progress = silent) -> list[Anomaly]:
    """Every kind that occurs, in the order of `KINDS`."""
    counts = _count_row_kinds(staging, limits)
    found = []
    for done, kind in enumerate(KINDS):
        progress("look for anomalies", done, len(KINDS), "kinds")
        if isinstance(kind, JoinKind):
            rows = collect(kind.rows(staging, limits).with_columns(text=pl.lit(None, dtype=pl.String)))
            count = len(rows)
        else:
            count = counts[kind.name]
            rows = _example_rows(staging, kind, limits) if count else pl.DataFrame()
        if count:
            found.append((kind, count, _first(rows)))
    return _with_titles(staging, found)


def _count_row_kinds(staging: Staging, limits: Limits) -> dict[str, int]:
    """One pass over each file counts all kinds that its rows show."""
    counts: dict[str, int] = {}
    by_file: dict[str, list[RowKind]] = {}
    for kind in KINDS:
        if isinstance(kind, RowKind):
            by_file.setdefault(kind.file, []).append(kind)
    for file, kinds in by_file.items():
        sums = [kind.where(limits).sum().alias(kind.name) for kind in kinds]
        counts |= collect(staging.scan(file).select(sums)).row(0, named=True)
    return counts


def _example_rows(staging: Staging, kind: RowKind, limits: Limits) -> pl.DataFrame:
    id_column, text_column = TEXT_COLUMNS.get(kind.file, ("tconst", None))
    text = pl.col(text_column).fill_null("") if text_column else pl.lit(None, dtype=pl.String)
    weight = kind.weight if kind.weight is not None else pl.lit(None)
    rows = (
        staging.scan(kind.file)
        .filter(kind.where(limits))
        .select(id=id_column, detail=kind.detail, weight=weight.cast(pl.Float64), text=text)
    )
    return collect(_ordered(rows).head(EXAMPLES))


def _ordered(rows: pl.LazyFrame) -> pl.LazyFrame:
    by = [pl.col("weight"), number("id", "id_number"), pl.col("id"), pl.col("text"), pl.col("detail")]
    return rows.sort(by, descending=[True, False, False, False, False], nulls_last=True)


def _first(rows: pl.DataFrame) -> pl.DataFrame:
    return _ordered(rows.lazy()).head(EXAMPLES).collect().select("id", "text", "detail")


def _with_titles(
    staging: Staging, found: Iterable[tuple[RowKind | JoinKind, int, pl.DataFrame]]
) -> list[Anomaly]:
    found = list(found)
    wanted = {id_ for _, _, rows in found for id_, text, _ in rows.rows() if text is None}
    titles = staging.scan("title.basics").filter(pl.col("tconst").is_in(sorted(wanted)))
    names = dict(collect(titles.select("tconst", "primaryTitle")).rows())
    return [
        Anomaly(
            kind.name,
            kind.file,
            kind.label,
            kind.explanation,
            count,
            tuple(
                Example(id_, (names.get(id_) if text is None else text) or "", _separated(detail or ""))
                for id_, text, detail in rows.rows()
            ),
        )
        for kind, count, rows in found
    ]


def _separated(detail: str) -> str:
    """Separators for thousands in numbers that have a unit; years and ids stay as they are."""
    return re.sub(
        r"\b\d{4,}(?= (?:min|votes|directors|rows)\b)", lambda found: f"{int(found.group()):,}", detail
    )
