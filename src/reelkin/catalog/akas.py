"""The tables `alternate_titles` and `regions`, from title.akas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame


def of_titles(akas: Frame, kept: Frame) -> Frame:
    """The rows of title.akas that name a title of the catalogue.

    Args:
        akas: rows of title.akas; those without a title name nothing.
        kept: with a column tconst, the catalogue's titles.
    """
    rows = akas.filter(~nw.col("title").is_null()).drop("ordering").rename({"titleId": "tconst"})
    return rows.join(kept.select("tconst"), on="tconst", how="semi")


def alternate_titles(named: Frame, kept: Frame) -> Frame:
    """The table `alternate_titles`: what a title is called other than by its primary and its original title.

    Titles that differ in case alone are one title; of several spellings the first in the order of the alphabet stays.

    Args:
        named: from `of_titles`.
        kept: the titles they name (tconst, primaryTitle, originalTitle).
    """
    own = kept.select(
        "tconst",
        primary=nw.col("primaryTitle").str.to_lowercase(),
        original=nw.col("originalTitle").str.to_lowercase(),
    )
    lower = named.with_columns(lower=nw.col("title").str.to_lowercase()).join(own, on="tconst", how="inner")
    others = lower.filter(nw.col("lower") != nw.col("primary"), nw.col("lower") != nw.col("original"))
    once = others.group_by("tconst", "region", "language", "lower").agg(title=nw.col("title").min())
    return once.select("tconst", "title", "region", "language")


def regions(named: Frame, model: Frame) -> Frame:
    """The table `regions`: where each of the model's titles has how many different titles.

    Args:
        named: from `of_titles`; rows without a region do not count.
        model: with a column tconst, the model's titles.
    """
    placed = named.filter(~nw.col("region").is_null()).join(model, on="tconst", how="semi")
    here = placed.select("tconst", "region", "title").unique(["tconst", "region", "title"])
    counted = here.group_by("tconst", "region").agg(num_titles=nw.len())
    return counted.with_columns(nw.col("num_titles").cast(nw.Int32))
