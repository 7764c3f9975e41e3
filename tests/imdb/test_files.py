"""The description of the seven files."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from reelkin.imdb.files import BY_NAME, FILES, NAME_BASICS, TITLE_BASICS

if TYPE_CHECKING:
    from pathlib import Path


def test_there_are_seven_files_each_under_its_name() -> None:
    assert len(FILES) == 7
    assert {name: file.name for name, file in BY_NAME.items()} == {file.name: file.name for file in FILES}
    assert TITLE_BASICS.gz_name == "title.basics.tsv.gz"


def test_the_header_is_the_columns_parted_by_tabs() -> None:
    assert TITLE_BASICS.header == (
        "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres"
    )


@pytest.mark.parametrize("folder", ["imdb_real", "imdb_from_meta"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_genuine_files_have_these_headers(shared_data: Path, folder: str, file) -> None:
    with gzip.open(shared_data / folder / file.gz_name, "rt", encoding="utf-8") as lines:
        assert next(lines) == file.header + "\n"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_key_is_made_of_columns_that_are_never_null(file) -> None:
    required = {column.name for column in file.columns if not column.nullable}
    assert set(file.key) <= required


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_list_has_a_separator_and_nothing_else_has(file) -> None:
    assert all((column.separator is not None) == (column.kind == "list") for column in file.columns)


def test_what_refers_to_titles_and_people() -> None:
    """Only the two basic files refer to nothing; an episode lacks a title or a parent."""
    referring = {file.name: [c.refers_to for c in file.columns if c.refers_to] for file in FILES}
    assert referring == {
        "title.basics": [],
        "title.ratings": ["title"],
        "title.crew": ["title", "person", "person"],
        "title.principals": ["title", "person"],
        "title.akas": ["title"],
        "title.episode": ["title", "parent"],
        "name.basics": [],
    }


def test_people_may_be_born_before_film_and_titles_may_not() -> None:
    bounds = {
        column.name: column.bounds
        for file in (TITLE_BASICS, NAME_BASICS)
        for column in file.columns
        if column.kind == "year"
    }
    assert bounds["startYear"][0] > 1870
    assert bounds["birthYear"][0] < 0
    assert bounds["startYear"][1] == bounds["deathYear"][1] >= 2115
