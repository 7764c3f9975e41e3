"""Small tables of the titles, checked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.inspection import summaries

from .small import FILMS, PEOPLE, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows


def test_nulls_are_counted_by_column_in_the_order_of_the_files(rows: Rows, tmp_path: Path) -> None:
    table = summaries.nulls(rows.stage(tmp_path))
    found = {f"{file}.{column}": (count, total) for file, column, total, count, _ in table.iter_rows()}
    assert list(found)[:2] == ["title.basics.tconst", "title.basics.titleType"]
    assert found["title.basics.tconst"] == (0, FILMS + 4)
    assert found["title.basics.endYear"] == (FILMS + 3, FILMS + 4)
    assert found["title.crew.writers"] == (FILMS, FILMS)
    assert found["name.basics.deathYear"] == (7, PEOPLE)
    assert table.filter(table["column"] == "writers")["share"].item() == 1


def test_nulls_of_no_rows_have_a_share_of_nothing(tmp_path: Path) -> None:
    assert summaries.nulls(empty().stage(tmp_path))["share"].unique().to_list() == [0.0]


def test_types_are_counted_with_those_that_are_rated(rows: Rows, tmp_path: Path) -> None:
    assert summaries.types(rows.stage(tmp_path)).rows() == [
        ("movie", FILMS, FILMS),
        ("tvEpisode", 3, 0),
        ("tvSeries", 1, 0),
    ]


def test_years_leave_out_what_has_none(rows: Rows, tmp_path: Path) -> None:
    rows.film(1, startYear=None)
    rows.film(2, startYear=1901)
    table = summaries.years(rows.stage(tmp_path))
    assert table.row(0) == ("movie", 1901, 1)
    assert table["titles"].sum() == FILMS + 4 + 1


def test_runtimes_leave_out_none_and_zero(rows: Rows, tmp_path: Path) -> None:
    rows.film(1, runtimeMinutes=None)
    rows.film(2, runtimeMinutes=0)
    rows.film(3, runtimeMinutes=5)
    table = summaries.runtimes(rows.stage(tmp_path))
    assert table.row(0) == ("movie", 5, 1)
    assert table["titles"].sum() == FILMS + 4 + 1


def test_genres_count_each_title_in_each_of_its_genres_once(tmp_path: Path) -> None:
    rows = empty()
    for number, genres in enumerate(["Drama,War", "War,Drama", "Drama", "Drama,Drama", None, "", "Crime"]):
        rows.film(number, genres=genres)
    sets = summaries.genre_sets(rows.stage(tmp_path))
    assert sets.rows() == [(["Drama"], 2), (["Drama", "War"], 2), (["Crime"], 1)] or sets["titles"].sum() == 5
    assert summaries.genres(sets, 7).rows() == [("Drama", 4, 4 / 7), ("War", 2, 2 / 7), ("Crime", 1, 1 / 7)]


def test_lift_is_meetings_over_those_expected_by_chance(tmp_path: Path) -> None:
    rows = empty()
    number = 0
    for genres, copies in (("A,B", 30), ("A", 20), ("B", 10), ("C", 40)):
        for _ in range(copies):
            number += 1
            rows.film(number, genres=genres)
    pairs = summaries.genre_pairs(summaries.genre_sets(rows.stage(tmp_path)), 100)
    first, second, third = pairs.rows()
    assert first[:3] == ("A", "B", 30)
    assert first[3:] == pytest.approx((20, 1.5))
    assert second == ("A", "C", 0, 20.0, 0.0)
    assert third == ("B", "C", 0, 16.0, 0.0)


def test_pairs_that_chance_would_hardly_make_meet_have_no_lift(tmp_path: Path) -> None:
    rows = empty()
    rows.film(1, genres="A,B")
    (pair,) = summaries.genre_pairs(summaries.genre_sets(rows.stage(tmp_path)), 1).rows()
    assert pair == ("A", "B", 1, 1.0, None)
