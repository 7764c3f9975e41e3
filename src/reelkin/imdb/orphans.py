"""Rows that point to a title or a person that is in no accepted row: accepted, and counted apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.imdb import values
from reelkin.imdb.files import NAME_BASICS, TITLE_BASICS, RawColumn, RawFile, Reference
from reelkin.imdb.keys import IdSet

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOMES: dict[Reference, RawFile] = {"title": TITLE_BASICS, "parent": TITLE_BASICS, "person": NAME_BASICS}
"""The file in which the row a reference points to should be."""


class Directory:
    """Which titles and people there are: filled while their files are read, asked while the others are."""

    def __init__(self) -> None:
        self._ids: dict[str, IdSet] = {}

    def note(self, file: RawFile, frame: pl.DataFrame) -> None:
        """Remember the ids of accepted rows of `file`, if others refer to them."""
        if file in HOMES.values():
            numbers = frame.select(values.ids(file.key[0])).to_series().to_numpy()
            self._ids.setdefault(file.name, IdSet()).add(numbers)

    def lacks(self, reference: Reference, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each id, by its number, is in no row noted, bool[n]."""
        home = HOMES[reference].name
        if home not in self._ids:
            return np.ones(len(numbers), bool)
        return ~self._ids[home].holds(numbers)


class OrphanCounter:
    """Counts the orphans among the rows of `file`; a row is counted once a kind, however many ids it lacks."""

    def __init__(self, file: RawFile, directory: Directory) -> None:
        self._directory = directory
        self._columns = [column for column in file.columns if column.refers_to]
        self.counts: dict[Reference, int] = {c.refers_to: 0 for c in self._columns if c.refers_to}

    def count(self, frame: pl.DataFrame) -> None:
        """Count the orphans in some accepted rows."""
        for kind in self.counts:
            orphans = np.zeros(frame.height, bool)
            for column in self._columns:
                if column.refers_to == kind:
                    rows, numbers = _references(frame, column)
                    orphans[rows[self._directory.lacks(kind, numbers)]] = True
            self.counts[kind] += int(orphans.sum())


def _references(frame: pl.DataFrame, column: RawColumn) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Row and number of every id in a column: int64[m] each."""
    found = frame.lazy().select(pl.int_range(pl.len()).alias("row"), pl.col(column.name).alias("id"))
    if column.separator:
        # An empty list may also be written as an empty text.
        found = (
            found.filter(pl.col("id") != "")
            .with_columns(pl.col("id").str.split(column.separator))
            .explode("id")
        )
    numbers = found.drop_nulls().select("row", values.ids("id")).collect()
    return numbers["row"].to_numpy(), numbers["id"].to_numpy()
