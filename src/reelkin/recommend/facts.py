"""What the bundle knows of one title, in Python's own types."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle
    from reelkin.model.layout import Floats, Ints
    from reelkin.model.strings import Strings


@dataclass(frozen=True)
class TitleFacts:
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
    titles = bundle.titles
    return TitleFacts(
        row=row,
        tconst=titles.tconst[row],
        title=titles.primary_title[row],
        original_title=titles.original_title[row],
        year=_known(titles.start_year, row),
        end_year=_known(titles.end_year, row),
        type=titles.types[titles.title_type.item(row)],
        runtime_minutes=_known(titles.runtime_minutes, row),
        genres=genres_of(bundle, row),
        rating=_rating(titles.average_rating, row),
        votes=_known(titles.num_votes, row),
        language=_named(titles.original_language, titles.languages, row),
        region=_named(titles.original_region, titles.regions, row),
        num_episodes=max(0, titles.num_episodes.item(row)),
        cluster=int(profile_of(bundle, row)["id"]),
        directors=people_of(bundle, row, "director"),
    )


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
    pairs = zip(people.credit_people[span].tolist(), people.credit_roles[span].tolist(), strict=True)
    wanted = people.roles.index(role)
    return tuple(people.name.take(person for person, code in pairs if code == wanted))


def _known(column: Ints, row: int) -> int | None:
    value = column.item(row)
    return None if value == UNKNOWN else value


def _rating(column: Floats, row: int) -> float | None:
    value = column.item(row)
    # float32 8.5 is 8.5; 8.1 would read 8.100000381.
    return None if math.isnan(value) else round(value, 4)


def _named(codes: Ints, names: Strings, row: int) -> str | None:
    code = codes.item(row)
    return None if code == UNKNOWN else names[code]
