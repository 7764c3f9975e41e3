"""The scores of an answer's picks, term by term, before they are put into words: worked out for all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.model.columns import Column
    from reelkin.recommend.question import Question


@dataclass(frozen=True, eq=False, slots=True)
class Terms:
    """One pick's score, term by term.

    Attributes:
        row: the pick.
        score: the whole.
        prior: what the prior adds.
        columns: its features, ascending.
        values: what it has of each.
        added: what each adds, through the vector and because liked titles have it too.
        from_ratings: what each of the titles asked about or rated adds because of who else liked it.
        dials: what each dial adds.
        by_title: what each of the titles asked about or rated adds in all; worked out when asked.
    """

    row: int
    score: float
    prior: float
    columns: list[int]
    values: list[float]
    added: list[float]
    from_ratings: list[float]
    dials: list[float]
    _breakdown: Breakdown

    @property
    def by_title(self) -> list[float]:
        """What each of the titles asked about or rated adds in all; the rest is the prior and the dials."""
        return self._breakdown.by_title[self.row]

    @property
    def all_added(self) -> list[float]:
        """Every term, whatever it is: the score is their sum."""
        return [self.prior, *self.added, *self.from_ratings, *self.dials]

    def leads(self, common: Mapping[int, Column], column: int) -> bool:
        """Whether it has a feature in the sense people mean it: of bumps, the nearest of its kind; see `leading`."""
        known = common.get(column)
        if known is None or known.bump is None:
            return True
        nearness = {
            other: value / same.scale
            for other, value in zip(self.columns, self.values, strict=True)
            if (same := common.get(other)) is not None and same.bump == known.bump
        }
        return nearness[column] == max(nearness.values())


class Breakdown:
    """The terms of several picks of one question, worked out together when the first are asked for."""

    def __init__(self, question: Question, rows: Sequence[int], scores: Sequence[float]) -> None:
        self._question, self._rows, self._scores = question, list(rows), list(scores)
        self._place_of = {row: place for place, row in enumerate(self._rows)}

    def of(self, row: int) -> Terms:
        """The terms of one of the rows. Made anew each time: kept here, they and this would hold each other in memory."""
        sums, place = self._sums, self._place_of[row]
        own = slice(sums.ends[place], sums.ends[place + 1])
        return Terms(
            row,
            self._scores[place],
            sums.priors[place],
            sums.columns[own],
            sums.values[own],
            sums.added[own],
            sums.from_ratings[place],
            [dial.terms.item(row) for dial in self._question.dials],
            self,
        )

    @cached_property
    def by_title(self) -> dict[int, list[float]]:
        """By row: what each of the titles asked about or rated adds."""
        return dict(zip(self._rows, self._question.liked_of(self._rows).tolist(), strict=True))

    @cached_property
    def _sums(self) -> _Lists:
        sums = self._question.sums_of(self._rows)
        return _Lists(
            sums.offsets.tolist(),
            sums.priors.tolist(),
            sums.features.tolist(),
            sums.values.tolist(),
            (sums.taste + sums.shared).tolist(),
            sums.titles.tolist(),
        )


class _Lists(NamedTuple):
    """The sums as lists: what is read number by number is read from those in a third of the time."""

    ends: list[int]
    priors: list[float]
    columns: list[int]
    values: list[float]
    added: list[float]
    from_ratings: list[list[float]]
