"""Anomalies that one row of title.ratings, title.episode, title.crew or title.akas shows."""

from __future__ import annotations

import polars as pl

from reelkin.inspection.kinds.kind import Limits, blank, control_characters, row_kind

RATINGS, EPISODES, CREW, AKAS = "title.ratings", "title.episode", "title.crew", "title.akas"
FEWEST_VOTES = 5
"""IMDb shows no rating from fewer."""
MANY_DIRECTORS = 50

_RATING = pl.format("{} from {} votes", pl.col("averageRating").cast(pl.Float64).round(1), "numVotes")
_DIRECTORS = pl.col("directors").str.count_matches(",", literal=True) + 1
_REGION = pl.col("region").fill_null("no region")


@row_kind(
    RATINGS,
    "Rated 10.0 by few",
    "The highest rating there is, from few: friends of the house. A Bayesian mean draws it back.",
    _RATING,
    pl.col("numVotes"),
)
def perfect_by_few(limits: Limits) -> pl.Expr:
    """The highest rating there is, from few votes."""
    return (pl.col("averageRating") >= 10) & (pl.col("numVotes") < limits.few_votes)


@row_kind(RATINGS, "Rated 1.0 by few", "The lowest rating there is, from few.", _RATING, pl.col("numVotes"))
def worst_by_few(limits: Limits) -> pl.Expr:
    """The lowest rating there is, from few votes."""
    return (pl.col("averageRating") <= 1) & (pl.col("numVotes") < limits.few_votes)


@row_kind(RATINGS, "Rated by fewer than five", "IMDb shows a rating from five votes on.", _RATING)
def fewer_than_five_votes(_: Limits) -> pl.Expr:
    """Fewer votes than it takes to be shown a rating."""
    return pl.col("numVotes") < FEWEST_VOTES


@row_kind(EPISODES, "Episode that is its own series", "A circle: it belongs to no series.")
def own_parent(_: Limits) -> pl.Expr:
    """A title that names itself as its series."""
    return pl.col("tconst") == pl.col("parentTconst")


@row_kind(
    CREW,
    "More than 50 directors",
    "A compilation, or a list that belongs elsewhere; it says little of any of them.",
    pl.format("{} directors", _DIRECTORS),
    _DIRECTORS,
)
def crowd_of_directors(_: Limits) -> pl.Expr:
    """More directors than a set holds."""
    return _DIRECTORS > MANY_DIRECTORS


@row_kind(AKAS, "Empty alternate title", "A row that adds a region or a language, and no title.", _REGION)
def alternate_title_empty(_: Limits) -> pl.Expr:
    """No alternate title, or one of blanks."""
    return blank("title")


@row_kind(
    AKAS,
    "Control characters in an alternate title",
    "They print nothing, and break tables and terminals.",
    _REGION,
)
def control_characters_in_alternate_title(_: Limits) -> pl.Expr:
    """Characters that print nothing."""
    return control_characters("title")


OTHER_KINDS = (
    perfect_by_few,
    worst_by_few,
    fewer_than_five_votes,
    own_parent,
    crowd_of_directors,
    alternate_title_empty,
    control_characters_in_alternate_title,
)
