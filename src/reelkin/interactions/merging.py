"""One person's rows from several files as one set: a title once, and the later rating wins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.interactions.matching import row_key
from reelkin.interactions.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reelkin.interactions.matching import Matched
    from reelkin.interactions.rows import Row

MANY = 10_000
"""Things named by one import above which it is asked whether they are one person's: hardly anybody has rated as many."""
_WEIGHT = {"wanted": 0, "watched": 1, "rated": 2}


def is_later(row: Row, before: Row) -> bool:
    """Whether `row`, which was given after `before`, takes its place.

    A rating is worth more than having watched, and that more than wanting to. Between equals the later moment
    wins, and where one of them has none or they are the same, the one given later.
    """
    if row.kind != before.kind:
        return _WEIGHT[row.kind] > _WEIGHT[before.kind]
    if row.timestamp is None or before.timestamp is None:
        return True
    return row.timestamp >= before.timestamp


def merge_rows(before: Iterable[Row], rows: Iterable[Row]) -> list[Row]:
    """The rows of both, each thing that they name once, in the order it was first named."""
    kept: dict[str, Row] = {}
    for row in (*before, *rows):
        key = row_key(row)
        if key not in kept or is_later(row, kept[key]):
            kept[key] = row
    return list(kept.values())


@dataclass(frozen=True)
class Rated:
    """One title's rating."""

    rating: float
    scale: Scale
    timestamp: int | None

    @property
    def place(self) -> float:
        """From -1, the lowest of its scale, to 1, the highest."""
        return self.scale.place(self.rating)


@dataclass(frozen=True)
class Taste:
    """What is known of a person, by tconst: `rated`, `watched` without a rating, and `wanted`, of which none was seen."""

    rated: dict[str, Rated]
    watched: frozenset[str]
    wanted: frozenset[str]

    @property
    def seen(self) -> frozenset[str]:
        """Rated or watched."""
        return self.watched | frozenset(self.rated)


def taste_of(matched: Iterable[Matched]) -> Taste:
    """What the matched rows say; two rows may have been matched to one title under two names."""
    latest: dict[str, Row] = {}
    for one in matched:
        if one.status == "matched" and one.tconst is not None:
            before = latest.get(one.tconst)
            if before is None or is_later(one.row, before):
                latest[one.tconst] = one.row
    rated = {
        tconst: Rated(row.rating, row.scale, row.timestamp)
        for tconst, row in latest.items()
        if row.rating is not None and row.scale is not None
    }
    watched = frozenset(tconst for tconst, row in latest.items() if row.kind == "watched")
    return Taste(rated, watched, frozenset(latest) - watched - frozenset(rated))
