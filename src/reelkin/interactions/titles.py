"""What rows are matched against: titles by id, by exact name, and by names that come near."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from reelkin.lookup.index import NameIndex, most_like
from reelkin.lookup.matching import Candidate, NameKind, fame_among
from reelkin.lookup.text import without_article

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from reelkin.lookup.query import Query


LEAST = 75.0
"""Likeness, of 100, from which a name comes near."""


@dataclass(frozen=True)
class Known:
    """A title as a person has to see it to choose."""

    tconst: str
    title: str
    year: int | None
    type: str
    votes: int

    def __str__(self) -> str:
        kind = "" if self.type == "movie" else f" {self.type},"
        return f"{self.tconst:<10}  {self.title} ({self.year or 'year unknown'}),{kind} {self.votes:,} votes"


class KnownTitles(Protocol):
    """Titles to match against. Rows of an export come together, so that a large catalogue is read once, not for each."""

    @property
    def name(self) -> str:
        """What they are, for messages: "the catalogue 2026-11-01-0a1b2c3d"."""
        ...

    @property
    def whole(self) -> bool:
        """Whether they are all there are, also those with too few votes for a model."""
        ...

    def known_ids(self, tconsts: Collection[str]) -> Mapping[str, Known]:
        """Those of the ids that exist."""
        ...

    def named(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """For each query, the titles of exactly its name, whatever their year."""
        ...

    def like(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """For each query, titles of about its year whose names come near; none for a query without a year."""
        ...

    def known(self, row: int) -> Known:
        """The title of a candidate."""
        ...


def nearest_names(key: str, names: Sequence[str], most: int = 30) -> list[int]:
    """The positions of names that are like `key`, or have it in them, or are in it, as whole words."""
    found = dict.fromkeys(most_like(key, names, most, LEAST))
    padded = f" {key} "
    for place, name in enumerate(names):
        if len(found) >= 2 * most:
            break
        # The plain test is quick, and leaves hardly any for the one by whole words.
        if (key in name and padded in f" {name} ") or (
            len(name) > 3 and name in key and f" {name} " in padded
        ):
            found[place] = None
    return list(found)


@dataclass(frozen=True, eq=False)
class IndexedTitles:
    """Titles behind a name index, such as a model's own.

    Attributes:
        name: what they are.
        index: their names.
        years: int[n], `unknown` where not known.
        votes: int[n].
        known_at: a row's title.
        name_of: the name of a row that is of this kind, with its accents and article; None for alternate names.
        row_of: the row of an id.
        unknown: what stands for no year.
        whole: see `KnownTitles`.
    """

    name: str
    index: NameIndex
    years: NDArray[np.int32]
    votes: NDArray[np.int32]
    known_at: Callable[[int], Known]
    name_of: Callable[[int, NameKind], str | None]
    row_of: Callable[[str], int | None]
    unknown: int = -1
    whole: bool = False

    def known_ids(self, tconsts: Collection[str]) -> dict[str, Known]:
        """See `KnownTitles`."""
        rows = {tconst: self.row_of(tconst) for tconst in tconsts}
        return {tconst: self.known_at(row) for tconst, row in rows.items() if row is not None}

    def named(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """See `KnownTitles`."""
        return [
            self._candidates(
                place
                for key in sorted({query.key, without_article(query.key)})
                for place in self.index.exact(key)
            )
            for query in queries
        ]

    def like(self, queries: Sequence[Query]) -> list[list[Candidate]]:
        """See `KnownTitles`. Decodes the names of one year and its neighbours at a time."""
        found: list[list[Candidate]] = [[] for _ in queries]
        for year in sorted({query.year for query in queries if query.year is not None}):
            places = np.flatnonzero(np.abs(self.years[self.index.rows] - year) <= 1)
            names = [self.index.name(int(place)) for place in places]
            for number, query in enumerate(queries):
                if query.year == year:
                    found[number] = self._candidates(
                        int(places[near]) for near in nearest_names(query.key, names)
                    )
        return found

    def known(self, row: int) -> Known:
        """See `KnownTitles`."""
        return self.known_at(row)

    def _candidates(self, places: Iterable[int]) -> list[Candidate]:
        return [self._candidate(int(self.index.rows[place]), place) for place in places]

    def _candidate(self, row: int, place: int) -> Candidate:
        year = int(self.years[row])
        kind = NameKind(int(self.index.kinds[place]))
        # The index holds normalised names, and each without its article too.
        name = self.name_of(row, kind) or self.index.name(place)
        votes = max(0, int(self.votes[row]))
        return Candidate(
            row, name, kind, None if year == self.unknown else year, votes, fame_among(votes, self._rising)
        )

    @cached_property
    def _rising(self) -> NDArray[np.int32]:
        return np.sort(self.votes)
