"""What every source gives, and the steps they share: reading text columns, and keeping count of what is left out.

Sources are read lazily and collected once, as streams: person and title come out as categories, four bytes a rating each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import BadInput
from reelkin.interactions.bulk_sources.packed import check_unpacks, first_line

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.interactions.scale import Scale

UNREADABLE, OFF_SCALE, WITHOUT_ID = "unreadable", "off the scale", "without an IMDb id"
LONGEST_PERSON = 256
"""Bytes of a person's name or number; what is longer is no name."""
REPLACED = "\ufffd"
"""What stands for bytes that are no UTF-8: names that differ there alone would become one."""


@dataclass(frozen=True, eq=False)
class Parts:
    """Ratings, how many lines there were, and why others are not among them.

    Attributes:
        ratings: person and tconst as text or categories, rating, timestamp; scale_low and scale_high where they
            differ from row to row.
        source: what the set was recognised as.
        lines: how many there were.
        left_out: how many for each reason.
        scale: of all the ratings; None: in their rows.
    """

    ratings: pl.DataFrame
    source: str
    lines: int
    left_out: Mapping[str, int]
    scale: Scale | None = None


def scan_text(path: Path, separator: str = ",", *, has_header: bool = True) -> pl.LazyFrame:
    """A delimited file, gzipped or not, every column as text; what a line lacks is null. It is read when collected.

    Raises:
        BadInput: it cannot be opened, unpacks to far too much, or has two bytes or four to a character.
    """
    check_unpacks(path)
    if "\0" in first_line(path):
        raise BadInput(f"{path}: NUL bytes in its first line; save it as UTF-8")
    try:
        return pl.scan_csv(
            path,
            separator=separator,
            has_header=has_header,
            infer_schema=False,
            truncate_ragged_lines=True,
            quote_char='"' if has_header else None,
            encoding="utf8-lossy",
        )
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise unreadable(path, error) from error


def collect(frame: pl.LazyFrame, path: Path) -> pl.DataFrame:
    """What a frame from `scan_text` holds.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        return frame.collect(engine="streaming")
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: Exception) -> BadInput:
    """What to say of a file that Polars cannot read, in a line."""
    said = (str(error).splitlines() or [type(error).__name__])[0]
    return BadInput(f"{path}: cannot be read ({said[:120]}); download it again")


def sift(frame: pl.LazyFrame, path: Path, source: str, scale: Scale) -> Parts:
    """Keep the ratings of a frame whose person, tconst and rating are null where they could not be read.

    Args:
        frame: person String, tconst String (null: no id), rating Float64, timestamp Int64.
        path: the file, for errors.
        source: what the set is.
        scale: of its ratings.

    Raises:
        BadInput: the file cannot be read.
    """
    left_out_by = (
        pl.when(~readable())
        .then(pl.lit(1))
        .when(~pl.col("rating").is_between(scale.low, scale.high))
        .then(pl.lit(2))
        .when(pl.col("tconst").is_null())
        .then(pl.lit(3))
        .otherwise(pl.lit(0))
        .cast(pl.UInt8)
    )
    # Categories of their own: they go when the frame goes.
    columns = [pl.col(name).cast(pl.Categorical(pl.Categories.random())) for name in ("person", "tconst")]
    read = collect(
        frame.with_columns(left_out_by=left_out_by).select(
            *columns, pl.col("rating").cast(pl.Float32), "timestamp", "left_out_by"
        ),
        path,
    )
    reasons = {UNREADABLE: 1, OFF_SCALE: 2, WITHOUT_ID: 3}
    left_out = {reason: int(read["left_out_by"].eq(number).sum()) for reason, number in reasons.items()}
    kept = read.filter(pl.col("left_out_by") == 0) if any(left_out.values()) else read
    return Parts(kept.drop("left_out_by"), source, read.height, left_out, scale)


def readable() -> pl.Expr:
    """Whether a person and a rating could be read; never null."""
    person, rating = pl.col("person"), pl.col("rating")
    named = (
        (person != "")
        & (person.str.len_bytes() <= LONGEST_PERSON)
        & ~person.str.contains(REPLACED, literal=True)
    )
    return named.fill_null(value=False) & rating.is_finite().fill_null(value=False)


def tconst_of(number: pl.Expr) -> pl.Expr:
    """An IMDb id from its number, or from the id itself; null where it is neither."""
    digits = number.str.strip_chars().str.strip_prefix("tt")
    right = digits.str.contains(r"^\d{1,10}$") & (digits.cast(pl.Int64, strict=False) > 0)
    return pl.when(right).then(
        pl.lit("tt") + digits.cast(pl.Int64, strict=False).cast(pl.String).str.zfill(7)
    )
