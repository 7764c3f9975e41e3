"""The lines of the seven files, in IMDb's exact format, from films and the people in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from reelkin.imdb import files
from reelkin.imdb.files import NULL, SEPARATOR
from reelkin.imdb.sample.people import credits_of, identify
from reelkin.imdb.sample.places import languages_of_regions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reelkin.imdb.files import RawFile
    from reelkin.imdb.sample.films import Film
    from reelkin.imdb.sample.people import Role

MOST_PROFESSIONS = 3
MOST_KNOWN_FOR = 4
"""As in IMDb's name.basics."""
_ROWS_AT_ONCE = 5_000
_PROFESSIONS = {"actor": "actor", "self": "actor", "director": "director", "writer": "writer"}

Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Sample:
    """The films in the order of their ids, and everybody's id."""

    films: Sequence[Film]
    ids: Mapping[tuple[str, str, Role], str]

    @classmethod
    def of(cls, films: Sequence[Film]) -> Sample:
        """The films with their people identified."""
        return cls(films, identify(credit for film in films for credit in credits_of(film)))


def texts(sample: Sample) -> dict[RawFile, Iterator[bytes]]:
    """The text of each of the seven files, in pieces."""
    rows = {
        files.TITLE_BASICS: _basics(sample),
        files.TITLE_RATINGS: _ratings(sample),
        files.TITLE_CREW: _crew(sample),
        files.TITLE_PRINCIPALS: _principals(sample),
        files.TITLE_AKAS: _akas(sample),
        # Films have no episodes; IMDb's file is there all the same.
        files.TITLE_EPISODE: iter(()),
        files.NAME_BASICS: _names(sample),
    }
    return {file: _lines(file, each) for file, each in rows.items()}


def _lines(file: RawFile, rows: Iterator[Row]) -> Iterator[bytes]:
    yield f"{file.header}\n".encode()
    while some := list(islice(rows, _ROWS_AT_ONCE)):
        yield "".join(map(_line, some)).encode()


def _line(row: Row) -> str:
    return SEPARATOR.join(NULL if value is None else str(value) for value in row) + "\n"


def _listed(values: Iterable[str]) -> str | None:
    return ",".join(values) or None


def _basics(sample: Sample) -> Iterator[Row]:
    for film in sample.films:
        kind = "short" if film.short else "movie"
        # One title is known, the English one; it stands for the original title too.
        titles = (film.title, film.title)
        yield (film.tconst, kind, *titles, 0, film.year, None, film.minutes, _listed(film.genres))


def _ratings(sample: Sample) -> Iterator[Row]:
    for film in sample.films:
        if film.rating is not None:
            yield film.tconst, f"{film.rating:.1f}", film.votes


def _crew(sample: Sample) -> Iterator[Row]:
    for film in sample.films:
        directors = [sample.ids[film.tconst, name, "director"] for name in film.directors]
        writers = [sample.ids[film.tconst, name, "writer"] for name in film.writers]
        yield film.tconst, _listed(directors), _listed(writers)


def _principals(sample: Sample) -> Iterator[Row]:
    for film in sample.films:
        for ordering, credit in enumerate(credits_of(film), start=1):
            person = sample.ids[film.tconst, credit.name, credit.role]
            yield film.tconst, ordering, person, credit.role, None, None


def _akas(sample: Sample) -> Iterator[Row]:
    """The original title, the same as a title of the countries the film is from, and what else it is called."""
    for film in sample.films:
        rows: list[Row] = [(film.title, None, None, "original", None, 1)]
        rows.extend(
            (film.title, region, language, "imdbDisplay", None, 0)
            for region, language in languages_of_regions(film.regions, film.languages)
        )
        for other in film.other_titles:
            rows.extend((other, region, None, "alternative", None, 0) for region in film.regions or (None,))
        for ordering, row in enumerate(rows, start=1):
            yield (film.tconst, ordering, *row)


def _names(sample: Sample) -> Iterator[Row]:
    """Everybody, with the trades they have most credits in and their most reviewed films."""
    names: dict[str, str] = {}
    trades: dict[str, Counter[str]] = defaultdict(Counter)
    known_for: dict[str, dict[str, Film]] = defaultdict(dict)
    for film in sample.films:
        for credit in credits_of(film):
            person = sample.ids[film.tconst, credit.name, credit.role]
            names[person] = credit.name
            trades[person][_PROFESSIONS[credit.role]] += 1
            known_for[person][film.tconst] = film
    for person in sorted(names):
        by_count = sorted(trades[person].items(), key=lambda item: (-item[1], item[0]))
        films = sorted(known_for[person].values(), key=lambda film: (-(film.votes or 0), film.tconst))
        professions = _listed(trade for trade, _ in by_count[:MOST_PROFESSIONS])
        titles = _listed(film.tconst for film in films[:MOST_KNOWN_FOR])
        yield person, names[person], None, None, professions, titles
