"""What the bundle knows of one title, in Python's own types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.model.layout import Floats, Ints
    from reelkin.model.strings import Strings

    Rows = npt.NDArray[np.intp]


class TitleFacts(NamedTuple):
    """One title. Whatever is not known is None or empty."""

    row: int
    tconst: str
    title: str
    original_title: str
    year: int | None
    end_year: int | None
    type: str
    runtime_minutes: int | None
    genres: tuple[str, ...]
    rating: float | None
    votes: int | None
    language: str | None
    region: str | None
    num_episodes: int
    cluster: int
    directors: tuple[str, ...]

    @property
    def named(self) -> str:
        """The title with its year: "Alien (1979)"."""
        return self.title if self.year is None else f"{self.title} ({self.year})"


def read_facts(bundle: Bundle, row: int) -> TitleFacts:
    """The facts of the title at `row`."""
    return facts_of_rows(bundle, [row])[0]


def facts_of_rows(bundle: Bundle, rows: Sequence[int]) -> list[TitleFacts]:
    """The facts of several titles; each column is read once for all of them."""
    titles, at = bundle.titles, np.asarray(rows, np.intp)
    columns = zip(
        rows,
        titles.tconst.take(rows),
        titles.primary_title.take(rows),
        titles.original_title.take(rows),
        _known(titles.start_year, at),
        _known(titles.end_year, at),
        titles.types.take(titles.title_type[at].tolist()),
        _known(titles.runtime_minutes, at),
        [genres_of(bundle, row) for row in rows],
        _ratings(titles.average_rating, at),
        _known(titles.num_votes, at),
        _named(titles.original_language, at, titles.languages),
        _named(titles.original_region, at, titles.regions),
        np.maximum(titles.num_episodes[at], 0).tolist(),
        [int(bundle.profiles[code]["id"]) for code in bundle.clusters.assignments[at].tolist()],
        [people_of(bundle, row, "director") for row in rows],
        strict=True,
    )
    return [TitleFacts(*one) for one in columns]


def profile_of(bundle: Bundle, row: int) -> dict[str, Any]:
    """The profile of the cluster that the title at `row` belongs to."""
    return bundle.profiles[bundle.clusters.assignments.item(row)]


def genres_of(bundle: Bundle, row: int) -> tuple[str, ...]:
    """The genres of the title at `row`, in IMDb's order."""
    titles = bundle.titles
    span = slice(titles.genre_offsets.item(row), titles.genre_offsets.item(row + 1))
    return tuple(titles.genres.take(titles.genre_codes[span].tolist()))


def people_of(bundle: Bundle, row: int, role: str) -> tuple[str, ...]:
    """The names of who is credited with `role` in the title at `row`, by billing."""
    people = bundle.people
    span = slice(people.credit_offsets.item(row), people.credit_offsets.item(row + 1))
    codes, wanted = people.credit_roles[span].tolist(), people.roles.index(role)
    # Credits go by role.
    number = codes.count(wanted)
    start = span.start + codes.index(wanted) if number else 0
    return tuple(people.name.take(people.credit_people[start : start + number].tolist()))


def _known(column: Ints, rows: Rows) -> list[int | None]:
    return [None if value == UNKNOWN else value for value in column[rows].tolist()]


def _ratings(column: Floats, rows: Rows) -> list[float | None]:
    # float32 8.5 is 8.5; 8.1 would read 8.100000381. NaN is not equal to itself.
    return [round(value, 4) if value == value else None for value in column[rows].tolist()]


def _named(codes: Ints, rows: Rows, names: Strings) -> list[str | None]:
    return [None if code == UNKNOWN else names[code] for code in codes[rows].tolist()]
