"""Anomalies that one row of name.basics shows."""

from __future__ import annotations

import polars as pl

from reelkin.inspection.kinds.kind import (
    Limits,
    after,
    blank,
    control_characters,
    misread_characters,
    row_kind,
)

NAMES = "name.basics"
OLDEST_AGE = 120

_LIFE = pl.format("{} to {}", "birthYear", "deathYear")


@row_kind(NAMES, "Died before birth", "One of the two years is wrong.", _LIFE)
def death_before_birth(_: Limits) -> pl.Expr:
    """A year of death before that of birth."""
    return pl.col("deathYear") < pl.col("birthYear")


@row_kind(
    NAMES,
    "Lived more than 120 years",
    "Two people in one row, or a wrong year.",
    _LIFE,
    pl.col("deathYear") - pl.col("birthYear"),
)
def older_than_120(_: Limits) -> pl.Expr:
    """A life longer than lives are."""
    return pl.col("deathYear") - pl.col("birthYear") > OLDEST_AGE


@row_kind(
    NAMES,
    "Born in the future",
    "Nobody is credited before birth.",
    pl.format("{}", "birthYear"),
    pl.col("birthYear"),
)
def birth_year_in_future(limits: Limits) -> pl.Expr:
    """Born after the snapshot."""
    return after(limits.year, "birthYear")


@row_kind(
    NAMES,
    "Died in the future",
    "A death after the day of the snapshot.",
    pl.format("{}", "deathYear"),
    pl.col("deathYear"),
)
def death_year_in_future(limits: Limits) -> pl.Expr:
    """Dead after the snapshot."""
    return after(limits.year, "deathYear")


@row_kind(NAMES, "No name", "Nobody can look this person up.")
def name_empty(_: Limits) -> pl.Expr:
    """No name, or one of blanks."""
    return blank("primaryName")


@row_kind(NAMES, "Control characters in a name", "They print nothing, and break tables and terminals.")
def control_characters_in_name(_: Limits) -> pl.Expr:
    """Characters that print nothing."""
    return control_characters("primaryName")


@row_kind(
    NAMES, "Misread characters in a name", "UTF-8 that was once read as Latin-1, or was lost altogether."
)
def misread_characters_in_name(_: Limits) -> pl.Expr:
    """Traces of a wrong decoding."""
    return misread_characters("primaryName")


PEOPLE_KINDS = (
    death_before_birth,
    older_than_120,
    birth_year_in_future,
    death_year_in_future,
    name_empty,
    control_characters_in_name,
    misread_characters_in_name,
)
