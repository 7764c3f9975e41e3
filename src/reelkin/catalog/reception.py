"""The Bayesian rating: what people thought of a title, drawn towards the mean where few of them voted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.catalog import engine
from reelkin.catalog.exact import THOUSANDTHS, thousandths

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame

VOTES_QUANTILE = 0.5
"""Where among the model's titles the votes are read off that count as much as the mean does."""


@dataclass(frozen=True)
class RatingConstants:
    """The two constants of the Bayesian rating; None where the model has no rated title."""

    mean_rating: float | None
    """C: the mean of the ratings of the model's titles."""
    votes: float | None
    """m: the quantile `VOTES_QUANTILE` of their votes."""


def rating_constants(model: Frame) -> RatingConstants:
    """C and m over the titles of the model (columns averageRating, numVotes; unrated ones do not count)."""
    rated = model.filter(~nw.col("averageRating").is_null())
    found = engine.rows(
        rated.select(
            ratings=thousandths("averageRating").sum(),
            votes=nw.col("numVotes").quantile(VOTES_QUANTILE, interpolation="linear"),
            titles=nw.len(),
        )
    )[0]
    if not found["titles"]:
        return RatingConstants(None, None)
    return RatingConstants(found["ratings"] / found["titles"] / THOUSANDTHS, float(found["votes"]))


def bayesian_rating(constants: RatingConstants) -> nw.Expr:
    """The rating (v·R + m·C) / (v + m), null for an unrated title.

    R is averageRating and v numVotes; C and m are `constants`. m titles' worth of the mean are mixed in, so a title
    with v = m votes stands half-way between its own rating and the mean. m is a quantile of the votes: were every
    vote count multiplied by the same number, no Bayesian rating would change.
    """
    if constants.mean_rating is None or constants.votes is None:
        return nw.lit(None, nw.Float32)
    rating = nw.col("averageRating").cast(nw.Float64)
    votes = nw.col("numVotes").cast(nw.Float64)
    weight = votes + constants.votes
    drawn = (votes * rating + constants.votes * constants.mean_rating) / weight
    # Zero votes against a quantile of zero leave nothing to weigh.
    return nw.when(weight > 0).then(drawn).otherwise(rating).cast(nw.Float32)
