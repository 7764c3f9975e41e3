"""How titles hang together: the parts of a series, and one work listed under two ids."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.features.franchises.stems import folded, stem_key
from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
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


def find_works(titles: pl.DataFrame, credits: pl.DataFrame, franchises: pl.DataFrame) -> Works:  # noqa: A002
    """The series, as `franchises.find_franchises` gives them, and the duplicates among these titles, in model order."""
    rows = titles.select("tconst").with_row_index("row")
    found = franchises.join(rows, on="tconst", how="inner")
    parts = found.sort("franchise", "part", "row")
    series = parts["franchise"].rle_id().to_numpy().astype(np.int32)
    franchise = np.full(titles.height, UNKNOWN, np.int32)
    franchise[parts["row"].to_numpy()] = series
    names = parts["label"].gather(np.flatnonzero(np.diff(series, prepend=UNKNOWN))).to_list()
    offsets = np.zeros(len(names) + 1, np.int64)
    np.cumsum(np.bincount(series, minlength=len(names)), out=offsets[1:])
    order = parts["row"].to_numpy().astype(np.int32)
    return Works(names, franchise, offsets, order, find_duplicates(titles, credits))


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
    for _, group in groupby(suspects.iter_rows(named=True), key=itemgetter("key", "kind")):
        rows = list(group)
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
