"""The accepted rows of the seven files, scanned lazily, under keys that join in little memory."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import MissingArtefact

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "title_number"
PERSON = "person_number"


class Staging:
    """The folder of staging Parquet files of one snapshot.

    Raises:
        MissingArtefact: on a scan of a file that is not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def scan(self, name: str) -> pl.LazyFrame:
        """One file's rows, by the file's name without its ending ("title.basics"), under IMDb's own column names."""
        path = self.folder / f"{name}.parquet"
        if not path.is_file():
            raise MissingArtefact(f'{path}: not there; run "reelkin inspect"')
        return pl.scan_parquet(path)

    @cached_property
    def rated(self) -> pl.DataFrame:
        """Every rated title that has a row of its own: title_number, type, year, rating, votes; by title_number."""
        titles = self.scan("title.basics").select(
            number("tconst", TITLE), type=pl.col("titleType"), year=pl.col("startYear")
        )
        ratings = self.scan("title.ratings").select(
            number("tconst", TITLE), rating=pl.col("averageRating"), votes=pl.col("numVotes")
        )
        return collect(titles.join(ratings, on=TITLE, how="inner")).sort(TITLE)


def number(column: str, name: str) -> pl.Expr:
    """The digits of an id, nine at most, as a number: a quarter of the text's memory, and joins without hashing texts."""
    return pl.col(column).str.slice(2).cast(pl.Int32, strict=False).alias(name)


def title_id(column: str = TITLE) -> pl.Expr:
    """The id of a title again, from its number: seven digits, or more without a leading zero."""
    return pl.format("tt{}", pl.col(column).cast(pl.String).str.zfill(7))


def person_id(column: str = PERSON) -> pl.Expr:
    """The id of a person again, from its number."""
    return pl.format("nm{}", pl.col(column).cast(pl.String).str.zfill(7))


def collect(frame: pl.LazyFrame) -> pl.DataFrame:
    """Compute a query in batches, so that memory follows the answer and not the file."""
    return frame.collect(engine="streaming")


def split(column: str) -> pl.Expr:
    """A comma-separated list as a list; null stays null."""
    return pl.col(column).str.split(",")
