"""One person's export as a rating set of one person, named after the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.errors import BadInput
from reelkin.interactions.bulk_sources.parts import WITHOUT_ID, Parts
from reelkin.interactions.matching import match_rows
from reelkin.interactions.reading import read_export

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.interactions.scale import Scale
    from reelkin.interactions.titles import KnownTitles

SCHEMA = {
    "person": pl.String, "tconst": pl.String, "rating": pl.Float64, "scale_low": pl.Float64, "scale_high": pl.Float64,
    "timestamp": pl.Int64,
}  # fmt: skip


def read(path: Path, titles: KnownTitles | None, scale: Scale | None) -> Parts:
    """Its matched ratings.

    Raises:
        BadInput: it cannot be read, or there are no titles to match it against.
    """
    readings = read_export(path, scale)
    if titles is None:
        raise BadInput(f"{path}: one person's export, which has to be matched; run `reelkin prepare` first")
    rows = [row for reading in readings for row in reading.rows]
    person = path.name.partition(".")[0]
    kept = [
        (person, one.tconst, one.row.rating, one.row.scale.low, one.row.scale.high, one.row.timestamp)
        for one in match_rows(rows, titles)
        if one.tconst is not None and one.row.rating is not None and one.row.scale is not None
    ]
    source = ", ".join(dict.fromkeys(reading.format for reading in readings))
    frame = pl.DataFrame(kept, schema=SCHEMA, orient="row")
    return Parts(frame, source, len(rows), {WITHOUT_ID: len(rows) - frame.height})
