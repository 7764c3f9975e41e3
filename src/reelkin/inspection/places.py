"""Languages and regions of the alternate titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.staging import collect

if TYPE_CHECKING:
    from reelkin.inspection.staging import Staging


def regions(staging: Staging) -> pl.DataFrame:
    """Alternate titles by region, most first: code (null where the row has none), alternate_titles."""
    return _by(staging, "region")


def languages(staging: Staging) -> pl.DataFrame:
    """Alternate titles by language, most first: code (null where the row has none), alternate_titles."""
    return _by(staging, "language")


def _by(staging: Staging, column: str) -> pl.DataFrame:
    rows = staging.scan("title.akas").group_by(code=column).agg(alternate_titles=pl.len().cast(pl.Int64))
    return collect(rows).sort("alternate_titles", "code", descending=[True, False], nulls_last=True)
