"""What the report's page is made of: sections of text, figures, tables and anomalies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.inspection.checks import Anomaly

MOST_ROWS = 60
"""Longer tables are cut in the page; summary.json has them whole."""


@dataclass(frozen=True)
class Link:
    """A cell that leads to IMDb."""

    text: str
    url: str


Cell = str | Link


@dataclass(frozen=True)
class Table:
    """A table of the page; the first `texts` columns are text, the others numbers.

    `place` is before the figures, beside them, or behind them, to be opened on demand.
    """

    caption: str
    head: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]
    texts: int = 1
    place: Literal["first", "beside", "folded"] = "folded"


@dataclass(frozen=True)
class Section:
    """A section of the page. `figures` are names; those that were not drawn are passed over."""

    id: str
    heading: str
    lead: Sequence[str]
    figures: Sequence[str] = ()
    tables: Sequence[Table] = ()
    notes: Sequence[str] = ()
    anomalies: Sequence[Anomaly] = field(default_factory=tuple)
