"""What every source gives, and the steps they share: reading text columns, and keeping count of what is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reelkin.interactions.scale import Scale

UNREADABLE, OFF_SCALE, WITHOUT_ID = "unreadable", "off the scale", "without an IMDb id"


@dataclass(frozen=True, eq=False)
class Parts:
    """Ratings with the columns of `tables.INTERACTIONS`, how many lines there were, and why others are not among them."""

    ratings: pl.DataFrame
    source: str
    lines: int
    left_out: Mapping[str, int]


def read_text(path: Path, separator: str = ",", *, has_header: bool = True) -> pl.DataFrame:
    """A delimited file, every column as text; what a line lacks is null.

    Raises:
        BadInput: it cannot be read.
    """
    try:
        return pl.read_csv(
            path,
            separator=separator,
            has_header=has_header,
            infer_schema=False,
            truncate_ragged_lines=True,
            quote_char='"' if has_header else None,
            encoding="utf8-lossy",
        )
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        raise BadInput(
            f"{path}: cannot be read ({str(error).splitlines()[0][:120]}); download it again"
        ) from error


def sift(frame: pl.DataFrame, source: str, scale: Scale, lines: int) -> Parts:
    """Keep the ratings of a frame whose person, tconst and rating are null where they could not be read.

    Args:
        frame: person String, tconst String (null: no id), rating Float64, timestamp Int64, readable Boolean.
        source: what the set is.
        scale: of its ratings.
        lines: how many there were.
    """
    readable = frame.filter("readable")
    on_scale = readable.filter(pl.col("rating").is_between(scale.low, scale.high))
    kept = on_scale.filter(pl.col("tconst").is_not_null())
    left_out = {
        UNREADABLE: lines - readable.height,
        OFF_SCALE: readable.height - on_scale.height,
        WITHOUT_ID: on_scale.height - kept.height,
    }
    scaled = kept.with_columns(scale_low=pl.lit(scale.low), scale_high=pl.lit(scale.high))
    return Parts(scaled, source, lines, left_out)


def readable() -> pl.Expr:
    """Whether a person and a rating could be read."""
    person, rating = pl.col("person"), pl.col("rating")
    return person.is_not_null() & (person != "") & rating.is_not_null() & rating.is_finite()


def tconst_of(number: pl.Expr) -> pl.Expr:
    """An IMDb id from its number, or from the id itself; null where it is neither."""
    digits = number.str.strip_chars().str.strip_prefix("tt")
    right = digits.str.contains(r"^\d{1,10}$") & (digits.cast(pl.Int64, strict=False) > 0)
    return pl.when(right).then(
        pl.lit("tt") + digits.cast(pl.Int64, strict=False).cast(pl.String).str.zfill(7)
    )
