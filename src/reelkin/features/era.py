"""Era: when a title began, as one smooth bump for each decade."""

from __future__ import annotations

import polars as pl

from reelkin.features.bumps import bumps
from reelkin.features.entries import Entries, Source, entries

DECADE = 10.0
# A decade's bump is highest between its fifth and sixth year: 1964.5 for the 1960s.
MIDDLE = 4.5
# Older titles are few, and look to people like one time.
FIRST_DECADE = 1910


def era(source: Source) -> Entries:
    """Up to three neighbouring decades that add up to 1; the title's own decade weighs most.

    1979 and 1980 are nearly the same (cosine .98), 1970 and 1979 less (.60). Titles before 1920 count as the
    1910s. No year, no values.
    """
    earliest = FIRST_DECADE + MIDDLE
    years = source.titles.select(
        "row", (pl.max_horizontal("start_year", pl.lit(earliest)) - MIDDLE).alias("value")
    ).filter(source.titles.get_column("start_year").is_not_null())
    decades = (pl.col("decade") * int(DECADE)).clip(lower_bound=FIRST_DECADE)
    values = bumps(years, "decade", DECADE).with_columns(decades.alias("decade"))
    values = values.with_columns(pl.format("era_{}", "decade").alias("name"))
    present = sorted(values.get_column("decade").unique())
    return entries(values, {f"era_{decade}": label(decade) for decade in present})


def label(decade: int) -> str:
    """How a decade reads in a sentence."""
    return f"the {decade}s or before" if decade == FIRST_DECADE else f"the {decade}s"
