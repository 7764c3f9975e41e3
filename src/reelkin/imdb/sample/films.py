"""The films of the source, one a row, by rules that are stated here and counted in docs/data.md."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.imdb.sample.names import split_names
from reelkin.imdb.sample.places import language_codes, region_codes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_GENRES = 3
"""As IMDb gives."""
SHORT_MINUTES = 40
"""A film of at most 40 minutes is a short, by the rule of the Academy Awards."""
LEAST_MINUTES = 5
"""Critics do not review films shorter than this; where the source says so (twice) it is wrong."""

LOWEST, HIGHEST = 1.0, 10.0
"""IMDb's scale; critics go a little below it (twice)."""

GENRES = (
    "Short", "Documentary", "Animation", "Western", "Horror", "Sci-Fi", "War", "Musical", "Music", "Crime", "Thriller",
    "Family", "Mystery", "Biography", "Drama", "Comedy", "Romance", "Sport", "Fantasy", "Adventure", "Action", "History",
)  # fmt: skip
"""The genres, from what a film is first of all to what it is besides. The source carries IMDb's names already.

A tenth of the films has more than three; those that come first here are kept. Where IMDb names one or two genres
for such a film, this order keeps 80 % of them, the source's own order 78 %, the order of the alphabet 60 %.
"""
_PRIORITY = {genre: place for place, genre in enumerate(GENRES)}

_QUERY = """
SELECT o.ID, o.imdbID, o.Title, o.Year, o.Runtime, o.Genre, o.Director, o.Writer, o."Cast", o.Language, o.Country,
       t.Rating AS score, t.Meter AS meter, t.Reviews AS reviews
FROM omdb AS o JOIN tomatoes AS t USING (ID)
ORDER BY o.ID
"""


@dataclass(frozen=True)
class Film:
    """A film as the seven files will tell of it."""

    tconst: str
    title: str
    other_titles: tuple[str, ...]
    year: int
    minutes: int | None
    genres: tuple[str, ...]
    """At most three, with "Short" for a short; in the order of the alphabet, as IMDb has them."""
    documentary: bool
    directors: tuple[str, ...]
    writers: tuple[str, ...]
    cast: tuple[str, ...]
    """Everybody, in the order of the alphabet: who is billed first is not known."""
    regions: tuple[str, ...]
    """IMDb's codes of the countries the film is from."""
    languages: tuple[str, ...]
    """Codes of the languages spoken in it; the most spoken one is not known."""
    rating: float | None
    """From 1 to 10; None without a count of reviews."""
    votes: int | None

    @property
    def short(self) -> bool:
        """Whether it is a short."""
        return self.minutes is not None and self.minutes <= SHORT_MINUTES


def read_films(database: Path) -> list[Film]:
    """The films in `movies.db`, each IMDb id once, in the order of the ids.

    Where two entries claim one IMDb id (twice in version 2026.1), the one with more reviews is the film, and
    the title of the other its alternate title.
    """
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        rows = connection.execute(_QUERY).fetchall()
    finally:
        connection.close()
    by_id: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        by_id.setdefault(row["imdbID"], []).append(row)
    return [_film(by_id[tconst]) for tconst in sorted(by_id)]


def _film(entries: list[sqlite3.Row]) -> Film:
    row, *others = sorted(entries, key=lambda entry: (-(entry["reviews"] or 0), entry["ID"]))
    minutes = int(row["Runtime"]) if row["Runtime"] and row["Runtime"] >= LEAST_MINUTES else None
    genres = [genre for genre in (row["Genre"] or "").split(", ") if genre]
    rating = _rating(row)
    return Film(
        tconst=row["imdbID"],
        title=row["Title"],
        other_titles=tuple(sorted({other["Title"] for other in others} - {row["Title"]})),
        year=row["Year"],
        minutes=minutes,
        genres=kept_genres(genres, short=minutes is not None and minutes <= SHORT_MINUTES),
        documentary="Documentary" in genres,
        directors=tuple(split_names(row["Director"])),
        writers=tuple(split_names(row["Writer"])),
        cast=tuple(sorted(split_names(row["Cast"]))),
        regions=region_codes(row["Country"]),
        languages=language_codes(row["Language"]),
        rating=rating,
        votes=row["reviews"] if rating is not None else None,
    )


def kept_genres(genres: Iterable[str], *, short: bool) -> tuple[str, ...]:
    """Of a film's genres at most three, by the order of `GENRES`; in the order of the alphabet, as IMDb has them.

    Raises:
        KeyError: a genre that IMDb does not have.
    """
    given = {*genres, *(["Short"] if short else [])}
    return tuple(sorted(sorted(given, key=lambda genre: _PRIORITY[genre])[:MOST_GENRES]))


def _rating(row: sqlite3.Row) -> float | None:
    """The critics' mean score out of ten, else the share of them who liked the film; None when nobody counted them."""
    if not row["reviews"] or (row["score"] is None and row["meter"] is None):
        return None
    score: float = row["score"] if row["score"] is not None else row["meter"] / 10
    return min(max(round(score, 1), LOWEST), HIGHEST)
