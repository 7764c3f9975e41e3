"""Anomalies that take several rows or files to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from reelkin.inspection.kinds.kind import Limits, after, join_kind
from reelkin.inspection.kinds.titles import SERIES_TYPES
from reelkin.inspection.staging import PERSON, TITLE, collect, number, person_id, title_id

if TYPE_CHECKING:
    from reelkin.inspection.staging import Staging

FEWEST_FOR_FENCE = 20
"""Of fewer titles nobody can say which is far out."""

_NO_WEIGHT = pl.lit(None, dtype=pl.Float64).alias("weight")


@join_kind(
    "title.ratings",
    "Votes far above all others",
    "Beyond Tukey's outer fence (three quartile distances above the upper quartile) even on a logarithmic scale: "
    "what everybody has seen, or a wrong number.",
)
def votes_far_above(staging: Staging, _: Limits) -> pl.LazyFrame:
    """Votes beyond the outer fence of their logarithms."""
    votes = staging.scan("title.ratings").filter(pl.col("numVotes") > 0)
    size = pl.col("numVotes").cast(pl.Float64).log10()
    quartiles = votes.select(low=size.quantile(0.25), high=size.quantile(0.75), titles=pl.len())
    low, high, titles = collect(quartiles).row(0)
    fence = high + 3 * (high - low) if titles >= FEWEST_FOR_FENCE else float("inf")
    detail = pl.format("{} votes", "numVotes")
    return votes.filter(size > fence).select(
        id="tconst", detail=detail, weight=pl.col("numVotes").cast(pl.Float64)
    )


@join_kind(
    "title.ratings",
    "Rated before it began",
    "Votes for what begins after the day of the snapshot: hopes, or a wrong year.",
)
def rated_before_start(staging: Staging, limits: Limits) -> pl.LazyFrame:
    """A title that begins after the snapshot, and has votes."""
    ratings = staging.scan("title.ratings").select(number("tconst", TITLE), "numVotes")
    future = staging.scan("title.basics").filter(after(limits.year, "startYear"))
    rated = future.select("startYear", number("tconst", TITLE)).join(ratings, on=TITLE, how="inner")
    detail = pl.format("{}, {} votes", "startYear", "numVotes")
    return rated.select(id=title_id(), detail=detail, weight=pl.col("numVotes").cast(pl.Float64))


@join_kind(
    "title.basics",
    "Same title, year and type twice",
    "Two works by coincidence, or one work entered twice; episodes aside, whose names repeat by nature.",
)
def title_twice(staging: Staging, _: Limits) -> pl.LazyFrame:
    """Titles, no episodes, that share name, year and type with another; each of them counts."""
    same = ["titleType", "startYear", "primaryTitle"]
    titles = staging.scan("title.basics").filter(
        (pl.col("titleType") != "tvEpisode") & pl.all_horizontal(pl.col(same).is_not_null())
    )
    # A hash first: it needs a fraction of the memory of the names, and what collides is told apart below.
    hashed = titles.with_columns(key=pl.struct(same).hash())
    often = collect(hashed.group_by("key").len().filter(pl.col("len") > 1).select("key"))
    suspects = collect(hashed.join(often.lazy(), on="key", how="semi").select("tconst", *same))
    twins = pl.col("tconst").sort().over(same, mapping_strategy="join")
    found = suspects.with_columns(twins=twins).filter(pl.col("twins").list.len() > 1)
    others = (
        pl.col("twins").list.set_difference(pl.concat_list("tconst")).list.sort().list.head(3).list.join(", ")
    )
    detail = pl.format("{}, {}, also {}", "titleType", "startYear", others)
    return found.lazy().select(id="tconst", detail=detail, weight=_NO_WEIGHT)


@join_kind("title.episode", "Episode of what is no series", "Its parent is of another type.")
def parent_no_series(staging: Staging, _: Limits) -> pl.LazyFrame:
    """An episode whose parent is there, and is no series; itself aside."""
    others = staging.scan("title.basics").filter(~pl.col("titleType").is_in(SERIES_TYPES))
    found = _episodes(staging).join(
        others.select("titleType", number("tconst", "parent")), on="parent", how="inner"
    )
    detail = pl.format("of {}, a {}", title_id("parent"), "titleType")
    return found.select(id=title_id(), detail=detail, weight=_NO_WEIGHT)


def _episodes(staging: Staging) -> pl.LazyFrame:
    """Episodes and their parents by number, those aside that are their own."""
    episodes = staging.scan("title.episode").filter(pl.col("tconst") != pl.col("parentTconst"))
    return episodes.select(number("tconst", TITLE), number("parentTconst", "parent"))


@join_kind(
    "title.episode",
    "Listed as an episode, typed otherwise",
    "Its row in title.basics says it is something else.",
)
def episode_of_other_type(staging: Staging, _: Limits) -> pl.LazyFrame:
    """A title with a series, whose type is not that of an episode."""
    others = staging.scan("title.basics").filter(pl.col("titleType") != "tvEpisode")
    found = _episodes(staging).join(
        others.select("titleType", number("tconst", TITLE)), on=TITLE, how="inner"
    )
    return found.select(id=title_id(), detail="titleType", weight=_NO_WEIGHT)


@join_kind("title.akas", "Several original titles", "One title is flagged as the original more than once.")
def several_original_titles(staging: Staging, _: Limits) -> pl.LazyFrame:
    """A title with more than one row flagged as its original title."""
    originals = staging.scan("title.akas").filter(pl.col("isOriginalTitle")).select(number("titleId", TITLE))
    often = originals.group_by(TITLE).agg(rows=pl.len()).filter(pl.col("rows") > 1)
    return often.select(
        id=title_id(), detail=pl.format("{} rows", "rows"), weight=pl.col("rows").cast(pl.Float64)
    )


@join_kind(
    "title.principals", "Credited before birth", "The person, the birth year or the title's year is wrong."
)
def credited_before_birth(staging: Staging, _: Limits) -> pl.LazyFrame:
    """A principal of a title that began before the year of the principal's birth; once a title and person."""
    first_year = collect(staging.scan("title.basics").select(pl.col("startYear").min())).item()
    born = staging.scan("name.basics").filter(pl.col("birthYear") > (first_year or 0))
    aged = (
        staging.scan("title.principals")
        .select(number("tconst", TITLE), number("nconst", PERSON))
        .join(born.select(number("nconst", PERSON), "birthYear"), on=PERSON, how="inner")
    )
    titles = staging.scan("title.basics").filter(pl.col("startYear").is_not_null())
    dated = aged.join(titles.select(number("tconst", TITLE), "startYear"), on=TITLE, how="inner")
    found = dated.filter(pl.col("startYear") < pl.col("birthYear")).unique([TITLE, PERSON])
    detail = pl.format("{}, {} born {}", "startYear", person_id(), "birthYear")
    early = (pl.col("birthYear") - pl.col("startYear")).cast(pl.Float64)
    return found.select(id=title_id(), detail=detail, weight=early)


ACROSS_KINDS = (
    votes_far_above,
    rated_before_start,
    title_twice,
    parent_no_series,
    episode_of_other_type,
    several_original_titles,
    credited_before_birth,
)
