"""Which rows of title.basics become titles of the catalogue, and which of those the model holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.settings import MODEL_TYPES

if TYPE_CHECKING:
    from reelkin.catalog.engine import Frame
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.settings import Settings

OUTSIDE = ("kind", "untitled", "adult")
"""What keeps a row of title.basics out of the catalogue altogether."""
LEFT_OUT = ("type", "year", "unrated", "votes")
"""What keeps a title of the catalogue out of the model, as `left_out_by` says it."""
VERDICTS = (*OUTSIDE, *LEFT_OUT)
"""In the order they are asked; the first that applies counts."""


@dataclass(frozen=True)
class Thresholds:
    """The choices of Settings, with the source's own default filled in."""

    kinds: tuple[str, ...]
    """Title types of the catalogue."""
    types: tuple[str, ...]
    """Title types of the model."""
    adult: bool
    min_votes: int
    unrated: bool
    first_year: int | None
    last_year: int | None


def thresholds(snapshot: Snapshot, settings: Settings) -> Thresholds:
    """The thresholds in force: `min_votes` is the snapshot's where Settings do not say."""
    min_votes = snapshot.default_min_votes if settings.min_votes is None else settings.min_votes
    return Thresholds(
        kinds=tuple(dict.fromkeys((*MODEL_TYPES, *settings.types))),
        types=tuple(settings.types),
        adult=settings.adult,
        min_votes=min_votes,
        unrated=settings.unrated,
        first_year=settings.first_year,
        last_year=settings.last_year,
    )


def judged(basics: Frame, ratings: Frame, chosen: Thresholds) -> Frame:
    """Every row of title.basics with its rating and a `verdict`: the first of VERDICTS that applies, or null.

    Args:
        basics: rows of title.basics, under IMDb's own column names.
        ratings: rows of title.ratings; those without a row in `basics` go nowhere.
        chosen: the thresholds.
    """
    verdict = nw.lit(None, nw.String)
    for name in reversed(VERDICTS):
        verdict = nw.when(_rules(chosen)[name].fill_null(value=False)).then(nw.lit(name)).otherwise(verdict)
    return basics.join(ratings, on="tconst", how="left").with_columns(verdict=verdict)


def _rules(chosen: Thresholds) -> dict[str, nw.Expr]:
    never = nw.lit(value=False)
    return {
        "kind": ~nw.col("titleType").is_in(chosen.kinds),
        "untitled": nw.col("primaryTitle").is_null() & nw.col("originalTitle").is_null(),
        # IMDb flags most adult titles, and gives the genre to some that it does not flag.
        "adult": never if chosen.adult else nw.col("isAdult") | nw.col("genres").str.contains(r"\bAdult\b"),
        "type": ~nw.col("titleType").is_in(chosen.types),
        "year": _outside_years(chosen),
        "unrated": never if chosen.unrated else nw.col("numVotes").is_null(),
        "votes": nw.col("numVotes") < chosen.min_votes,
    }


def _outside_years(chosen: Thresholds) -> nw.Expr:
    """A title without a year is outside of any bound that is set."""
    outside = nw.lit(value=False)
    year = nw.col("startYear")
    if chosen.first_year is not None:
        outside = outside | (year < chosen.first_year).fill_null(value=True)
    if chosen.last_year is not None:
        outside = outside | (year > chosen.last_year).fill_null(value=True)
    return outside
