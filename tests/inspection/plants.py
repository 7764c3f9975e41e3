"""For every kind of anomaly, how to plant some and what must then be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .small import Rows

Found = dict[str, int]


def _titles(kind: str, number: int, **values: object) -> Callable[[Rows], Found]:
    def plant(rows: Rows) -> Found:
        first = len(rows.files["title.basics"])
        for more in range(number):
            rows.film(first + more, **values)
        return {kind: number}

    return plant


def _people(kind: str, number: int, **values: object) -> Callable[[Rows], Found]:
    def plant(rows: Rows) -> Found:
        first = len(rows.files["name.basics"])
        for more in range(number):
            rows.person(first + more, **values)
        return {kind: number}

    return plant


def _ratings(kind: str, number: int, **values: object) -> Callable[[Rows], Found]:
    def plant(rows: Rows) -> Found:
        for more in range(number):
            rows.add("title.ratings", tconst=f"tt5{more:06}", **values)
        return {kind: number}

    return plant


def _akas(kind: str, number: int, **values: object) -> Callable[[Rows], Found]:
    def plant(rows: Rows) -> Found:
        for more in range(number):
            rows.add("title.akas", ordering=10 + more, **values)
        return {kind: number}

    return plant


def _own_parents(rows: Rows) -> Found:
    for number in (1, 2):
        tconst = rows.film(900 + number, titleType="tvEpisode")
        rows.add("title.episode", tconst=tconst, parentTconst=tconst)
    return {"own_parent": 2}


def _children_of_films(rows: Rows) -> Found:
    for number in (1, 2, 3):
        tconst = rows.film(910 + number, titleType="tvEpisode")
        rows.add("title.episode", tconst=tconst, parentTconst="tt1000001")
    return {"parent_no_series": 3}


def _films_in_series(rows: Rows) -> Found:
    tconst = rows.film(920)
    rows.add("title.episode", tconst=tconst, parentTconst="tt2000000", episodeNumber=9)
    return {"episode_of_other_type": 1}


def _twins(rows: Rows) -> Found:
    for number in (930, 931):
        rows.film(number, primaryTitle="Twin", startYear=1999)
    for number in (932, 933, 934):
        rows.film(number, primaryTitle="Triplet", startYear=1999)
    rows.film(935, primaryTitle="Twin", startYear=2000)
    rows.film(936, primaryTitle="Twin", startYear=1999, titleType="short")
    return {"title_twice": 5}


def _twin_episodes(rows: Rows) -> Found:
    for number in (940, 941):
        rows.film(number, primaryTitle="Episode #1.1", titleType="tvEpisode")
    return {}


def _hopes(rows: Rows) -> Found:
    tconst = rows.film(950, startYear=2027)
    rows.add("title.ratings", tconst=tconst)
    rows.film(951, startYear=2031)
    rows.film(952, startYear=2026)
    return {"start_year_in_future": 2, "rated_before_start": 1}


def _two_originals(rows: Rows) -> Found:
    for tconst in ("tt1000001", "tt1000002"):
        rows.add("title.akas", titleId=tconst, ordering=7, isOriginalTitle=True)
    return {"several_original_titles": 2}


def _early_credits(rows: Rows) -> Found:
    nconst = rows.person(960, birthYear=2001, deathYear=None)
    early = rows.film(961, startYear=2000)
    for tconst in (early, early, rows.film(962, startYear=2001)):
        rows.add("title.principals", tconst=tconst, ordering=5, nconst=nconst)
    return {"credited_before_birth": 1}


def _crowds(rows: Rows) -> Found:
    rows.add("title.crew", directors=",".join(["nm1000001"] * 51))
    rows.add("title.crew", directors=",".join(["nm1000001"] * 50))
    return {"crowd_of_directors": 1}


PLANTS: dict[str, Callable[[Rows], Found]] = {
    "runtime_zero": _titles("runtime_zero", 3, runtimeMinutes=0),
    "runtime_over_ten_hours": _titles("runtime_over_ten_hours", 2, runtimeMinutes=601),
    "film_under_ten_minutes": _titles("film_under_ten_minutes", 4, runtimeMinutes=9),
    "start_year_in_future": _titles("start_year_in_future", 2, startYear=2027),
    "end_year_in_future": _titles("end_year_in_future", 3, titleType="tvSeries", endYear=2030),
    "end_before_start": _titles("end_before_start", 2, titleType="tvSeries", endYear=1979),
    "end_year_on_no_series": _titles("end_year_on_no_series", 5, endYear=2020),
    "title_empty": _titles("title_empty", 1, primaryTitle="  ", startYear=None),
    "title_like_null": _titles("title_like_null", 2, primaryTitle="None", startYear=None),
    "title_like_number": _titles("title_like_number", 3, primaryTitle="+1", startYear=None),
    "unbalanced_quotes": _titles("unbalanced_quotes", 2, originalTitle='"Rolling in the Deep Dish'),
    "blanks_around_title": _titles("blanks_around_title", 2, primaryTitle=" Alien", startYear=None),
    "control_characters_in_title": _titles(
        "control_characters_in_title", 2, primaryTitle="A\x07B", startYear=None
    ),
    "misread_characters_in_title": _titles("misread_characters_in_title", 1, primaryTitle="AmÃ©lie"),
    "genres_missing": _titles("genres_missing", 6, genres=None),
    "genre_twice": _titles("genre_twice", 2, genres="Drama,Comedy,Drama"),
    "adult_for_families": _titles("adult_for_families", 2, isAdult=True, genres="Comedy,Family"),
    "adult_without_flag": _titles("adult_without_flag", 3, genres="Adult,Drama"),
    "perfect_by_few": _ratings("perfect_by_few", 3, averageRating=10.0, numVotes=99),
    "worst_by_few": _ratings("worst_by_few", 2, averageRating=1.0, numVotes=7),
    "fewer_than_five_votes": _ratings("fewer_than_five_votes", 2, averageRating=6.0, numVotes=4),
    "own_parent": _own_parents,
    "crowd_of_directors": _crowds,
    "alternate_title_empty": _akas("alternate_title_empty", 2, title=None),
    "control_characters_in_alternate_title": _akas(
        "control_characters_in_alternate_title", 1, title="A\x02B"
    ),
    "death_before_birth": _people("death_before_birth", 2, birthYear=1946, deathYear=1900),
    "older_than_120": _people("older_than_120", 3, birthYear=1800, deathYear=1921),
    "birth_year_in_future": _people("birth_year_in_future", 1, birthYear=2027, deathYear=None),
    "death_year_in_future": _people("death_year_in_future", 2, birthYear=1990, deathYear=2027),
    "name_empty": _people("name_empty", 2, primaryName=None),
    "control_characters_in_name": _people("control_characters_in_name", 1, primaryName="A\tB"),
    "misread_characters_in_name": _people("misread_characters_in_name", 2, primaryName="B\ufffdb"),
    "votes_far_above": _ratings("votes_far_above", 2, averageRating=8.0, numVotes=90_000_000),
    "rated_before_start": _hopes,
    "title_twice": _twins,
    "parent_no_series": _children_of_films,
    "episode_of_other_type": _films_in_series,
    "several_original_titles": _two_originals,
    "credited_before_birth": _early_credits,
}

DOZEN = (
    "runtime_zero",
    "runtime_over_ten_hours",
    "end_before_start",
    "end_year_on_no_series",
    "title_like_null",
    "unbalanced_quotes",
    "genres_missing",
    "adult_for_families",
    "perfect_by_few",
    "own_parent",
    "death_before_birth",
    "older_than_120",
    "votes_far_above",
    "title_twice",
    "several_original_titles",
)

INNOCENT = (_twin_episodes,)
"""What looks like an anomaly and is none."""
