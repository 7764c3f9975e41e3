"""Title type: film, series, short and so on."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import Entries, Source, entries

# IMDb's title types, and how they read in a sentence.
TYPES = {
    "movie": "feature film",
    "tvMovie": "television film",
    "tvSeries": "series",
    "tvMiniSeries": "miniseries",
    "tvSpecial": "television special",
    "short": "short",
    "video": "straight-to-video release",
    "tvShort": "television short",
    "tvPilot": "pilot",
    "tvEpisode": "episode",
    "videoGame": "video game",
}


def title_type(source: Source) -> Entries:
    """1 for the title's type. The columns are the same in every catalogue (`type_tvMovie` keeps IMDb's spelling)."""
    kinds = source.titles.select("row", kind="title_type").filter(pl.col("kind").is_not_null())
    own = sorted(set(kinds.get_column("kind").unique()) - set(TYPES))
    labels = TYPES | {kind: kind for kind in own}
    values = kinds.select("row", name=pl.lit("type_") + pl.col("kind"), value=pl.lit(1.0))
    return entries(values, {f"type_{kind}": label for kind, label in labels.items()})
