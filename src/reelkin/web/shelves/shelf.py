"""One shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reelkin.web.cards import Card

MOST = 14
"""Titles on a shelf."""
FEWEST = 4
"""Titles below which a shelf is not put up."""


@dataclass(frozen=True)
class Shelf:
    """Some titles, and the sentence over them.

    Attributes:
        key: its name in the page.
        heading: what is said.
        cards: the titles.
        cite: the title that the heading ends in, set as one.
        lead: a smaller line under it.
        more: where there are more of the kind.
        asked: the title that these are like, if their sums can be looked at.
    """

    key: str
    heading: str
    cards: list[Card]
    cite: str | None = None
    lead: str | None = None
    more: str | None = None
    asked: str | None = None
