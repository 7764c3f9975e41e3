"""Runtime: how long a title is, as smooth bumps at lengths people think in."""

from __future__ import annotations

import polars as pl

from reelkin.features.bumps import hats
from reelkin.features.entries import Entries, Source, entries

# Minutes at which a bump is highest, closest together where films are most, and how they read.
LENGTHS = {
    0: "a few minutes long",
    15: "about a quarter of an hour",
    30: "about half an hour",
    45: "about three quarters of an hour",
    60: "about an hour",
    75: "about an hour and a quarter",
    90: "about an hour and a half",
    105: "about an hour and three quarters",
    120: "about 2 hours",
    150: "about two and a half hours",
    180: "about 3 hours",
    240: "4 hours or more",
}


def runtime(source: Source) -> Entries:
    """The two lengths beside the title's, adding up to 1; none where unknown. Longer than 4 hours counts as 4."""
    minutes = source.titles.select("row", value="runtime_minutes")
    names = [f"runtime_{length:03}" for length in LENGTHS]
    values = hats(minutes, tuple(LENGTHS)).with_columns(
        name=pl.col("knot").replace_strict(list(range(len(names))), names)
    )
    return entries(values, dict(zip(names, LENGTHS.values(), strict=True)))
