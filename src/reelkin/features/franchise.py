"""Franchise: one column for each series of films that belong together."""

from __future__ import annotations

import polars as pl

from reelkin.features.entries import Entries, Source, entries


def franchise(source: Source) -> Entries:
    """1 for the franchise a title is in."""
    named = source.franchises.sort("franchise").with_columns(name=pl.lit("franchise_") + pl.col("franchise"))
    members = source.titles.select("row", "tconst").join(named, on="tconst")
    labels = dict(named.select("name", "label").unique(maintain_order=True).iter_rows())
    return entries(members.select("row", "name", value=pl.lit(1.0)), labels)
