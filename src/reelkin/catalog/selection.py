"""Which rows of title.basics become titles of the catalogue, and which of those the model holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from reelkin.settings import MODEL_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.catalog.engine import Frame
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.settings import Settings

OUTSIDE = ("kind", "untitled", "adult")
"""What keeps a row of title.basics out of the catalogue altogether."""
LEFT_OUT = ("type", "year", "unrated", "votes")
"""What keeps a title of the catalogue out of the model, as `left_out_by` says it."""
VERDICTS = (*OUTSIDE, *LEFT_OUT)
"""In the order they are asked; the first that applies counts."""
_NEVER = nw.lit(value=False)


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


def outside(basics: Frame, chosen: Thresholds) -> Frame:
    """Every row of title.basics with a `verdict`: the first of OUTSIDE that applies, or null."""
    rules = {
        "kind": ~nw.col("titleType").is_in(chosen.kinds),
        "untitled": nw.col("primaryTitle").is_null() & nw.col("originalTitle").is_null(),
        # IMDb flags most adult titles, and gives the genre to some that it does not flag.
        "adult": _NEVER if chosen.adult else nw.col("isAdult") | nw.col("genres").str.contains(r"\bAdult\b"),
    }
    return basics.with_columns(verdict=_first(rules, OUTSIDE))


def left_out(inside: Frame, ratings: Frame, chosen: Thresholds) -> Frame:
    """The titles of the catalogue with their rating and `left_out_by`: the first of LEFT_OUT that applies, or null.

    Args:
        inside: the rows of `outside` that have no verdict.
        ratings: rows of title.ratings; those of no title go nowhere.
        chosen: the thresholds.
    """
    rules = {
        "type": ~nw.col("titleType").is_in(chosen.types),
        "year": _outside_years(chosen),
        "unrated": _NEVER if chosen.unrated else nw.col("numVotes").is_null(),
        "votes": nw.col("numVotes") < chosen.min_votes,
    }
    return inside.join(ratings, on="tconst", how="left").with_columns(left_out_by=_first(rules, LEFT_OUT))


def _first(rules: Mapping[str, nw.Expr], order: Sequence[str]) -> nw.Expr:
    """The name of the first rule that is true; what is not known is not true."""
    verdict = nw.lit(None, nw.String)
    for name in reversed(order):
        verdict = nw.when(rules[name].fill_null(value=False)).then(nw.lit(name)).otherwise(verdict)
    return verdict


def _outside_years(chosen: Thresholds) -> nw.Expr:
    """A title without a year is outside of any bound that is set."""
    beyond = _NEVER
    year = nw.col("startYear")
    if chosen.first_year is not None:
        beyond = beyond | (year < chosen.first_year).fill_null(value=True)
    if chosen.last_year is not None:
        beyond = beyond | (year > chosen.last_year).fill_null(value=True)
    return beyond
