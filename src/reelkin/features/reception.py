"""Reception: how many rated a title and how high, only as its place among the titles of this catalogue."""

from __future__ import annotations

import math

import polars as pl

from reelkin.features.bumps import hats
from reelkin.features.entries import Entries, Source, entries

# Percentiles, times ten, at which a bump is highest, and how they read. They crowd at the top: of what people
# like, half lies in the 4 % of titles with most votes.
VOTES = {
    0: "with few votes",
    500: "with a middling number of votes",
    750: "with more votes than most",
    900: "in the top 10% by votes",
    950: "in the top 5% by votes",
    980: "in the top 2% by votes",
    990: "in the top 1% by votes",
    997: "in the top 0.3% by votes",
    999: "among the most voted",
}
RATINGS = {
    0: "among the lowest rated",
    100: "in the bottom 10% by rating",
    250: "rated below the middle",
    500: "rated in the middle",
    750: "rated above the middle",
    900: "in the top 10% by rating",
    970: "in the top 3% by rating",
    990: "among the highest rated",
}


def reception(source: Source) -> Entries:
    """The two bumps beside a title's percentile, for votes and for the Bayesian rating; each pair adds up to 1.

    A percentile is the share of the rated titles below, ties counted half, so neither the unit nor the size of
    the votes matters: all votes × 0.001 give the same columns. Unrated titles have no values. Between two
    bumps the share of titles above counts on a logarithmic scale: from 1 in 100 to 1 in 1,000 is as far as
    from 1 in 10 to 1 in 100.
    """
    votes = _places(source.titles, "num_votes", "votes", VOTES)
    ratings = _places(source.titles, "bayesian_rating", "rating", RATINGS)
    labels = {**_names("votes", VOTES), **_names("rating", RATINGS)}
    return entries(pl.concat([votes, ratings]), labels)


def percentile(values: pl.Expr) -> pl.Expr:
    """Share of the known values below each, ties counted half; above 0, below 1; null stays null."""
    return (values.rank("average") - 0.5) / values.count()


def _places(titles: pl.DataFrame, column: str, prefix: str, knots: dict[int, str]) -> pl.DataFrame:
    places = titles.select("row", value=-(1.0 - percentile(pl.col(column))).log10())
    names = list(_names(prefix, knots))
    heights = tuple(-math.log10(1.0 - knot / 1000) for knot in knots)
    return hats(places, heights).select(
        "row", "value", name=pl.col("knot").replace_strict(list(range(len(names))), names)
    )


def _names(prefix: str, knots: dict[int, str]) -> dict[str, str]:
    return {f"{prefix}_{knot:03}": words for knot, words in knots.items()}
