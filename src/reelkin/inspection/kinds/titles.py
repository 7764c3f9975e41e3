"""Anomalies that one row of title.basics shows."""

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

BASICS = "title.basics"
LONG_MINUTES = 600
SHORT_FILM_MINUTES = 10
SERIES_TYPES = ("tvSeries", "tvMiniSeries")
NULL_LIKE = r"(?i)^\s*(none|null|nil|nan|n/?a|undefined|true|false|[+-]?inf(inity)?|\\n)\s*$"
NUMBER_LIKE = r"^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$"

_TYPE = pl.col("titleType")
_GENRES = pl.col("genres")
_RUNTIME = pl.format("{} min", "runtimeMinutes")
_YEARS = pl.format("{} to {}", pl.col("startYear").cast(pl.String).fill_null("?"), "endYear")


@row_kind(BASICS, "Runtime of 0 minutes", "Nothing lasts no time: read it as unknown.", _TYPE)
def runtime_zero(_: Limits) -> pl.Expr:
    """A runtime of no minutes."""
    return pl.col("runtimeMinutes") == 0


@row_kind(
    BASICS,
    "Runtime over ten hours",
    "True of a few works of art; otherwise the sum of a serial, or a slip of the keyboard.",
    _RUNTIME,
    pl.col("runtimeMinutes"),
)
def runtime_over_ten_hours(_: Limits) -> pl.Expr:
    """A runtime beyond any sitting."""
    return pl.col("runtimeMinutes") > LONG_MINUTES


@row_kind(
    BASICS,
    "Film under ten minutes",
    "Typed as a full film, as long as a short one: one of the two is wrong.",
    _RUNTIME,
)
def film_under_ten_minutes(_: Limits) -> pl.Expr:
    """A film, not a short one, of a few minutes."""
    return (_TYPE == "movie") & pl.col("runtimeMinutes").is_between(1, SHORT_FILM_MINUTES - 1)


@row_kind(
    BASICS,
    "Begins in the future",
    "Announced, not released: its other columns are plans.",
    pl.format("{}", "startYear"),
    pl.col("startYear"),
)
def start_year_in_future(limits: Limits) -> pl.Expr:
    """A title that begins after the snapshot."""
    return after(limits.year, "startYear")


@row_kind(
    BASICS,
    "Ends in the future",
    "A last year after the day of the snapshot is a plan.",
    _YEARS,
    pl.col("endYear"),
)
def end_year_in_future(limits: Limits) -> pl.Expr:
    """A title that ends after the snapshot."""
    return after(limits.year, "endYear")


@row_kind(BASICS, "Ends before it begins", "One of the two years is wrong.", _YEARS)
def end_before_start(_: Limits) -> pl.Expr:
    """A last year before the first."""
    return pl.col("endYear") < pl.col("startYear")


@row_kind(
    BASICS,
    "Last year on what is no series",
    "Only series have a last year: the type or the year is wrong.",
    _YEARS,
)
def end_year_on_no_series(_: Limits) -> pl.Expr:
    """A last year on a title of another type than a series."""
    return pl.col("endYear").is_not_null() & ~_TYPE.is_in(SERIES_TYPES)


@row_kind(BASICS, "No title", "Nobody can look it up.", _TYPE)
def title_empty(_: Limits) -> pl.Expr:
    """No primary title, or one of blanks."""
    return blank("primaryTitle")


@row_kind(
    BASICS,
    "Title that looks like null",
    "A real title that many readers turn into a missing value or a truth value.",
    _TYPE,
)
def title_like_null(_: Limits) -> pl.Expr:
    """A title that careless readers take for a missing or a truth value."""
    return pl.col("primaryTitle").str.contains(NULL_LIKE)


@row_kind(
    BASICS,
    "Title that looks like a number",
    "A real title that many readers turn into a number, and lose its zeros or its sign.",
    _TYPE,
)
def title_like_number(_: Limits) -> pl.Expr:
    """A title that careless readers take for a number."""
    return pl.col("primaryTitle").str.contains(NUMBER_LIKE)


@row_kind(
    BASICS,
    "Unbalanced quotes",
    "A reader that believes in quotes swallows the rows that follow: these files have no quoting.",
    _TYPE,
)
def unbalanced_quotes(_: Limits) -> pl.Expr:
    """An odd number of straight double quotes."""
    return _odd_quotes("primaryTitle") | _odd_quotes("originalTitle")


def _odd_quotes(column: str) -> pl.Expr:
    return (pl.col(column).str.count_matches('"', literal=True) % 2 == 1).fill_null(value=False)


@row_kind(BASICS, "Blanks around the title", "It is not equal to the same title without them.", _TYPE)
def blanks_around_title(_: Limits) -> pl.Expr:
    """A title that begins or ends with a blank, and is not all blanks."""
    bare = pl.col("primaryTitle").str.strip_chars()
    return (bare != pl.col("primaryTitle")) & (bare != "")


@row_kind(
    BASICS, "Control characters in a title", "They print nothing, and break tables and terminals.", _TYPE
)
def control_characters_in_title(_: Limits) -> pl.Expr:
    """Characters that print nothing, in the primary title."""
    return control_characters("primaryTitle")


@row_kind(
    BASICS,
    "Misread characters in a title",
    "UTF-8 that was once read as Latin-1, or was lost altogether.",
    _TYPE,
)
def misread_characters_in_title(_: Limits) -> pl.Expr:
    """Traces of a wrong decoding in the primary title."""
    return misread_characters("primaryTitle")


@row_kind(BASICS, "No genre", "Only its people, year and votes are left to place it by.", _TYPE)
def genres_missing(_: Limits) -> pl.Expr:
    """No genre at all."""
    return blank("genres")


@row_kind(BASICS, "A genre named twice", "It must count once.", _GENRES)
def genre_twice(_: Limits) -> pl.Expr:
    """The same genre in two places of the list."""
    genres = _GENRES.str.split(",")
    return genres.list.n_unique() < genres.list.len()


@row_kind(BASICS, "Adult, and for families", "One of the two is wrong, and it matters which.", _GENRES)
def adult_for_families(_: Limits) -> pl.Expr:
    """The adult flag together with the genre Family."""
    return pl.col("isAdult") & _GENRES.str.contains("(^|,)Family(,|$)")


@row_kind(
    BASICS, "Genre Adult without the adult flag", "A filter by the flag alone lets it through.", _GENRES
)
def adult_without_flag(_: Limits) -> pl.Expr:
    """The genre Adult without the adult flag."""
    return ~pl.col("isAdult") & _GENRES.str.contains("(^|,)Adult(,|$)")


TITLE_KINDS = (
    runtime_zero,
    runtime_over_ten_hours,
    film_under_ten_minutes,
    start_year_in_future,
    end_year_in_future,
    end_before_start,
    end_year_on_no_series,
    title_empty,
    title_like_null,
    title_like_number,
    unbalanced_quotes,
    blanks_around_title,
    control_characters_in_title,
    misread_characters_in_title,
    genres_missing,
    genre_twice,
    adult_for_families,
    adult_without_flag,
)
