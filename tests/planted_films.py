"""A few real films under their names in several scripts, the best known first, to publish without training anything."""

from __future__ import annotations

from dataclasses import dataclass

from reelkin.lookup.matching import NameKind
from reelkin.store.catalog_rows import CatalogRows, Rows


@dataclass(frozen=True)
class Film:
    tconst: str
    title: str
    year: int | None
    votes: int | None
    others: tuple[str, ...] = ()
    original: str | None = None
    directors: tuple[tuple[str, str], ...] = ()


FRITZ = ("nm0000485", "Fritz Lang")
NOLAN = ("nm0634240", "Christopher Nolan")
YEARS = {FRITZ: (1890, 1976), NOLAN: (1970, None)}


def films() -> list[Film]:
    return [
        Film(
            "tt0111161",
            "The Shawshank Redemption",
            1994,
            2_900_000,
            ("Die Verurteilten", "Побег из Шоушенка"),
        ),
        Film("tt0468569", "The Dark Knight", 2008, 2_800_000, ("El caballero oscuro",), None, (NOLAN,)),
        Film("tt1375666", "Inception", 2010, 2_500_000, ("Начало", "盗梦空间"), None, (NOLAN,)),
        Film("tt0068646", "The Godfather", 1972, 2_000_000, ("Il padrino", "Ο νονός", "الأب الروحي")),
        Film("tt0145487", "Spider-Man", 2002, 900_000, ("Человек-паук",)),
        Film("tt0078748", "Alien", 1979, 950_000, ("Чужой", "エイリアン")),
        Film("tt0120338", "Titanic", 1997, 1_300_000, ("Титаник",)),
        Film(
            "tt0211915",
            "Amélie",
            2001,
            800_000,
            ("Die fabelhafte Welt der Amélie",),
            "Le fabuleux destin d'Amélie Poulain",
        ),
        Film(
            "tt0047478",
            "Seven Samurai",
            1954,
            380_000,
            ("Les sept samouraïs", "七人の侍"),
            "Shichinin no samurai",
        ),
        Film("tt6751668", "Parasite", 2019, 900_000, ("기생충", "ปรสิต"), "Gisaengchung"),
        Film("tt0022100", "M", 1931, 170_000, ("M - Eine Stadt sucht einen Mörder",), None, (FRITZ,)),
        Film("tt0079817", "Rocky II", 1979, 230_000),
        Film("tt0034492", "Bambi", 1942, 150_000),
        Film("tt0046435", "Titanic", 1953, 8_000),
        Film("tt0041959", "The Third Man", 1949, 180_000),
        Film("tt0113277", "Heat", 1995, 700_000),
        Film("tt0099348", 'The "Hard" Way; DROP TABLE titles; --', 1991, 900),
        Film("tt0999999", "=1+1 🎬", None, None),
    ]


def catalog_of(model_id: str, planted: list[Film]) -> CatalogRows:
    """The films as a publish loads them."""
    ordered = sorted(planted, key=lambda film: (-(film.votes or 0), film.tconst))
    people = sorted({person for film in ordered for person in film.directors})
    titles = [
        (
            row, film.tconst, film.title, film.original or film.title, film.year, None, "movie", 100, "Drama,Crime", 8.1,
            film.votes, "en", "US", "DE,US", row % 2,
        )
        for row, film in enumerate(ordered)
    ]  # fmt: skip
    credits = [  # noqa: A001
        (row, place, people.index(person), "director", place + 1, "")
        for row, film in enumerate(ordered)
        for place, person in enumerate(film.directors)
    ]
    return CatalogRows(
        model_id=model_id,
        bundle=None,
        titles=Rows(titles, len(titles)),
        clusters=Rows([(0, "even", "Even films", 9, 10.0), (1, "odd", "Odd films", 9, 190.0)], 2),
        people=Rows(
            [(place, *person, *YEARS[person], "director") for place, person in enumerate(people)], len(people)
        ),
        credits=Rows(credits, len(credits)),
        names=[name for row, film in enumerate(ordered) for name in _names(row, film)],
    )


def _names(row: int, film: Film) -> list[tuple[int, int, str, str]]:
    own = {film.title: NameKind.PRIMARY}
    if film.original:
        own.setdefault(film.original, NameKind.ORIGINAL)
    for other in film.others:
        own.setdefault(other, NameKind.ALTERNATE)
    return [(row, int(kind), text, "") for text, kind in own.items()]
