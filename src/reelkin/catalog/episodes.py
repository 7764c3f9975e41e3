"""Episodes, and what they add to their series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog.exact import THOUSANDTHS, thousandths

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame


def episodes(listed: Frame, ratings: Frame, titles: Frame) -> Frame:
    """The table `episodes`: those whose series is in `titles`.

    Args:
        listed: rows of title.episode.
        ratings: rows of title.ratings.
        titles: with a column tconst, the catalogue's titles.
    """
    parents = titles.select(parentTconst=nw.col("tconst"))
    return (
        listed.join(parents, on="parentTconst", how="semi")
        .join(ratings, on="tconst", how="left")
        .select(
            tconst=nw.col("tconst"),
            parent_tconst=nw.col("parentTconst"),
            season_number=nw.col("seasonNumber"),
            episode_number=nw.col("episodeNumber"),
            average_rating=nw.col("averageRating"),
            num_votes=nw.col("numVotes"),
        )
    )


def rolled_up(episodes: Frame) -> Frame:
    """One row for each series: how many episodes, how many rated, their mean rating and its spread.

    Columns: tconst (the series), num_episodes, num_rated_episodes, episode_rating_mean (weighted by votes),
    episode_rating_spread (the sample standard deviation s = √((n·Σr² - (Σr)²) / (n·(n - 1))), null under two rated
    episodes). The sums are of whole numbers, so they do not depend on the order of the rows.
    """
    rating = thousandths("average_rating")
    sums = (
        episodes.with_columns(rating=rating, votes=nw.col("num_votes").cast(nw.Int64))
        .with_columns(square=nw.col("rating") * nw.col("rating"), weighed=nw.col("rating") * nw.col("votes"))
        .group_by("parent_tconst")
        .agg(
            num_episodes=nw.len(),
            rated=nw.col("rating").count(),
            ratings=nw.col("rating").sum(),
            squares=nw.col("square").sum(),
            weighed=nw.col("weighed").sum(),
            votes=nw.col("votes").sum(),
        )
    )
    return sums.select(
        tconst=nw.col("parent_tconst"),
        num_episodes=nw.col("num_episodes").cast(nw.Int32),
        num_rated_episodes=nw.col("rated").cast(nw.Int32),
        episode_rating_mean=_mean(),
        episode_rating_spread=_spread(),
    )


def _mean() -> nw.Expr:
    votes = nw.col("votes").cast(nw.Float64)
    mean = nw.col("weighed").cast(nw.Float64) / votes / THOUSANDTHS
    return nw.when(votes > 0).then(mean).otherwise(nw.lit(None)).cast(nw.Float32)


def _spread() -> nw.Expr:
    n = nw.col("rated").cast(nw.Int64)
    above = n * nw.col("squares") - nw.col("ratings") * nw.col("ratings")
    spread = (above.cast(nw.Float64) / (n * (n - 1)).cast(nw.Float64)).sqrt() / THOUSANDTHS
    return nw.when(n > 1).then(spread).otherwise(nw.lit(None)).cast(nw.Float32)
