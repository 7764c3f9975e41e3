"""What a kind of anomaly is: a named rule that says which rows are meant, and how an example is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Callable

    from reelkin.inspection.staging import Staging

NOTHING = pl.lit("")
"""The detail of an example that needs none."""


@dataclass(frozen=True)
class Limits:
    """What a rule needs to know of the snapshot: its year (None: not known), and below how many votes they are few."""

    year: int | None
    few_votes: int


@dataclass(frozen=True)
class RowKind:
    """A kind of anomaly that one row of `file` shows.

    Attributes:
        name: its name in summary.json.
        file: one of the seven files.
        label: its name in the report.
        explanation: what it means for a reader of the data, in a sentence or two.
        where: which rows, over IMDb's own columns; null counts as no.
        detail: what an example shows beside its title.
        weight: examples with more come first; without one, the smallest ids do.
    """

    name: str
    file: str
    label: str
    explanation: str
    where: Callable[[Limits], pl.Expr]
    detail: pl.Expr
    weight: pl.Expr | None


@dataclass(frozen=True)
class JoinKind:
    """A kind of anomaly that takes several rows or files to see.

    `rows` gives one row an anomaly: id, detail, weight.
    """

    name: str
    file: str
    label: str
    explanation: str
    rows: Callable[[Staging, Limits], pl.LazyFrame]


def row_kind(
    file: str, label: str, explanation: str, detail: pl.Expr = NOTHING, weight: pl.Expr | None = None
) -> Callable[[Callable[[Limits], pl.Expr]], RowKind]:
    """Make a function that says which rows are meant a `RowKind` of the function's name."""

    def made(where: Callable[[Limits], pl.Expr]) -> RowKind:
        return RowKind(where.__name__, file, label, explanation, where, detail, weight)

    return made


def join_kind(
    file: str, label: str, explanation: str
) -> Callable[[Callable[[Staging, Limits], pl.LazyFrame]], JoinKind]:
    """Make a function that gives the rows that are meant a `JoinKind` of the function's name."""

    def made(rows: Callable[[Staging, Limits], pl.LazyFrame]) -> JoinKind:
        return JoinKind(rows.__name__, file, label, explanation, rows)

    return made


def after(year: int | None, column: str) -> pl.Expr:
    """Whether a year is later than the snapshot's; never, where that is not known."""
    return pl.lit(value=False) if year is None else pl.col(column) > year


def blank(column: str) -> pl.Expr:
    """Whether a text is missing or all blanks."""
    return pl.col(column).is_null() | (pl.col(column).str.strip_chars() == "")


def control_characters(column: str) -> pl.Expr:
    """Whether a text holds characters that print nothing."""
    return pl.col(column).str.contains(r"[\x00-\x1f\x7f-\x9f]")


def misread_characters(column: str) -> pl.Expr:
    """Whether a text shows traces of UTF-8 that was read as Latin-1, or the sign for what could not be read at all."""
    return pl.col(column).str.contains("[ÃÂ][\u0080-\u00bf]|â€|\ufffd")
