"""Where a title comes from: its original language and its region of origin, where they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.catalog.language_names import LANGUAGES
from reelkin.catalog.region_names import REGIONS
from reelkin.features.entries import Entries, Source, entries

if TYPE_CHECKING:
    from collections.abc import Callable

MIN_TITLES = 3
"""A language or a region of fewer titles has too little to say."""


def language(source: Source) -> Entries:
    """1 for a title's original language; none where unknown. Languages of fewer than `MIN_TITLES` titles are left out."""
    return _one_of(source.titles, "original_language", "language_", language_label)


def region(source: Source) -> Entries:
    """1 for a title's region of origin; none where unknown. Regions of fewer than `MIN_TITLES` titles are left out."""
    return _one_of(source.titles, "original_region", "region_", region_label)


def language_label(code: str) -> str:
    """`fr` reads "French"; a code without a known name stands for itself."""
    return LANGUAGES.get(code.lower(), f"in language {code}")


def region_label(code: str) -> str:
    """`FR` reads "from France"; a code without a known name stands for itself."""
    return f"from {REGIONS.get(code.upper(), f'region {code}')}"


def _one_of(titles: pl.DataFrame, column: str, prefix: str, label: Callable[[str], str]) -> Entries:
    known = titles.select("row", code=pl.col(column).cast(pl.String)).filter(pl.col("code").is_not_null())
    often = known.filter(pl.len().over("code") >= MIN_TITLES)
    codes = sorted(often.get_column("code").unique())
    name = pl.lit(prefix) + pl.col("code").str.to_lowercase()
    values = often.select("row", name=name, value=pl.lit(1.0))
    return entries(values, {prefix + code.lower(): label(code) for code in codes})
