"""How titles hang together: the parts of a series, and one work listed under two ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.features.franchises.stems import folded, stem_key
from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from reelkin.features.matrix import FeatureMatrix
    from reelkin.model.layout import Ints, Offsets

YEARS_APART = 1
"""One work's two listings differ by festival and release."""
MINUTES_APART = 2
"""And by how the end credits are counted."""
KINDS = {"tvMovie": "film", "movie": "film", "video": "film", "tvSpecial": "film"}
"""Types that one work may be listed under."""


@dataclass(frozen=True, eq=False)
class Works:
    """Series and duplicates among n titles; see the fields of the same names in `layout.Titles`."""

    names: list[str]
    franchise: Ints
    part_offsets: Offsets
    parts: Ints
    duplicate_of: Ints


def find_works(titles: pl.DataFrame, credits: pl.DataFrame, features: FeatureMatrix) -> Works:  # noqa: A002
    """The series and duplicates among these titles, in model order."""
    names, franchise = _franchises(features)
    parts, offsets = _in_order(titles, franchise, len(names))
    return Works(names, franchise, offsets, parts, find_duplicates(titles, credits))


def _franchises(features: FeatureMatrix) -> tuple[list[str], Ints]:
    """The names of the series, and for each title the one it is most part of."""
    columns = features.positions(["franchise"])
    franchise = np.full(features.shape[0], UNKNOWN, np.int32)
    if not len(columns):
        return [], franchise
    part = features.matrix[:, columns].tocoo()
    sizes = np.bincount(part.col, minlength=len(columns))
    # A film of two series counts to the one it is more part of, then to the smaller one.
    order = np.lexsort((part.col, sizes[part.col], -part.data, part.row))
    rows, first = np.unique(part.row[order], return_index=True)
    franchise[rows] = part.col[order][first]
    return [features.columns[column].label for column in columns], franchise


def _in_order(titles: pl.DataFrame, franchise: Ints, count: int) -> tuple[Ints, Offsets]:
    placed = titles.select("tconst", "start_year").with_columns(series=franchise).with_row_index("row")
    ordered = placed.filter(pl.col("series") != UNKNOWN).sort(
        "series", "start_year", "tconst", nulls_last=True
    )
    offsets = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(ordered["series"].to_numpy(), minlength=count), out=offsets[1:])
    return ordered["row"].to_numpy().astype(np.int32), offsets


def find_duplicates(titles: pl.DataFrame, credits: pl.DataFrame) -> Ints:  # noqa: A002
    """int32[n]: the first row that is the same work as each title; its own row for most.

    The same work has the same title but for accents and punctuation, the same kind, years at most
    `YEARS_APART` apart, and a director in common; where either has no director, the same year, and runtimes
    at most `MINUTES_APART` apart.
    """
    suspects = _of_one_name(titles)
    directed = credits.filter(pl.col("role") == "director").group_by("tconst").agg(pl.col("nconst"))
    directors = {tconst: frozenset(people) for tconst, people in directed.iter_rows()}
    duplicate_of = np.arange(titles.height, dtype=np.int32)
    for group in suspects.partition_by("key", "kind", maintain_order=True):
        rows = list(group.iter_rows(named=True))
        for place, later in enumerate(rows):
            same = (one["row"] for one in rows[:place] if _same_work(one, later, directors))
            first = next(same, None)
            if first is not None:
                duplicate_of[later["row"]] = duplicate_of[first]
    return duplicate_of


def _of_one_name(titles: pl.DataFrame) -> pl.DataFrame:
    keyed = titles.select(
        "tconst",
        "start_year",
        "runtime_minutes",
        key=stem_key(folded(pl.col("primary_title"))),
        kind=pl.col("title_type").replace(KINDS),
    ).with_row_index("row")
    return keyed.filter(
        pl.col("start_year").is_not_null(), pl.col("key") != "", pl.len().over("key", "kind") > 1
    ).sort("key", "kind", "row")


def _same_work(one: dict[str, int], other: dict[str, int], directors: dict[str, frozenset[str]]) -> bool:
    years = abs(one["start_year"] - other["start_year"])
    both = [directors.get(str(title["tconst"])) for title in (one, other)]
    if both[0] and both[1]:
        return years <= YEARS_APART and bool(both[0] & both[1])
    minutes = [title["runtime_minutes"] for title in (one, other)]
    return years == 0 and None not in minutes and abs(minutes[0] - minutes[1]) <= MINUTES_APART
