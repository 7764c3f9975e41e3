"""The table `titles`: numbers from text, lists split, nulls filled, and what other rules derived joined on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog import selection
from reelkin.catalog.reception import bayesian_rating
from reelkin.tables import TITLES

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame
    from reelkin.catalog.reception import RatingConstants
    from reelkin.catalog.selection import Thresholds

NO_STRINGS = nw.lit([], nw.List(nw.String))


def kept(basics: Frame, ratings: Frame, chosen: Thresholds) -> Frame:
    """Of the rows of title.basics those of the catalogue, with their rating and `left_out_by` (`selection.left_out`).

    An absent primary or original title is the other one. Columns have IMDb's names still.
    """
    inside = selection.outside(basics, chosen).filter(nw.col("verdict").is_null())
    primary, original = nw.col("primaryTitle"), nw.col("originalTitle")
    named = inside.select(
        "tconst",
        "titleType",
        "startYear",
        "endYear",
        "runtimeMinutes",
        "genres",
        primaryTitle=nw.coalesce(primary, original),
        originalTitle=nw.coalesce(original, primary),
    )
    return selection.left_out(named, ratings, chosen)


def titles(kept: Frame, series: Frame, origins: Frame, constants: RatingConstants) -> Frame:
    """The table `titles`.

    Args:
        kept: from `kept`.
        series: one row for each series that has episodes, from `episodes.rolled_up`.
        origins: tconst, original_language, original_region, for the titles where either is known.
        constants: of the Bayesian rating.
    """
    joined = kept.join(series, on="tconst", how="left").join(origins, on="tconst", how="left")
    runtime = nw.col("runtimeMinutes")
    named = joined.with_columns(
        title_type=nw.col("titleType"),
        primary_title=nw.col("primaryTitle"),
        original_title=nw.col("originalTitle"),
        start_year=nw.col("startYear"),
        end_year=nw.col("endYear"),
        runtime_minutes=nw.when(runtime > 0).then(runtime),
        genres=split("genres"),
        average_rating=nw.col("averageRating"),
        num_votes=nw.col("numVotes"),
        bayesian_rating=bayesian_rating(constants),
        num_episodes=nw.col("num_episodes").fill_null(0).cast(nw.Int32),
        num_rated_episodes=nw.col("num_rated_episodes").fill_null(0).cast(nw.Int32),
    )
    return named.select(*TITLES.column_names)


def split(column: str) -> nw.Expr:
    """A comma-separated list as a list of strings; null is the empty list."""
    return nw.col(column).str.split(",").fill_null(NO_STRINGS)
