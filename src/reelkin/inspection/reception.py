"""Ratings and votes, and whether more votes come with higher ratings."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.distributions import highest

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST_TITLES = 30
"""Groups of fewer titles get no correlation of their own."""
Z_95 = 1.959964
"""Half the width of a 95 % interval, in standard errors."""


def rating_counts(rated: pl.DataFrame) -> pl.DataFrame:
    """Titles by type and rating: type, rating (to one decimal), titles."""
    tenths = pl.col("rating").cast(pl.Float64).round(1)
    return rated.group_by("type", rating=tenths).agg(titles=pl.len().cast(pl.Int64)).sort("type", "rating")


def rating_quartiles(rated: pl.DataFrame, by: str) -> pl.DataFrame:
    """Ratings by group: `by`, titles, low (lower quartile), median, high (upper); groups of `FEWEST_TITLES` or more."""
    table = rated.drop_nulls(by).group_by(by).agg(titles=pl.len().cast(pl.Int64), **_quartiles())
    return table.filter(pl.col("titles") >= FEWEST_TITLES).sort("titles", by, descending=[True, False])


def _quartiles() -> dict[str, pl.Expr]:
    rating = pl.col("rating").cast(pl.Float64)
    parts = {"low": 0.25, "median": 0.5, "high": 0.75}
    return {name: rating.quantile(at, "linear").round(3) for name, at in parts.items()}


def vote_bins(rated: pl.DataFrame) -> pl.DataFrame:
    """Ratings by number of votes, in steps of 1, 2, 5, 10, …: first_votes, last_votes, titles, low, median, high."""
    top = highest(rated["votes"])
    edges = [0, *(edge for edge in _one_two_five() if edge <= top)]
    start = pl.col("votes") * 0
    for edge in edges[1:]:
        start = pl.when(pl.col("votes") >= edge).then(pl.lit(edge)).otherwise(start)
    table = rated.group_by(first_votes=start.cast(pl.Int64)).agg(
        titles=pl.len().cast(pl.Int64), **_quartiles()
    )
    last = {edge: follower - 1 for edge, follower in zip(edges, [*edges[1:], top + 1], strict=True)}
    table = table.with_columns(last_votes=pl.col("first_votes").replace_strict(last, return_dtype=pl.Int64))
    return table.select("first_votes", "last_votes", "titles", "low", "median", "high").sort("first_votes")


def _one_two_five() -> list[int]:
    return [step * 10**power for power in range(10) for step in (1, 2, 5)]


def vote_shares(rated: pl.DataFrame) -> dict[str, float]:
    """How unevenly votes fall: the share of all votes that the most voted 1 % and 10 % of titles hold, and the median."""
    votes = rated["votes"].sort(descending=True)
    total = int(votes.sum())
    if not total:
        return {}
    return {
        "median": float(votes.median() or 0),  # type: ignore[arg-type]
        "top_1_percent": int(votes.head(math.ceil(len(votes) / 100)).sum()) / total,
        "top_10_percent": int(votes.head(math.ceil(len(votes) / 10)).sum()) / total,
    }


def density(rated: pl.DataFrame) -> pl.DataFrame:
    """Titles by votes (sixths of a power of ten) and rating (fifths of a point): votes_step, rating_step, titles.

    A cell begins at 10 ** (votes_step / 6) votes and at a rating of rating_step / 5: two tenths each, so that ratings
    given to one decimal make no stripes.
    """
    votes_step = (
        (pl.col("votes").clip(lower_bound=1).cast(pl.Float64).log10() * 6 + 1e-9).floor().cast(pl.Int32)
    )
    rating_step = (pl.col("rating") * 5 + 1e-4).floor().cast(pl.Int32)
    cells = rated.group_by(votes_step=votes_step, rating_step=rating_step).agg(titles=pl.len().cast(pl.Int64))
    return cells.sort("votes_step", "rating_step")


def spearman(rated: pl.DataFrame) -> dict[str, float | int | None]:
    """Spearman's rank correlation of votes and rating: titles, rho, low, high (95 %); None where it is not defined.

    The interval is Fisher's z with the standard error of Bonett and Wright (2000), Psychometrika 65:23-28.
    """
    ranked = rated.select(pl.col("votes").rank(), pl.col("rating").rank())
    rho = ranked.select(pl.corr("votes", "rating")).item() if len(ranked) > 1 else None
    return _with_interval(len(rated), rho)


def _with_interval(titles: int, rho: float | None, groups: int = 1) -> dict[str, float | int | None]:
    if rho is None or math.isnan(rho) or titles < 10 or titles - groups < 3:
        return {"titles": titles, "rho": None, "low": None, "high": None}
    rho = min(max(rho, -1.0), 1.0)
    z = math.atanh(min(max(rho, -1 + 1e-12), 1 - 1e-12))
    error = Z_95 * math.sqrt((1 + rho**2 / 2) / (titles - groups - 2))
    return {
        "titles": titles,
        "rho": round(rho, 4),
        "low": round(math.tanh(z - error), 4),
        "high": round(math.tanh(z + error), 4),
    }


def spearman_by(rated: pl.DataFrame, by: str) -> pl.DataFrame:
    """`spearman` within each group of at least `FEWEST_TITLES` titles: group, titles, rho, low, high; in order of `by`."""
    ranks = [pl.col(name).rank().over(by).alias(name) for name in ("votes", "rating")]
    table = (
        rated.drop_nulls(by)
        .select(by, *ranks)
        .group_by(by)
        .agg(titles=pl.len().cast(pl.Int64), rho=pl.corr("votes", "rating"))
    )
    rows = list(_group_rows(table.filter(pl.col("titles") >= FEWEST_TITLES).sort(by)))
    schema = {
        "group": pl.String,
        "titles": pl.Int64,
        "rho": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _group_rows(table: pl.DataFrame) -> Iterator[tuple[object, ...]]:
    for group, titles, rho in table.iter_rows():
        found = _with_interval(titles, rho)
        if found["rho"] is not None:
            yield str(group), titles, found["rho"], found["low"], found["high"]


def spearman_within(rated: pl.DataFrame) -> dict[str, float | int | None]:
    """The correlation among titles of the same type and year: votes and rating ranked within each such group.

    Ranks are centred within their group, groups of fewer than ten titles left out, then correlated over all titles;
    every group costs the interval one degree of freedom.
    """
    known = rated.drop_nulls("year").filter(pl.len().over("type", "year") >= 10)
    centred = [
        ((pl.col(name).rank() - pl.col(name).rank().mean()) / pl.len()).over("type", "year").alias(name)
        for name in ("votes", "rating")
    ]
    ranked = known.select(centred)
    rho = ranked.select(pl.corr("votes", "rating")).item() if len(ranked) > 1 else None
    return _with_interval(len(ranked), rho, known.select("type", "year").n_unique())


def with_decade(rated: pl.DataFrame) -> pl.DataFrame:
    """`rated` with a column `decade` (the decade's first year); null where the year is."""
    return rated.with_columns(decade=pl.col("year") // 10 * 10)
