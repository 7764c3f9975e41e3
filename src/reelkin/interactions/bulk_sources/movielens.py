"""MovieLens: ratings.csv by MovieLens' own ids, and links.csv from those to IMDb's. Every release since 2015 has both."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.interactions.bulk_sources.parts import Parts, collect, scan_text, sift, tconst_of
from reelkin.interactions.scale import STARS
from reelkin.interactions.sheets import column_key

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "MovieLens"
RATINGS = {"userid", "movieid", "rating"}
LINKS = {"movieid", "imdbid"}


def read(ratings: Path, links: Path) -> Parts:
    """The ratings, each with the IMDb id of its film."""
    given = _keyed(scan_text(ratings))
    films = _keyed(scan_text(links)).select("movieid", tconst=tconst_of(pl.col("imdbid")))
    ids = collect(films, links).unique("movieid", keep="first", maintain_order=True)
    when = pl.col("timestamp") if "timestamp" in given.collect_schema() else pl.lit(None, pl.String)
    frame = given.select(
        "movieid",
        person=pl.col("userid"),
        rating=pl.col("rating").cast(pl.Float64, strict=False),
        timestamp=when.cast(pl.Int64, strict=False),
    ).join(ids.lazy(), on="movieid", how="left", maintain_order="left")
    return sift(frame, ratings, f"{SOURCE} ({ratings.parent.name})", STARS)


def _keyed(frame: pl.LazyFrame) -> pl.LazyFrame:
    return frame.rename(column_key)
