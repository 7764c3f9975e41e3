"""From the source's entries to films, on a few entries of our own."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from reelkin.imdb.sample.films import Film, kept_genres, read_films

if TYPE_CHECKING:
    from pathlib import Path

OMDB = {
    "ID": 1, "imdbID": "tt0078748", "Title": "Alien", "Year": 1979, "Runtime": 117.0, "Genre": "Sci-Fi, Horror",
    "Director": "Ridley Scott", "Writer": None, "Cast": "Yaphet Kotto, Ian Holm", "Language": "English",
    "Country": "United Kingdom, United States",
}  # fmt: skip
TOMATOES = {"ID": 1, "Rating": 9.1, "Meter": 93, "Reviews": 100}


def films(folder: Path, *entries: dict[str, Any]) -> list[Film]:
    """What is read from a database with these entries; each says what is different from Alien."""
    path = folder / "movies.db"
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    for table, row in (("omdb", OMDB), ("tomatoes", TOMATOES)):
        columns = ", ".join(f'"{name}"' for name in row)
        connection.execute(f"CREATE TABLE {table} ({columns})")
    for at, entry in enumerate(entries, start=1):
        for table, row in (("omdb", OMDB), ("tomatoes", TOMATOES)):
            values = [{**row, **entry, "ID": at}[name] for name in row]
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", values)
    connection.commit()
    connection.close()
    return read_films(path)


def test_a_film_is_read(tmp_path: Path) -> None:
    """Every field of it; the cast in the order of the alphabet."""
    assert films(tmp_path, {}) == [
        Film(
            tconst="tt0078748", title="Alien", other_titles=(), year=1979, minutes=117, genres=("Horror", "Sci-Fi"),
            documentary=False, directors=("Ridley Scott",), writers=(), cast=("Ian Holm", "Yaphet Kotto"),
            regions=("GB", "US"), languages=("en",), rating=9.1, votes=100,
        )
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "rating", "votes"),
    [
        ({"Rating": 9.1, "Meter": 50}, 9.1, 100),
        ({"Rating": None, "Meter": 92}, 9.2, 100),
        ({"Rating": None, "Meter": 0}, 1.0, 100),
        ({"Rating": 0.9, "Meter": 0}, 1.0, 100),
        ({"Rating": 10.0}, 10.0, 100),
        ({"Rating": None, "Meter": None}, None, None),
        ({"Reviews": None}, None, None),
    ],
)
def test_the_rating_is_the_score_else_the_share(
    tmp_path: Path, entry: dict[str, Any], rating: float | None, votes: int | None
) -> None:
    """On IMDb's scale; without a score or without a count there is none."""
    (film,) = films(tmp_path, entry)
    assert (film.rating, film.votes) == (rating, votes)


@pytest.mark.parametrize(
    ("minutes", "known", "short"),
    [
        (117.0, 117, False),
        (41.0, 41, False),
        (40.0, 40, True),
        (5.0, 5, True),
        (4.0, None, False),
        (None, None, False),
    ],
)
def test_short_films_are_shorts_and_too_short_ones_an_error(
    tmp_path: Path, minutes: float | None, known: int | None, short: bool
) -> None:
    """At 40 and at 5 minutes."""
    (film,) = films(tmp_path, {"Runtime": minutes})
    assert (film.minutes, film.short, "Short" in film.genres) == (known, short, short)


def test_of_two_entries_with_one_id_the_more_reviewed_is_the_film(tmp_path: Path) -> None:
    """And the other's title is another title of it; at equal numbers, the earlier entry."""
    redux = {"Title": "Alien: The Director's Cut", "Reviews": 7}
    (film,) = films(tmp_path, redux, {}, {"Reviews": None})
    assert (film.title, film.other_titles, film.votes) == ("Alien", ("Alien: The Director's Cut",), 100)
    (film,) = films(tmp_path, {"Title": "A"}, {"Title": "B"})
    assert (film.title, film.other_titles) == ("A", ("B",))


def test_films_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """As text, as in IMDb's files."""
    ids = ["tt9000000", "tt10000000", "tt0000001"]
    assert [film.tconst for film in films(tmp_path, *({"imdbID": each} for each in ids))] == sorted(ids)


@pytest.mark.parametrize(
    ("genres", "kept"),
    [
        ("Sci-Fi, Horror, Thriller, Mystery, Fantasy, Action, Adventure", ("Horror", "Sci-Fi", "Thriller")),
        ("Animation, Musical, Drama, Fantasy, Family", ("Animation", "Family", "Musical")),
        ("Thriller, Comedy, Drama, Crime, Action", ("Crime", "Drama", "Thriller")),
        ("Drama, Action", ("Action", "Drama")),
        ("Drama", ("Drama",)),
    ],
)
def test_three_genres_are_kept(genres: str, kept: tuple[str, ...]) -> None:
    """What a film is first of all: Alien, Dumbo, Pulp Fiction."""
    assert kept_genres(genres.split(", "), short=False) == kept


def test_a_short_has_two_genres_beside(tmp_path: Path) -> None:
    """IMDb counts it among the three."""
    assert kept_genres(["Drama", "Comedy", "Crime"], short=True) == ("Crime", "Drama", "Short")
    with pytest.raises(KeyError):
        kept_genres(["Slapstick"], short=False)
    (film,) = films(tmp_path, {"Genre": ""})
    assert film.genres == ()
