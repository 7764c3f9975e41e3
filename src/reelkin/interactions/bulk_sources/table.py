"""Ratings of many people by IMDb id: a CSV with a person, an id and a rating, or a Parquet file of `tables.INTERACTIONS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import BadInput, UsageError
from reelkin.interactions.bulk_sources.parts import (
    Parts,
    collect,
    readable,
    scan_text,
    sift,
    tconst_of,
    unreadable,
)
from reelkin.interactions.formats.plain import NAMES, PEOPLE
from reelkin.interactions.scale import guess_scale
from reelkin.interactions.sheets import column_key
from reelkin.tables import INTERACTIONS, check

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.scale import Scale

SOURCE = "a table of ratings"
PARQUET = b"PAR1"
_IDS = frozenset(["tconst", "const", "imdbid", "titleid", "imdb"])


def recognise(path: Path, columns: set[str]) -> bool:
    """Whether it is Parquet, or its header names a person, an IMDb id and a rating."""
    if _is_parquet(path):
        return True
    return bool(PEOPLE & columns and _IDS & columns and columns & set(NAMES["rating"]))


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PARQUET)) == PARQUET


def read(path: Path, scale: Scale | None) -> Parts:
    """Its ratings, on `scale`, or else on the usual one that holds them all; Parquet says its own."""
    return _read_parquet(path) if _is_parquet(path) else _read_csv(path, scale)


def _read_parquet(path: Path) -> Parts:
    try:
        given = pl.read_parquet(path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise unreadable(path, error) from error
    check(INTERACTIONS, given, str(path), "give the columns of reelkin.tables.INTERACTIONS")
    right = (
        readable() & pl.col("tconst").is_not_null() & pl.col("rating").is_between("scale_low", "scale_high")
    )
    kept = given.filter(right & (pl.col("scale_low") < pl.col("scale_high")))
    return Parts(kept, SOURCE, given.height, {"unreadable": given.height - kept.height})


def _read_csv(path: Path, scale: Scale | None) -> Parts:
    given = scan_text(path)
    named = {column_key(name): name for name in reversed(given.collect_schema().names())}

    def column(*keys: str) -> str | None:
        return next((named[key] for key in keys if key in named), None)

    when = column(*NAMES["moment"])
    person, tconst, rating = column(*sorted(PEOPLE)), column(*sorted(_IDS)), column(*NAMES["rating"])
    assert person is not None, "recognise has seen it, and the two below"
    assert tconst is not None
    assert rating is not None
    frame = given.select(
        person=pl.col(person),
        tconst=tconst_of(pl.col(tconst)),
        rating=pl.col(rating).cast(pl.Float64, strict=False),
        timestamp=pl.lit(None, pl.Int64) if when is None else pl.col(when).cast(pl.Int64, strict=False),
    )
    return sift(frame, path, SOURCE, scale or _guessed(frame, path))


def _guessed(frame: pl.LazyFrame, path: Path) -> Scale:
    """The usual scale that holds all the ratings there are."""
    rating = pl.col("rating")
    ends = collect(frame.filter(readable()).select(low=rating.min(), high=rating.max()), path).row(0)
    try:
        return guess_scale([end for end in ends if end is not None])
    except UsageError as error:
        raise BadInput(f"{path}: {error}") from None
