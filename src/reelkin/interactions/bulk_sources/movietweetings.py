"""MovieTweetings: lines of user::imdb_id::rating::timestamp, ratings 0 to 10."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import polars as pl

from reelkin.interactions.bulk_sources.parts import Parts, scan_text, sift, tconst_of
from reelkin.interactions.scale import TWEETS

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "MovieTweetings"

# Ids have seven digits. MovieLens' sets of 2003 and before look alike but for theirs, which lead to no title.
_LINE = re.compile(r"\d+::\d{7,8}::\d{1,2}(\.\d)?::\d+")


def recognise(line: str) -> bool:
    """Whether a file begins with such a line."""
    return _LINE.fullmatch(line.strip()) is not None


def read(path: Path) -> Parts:
    """The ratings in a file."""
    # The separator is no character that such a file has: each line is one column.
    lines = scan_text(path, "\x01", has_header=False)
    field = pl.nth(0).str.split("::").list
    frame = lines.select(
        person=field.get(0, null_on_oob=True),
        tconst=tconst_of(field.get(1, null_on_oob=True)),
        rating=field.get(2, null_on_oob=True).cast(pl.Float64, strict=False),
        timestamp=field.get(3, null_on_oob=True).str.strip_chars().cast(pl.Int64, strict=False),
    )
    return sift(frame, path, SOURCE, TWEETS)
