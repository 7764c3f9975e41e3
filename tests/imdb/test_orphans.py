"""Rows that point to nothing."""

from __future__ import annotations

import polars as pl

from reelkin.imdb.files import (
    NAME_BASICS,
    TITLE_BASICS,
    TITLE_CREW,
    TITLE_EPISODE,
    TITLE_PRINCIPALS,
    TITLE_RATINGS,
)
from reelkin.imdb.orphans import Directory, OrphanCounter

TITLES = ["tt0000001", "tt0000009", "tt28642224"]
PEOPLE = ["nm0000001", "nm0000009"]


def _directory() -> Directory:
    directory = Directory()
    directory.note(TITLE_BASICS, pl.DataFrame({"tconst": TITLES[:2]}))
    directory.note(TITLE_BASICS, pl.DataFrame({"tconst": TITLES[2:]}))
    directory.note(NAME_BASICS, pl.DataFrame({"nconst": PEOPLE}))
    directory.note(TITLE_RATINGS, pl.DataFrame({"tconst": ["tt0000005"]}))
    return directory


def _count(file, **columns: list[str | None]) -> dict[str, int]:
    counter = OrphanCounter(file, _directory())
    frame = pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
    for part in (frame[:1], frame[1:]):
        counter.count(part)
    return dict(counter.counts)


def test_ratings_without_a_title_are_orphans() -> None:
    """tt0000005 has a rating, which makes it no title."""
    assert _count(TITLE_RATINGS, tconst=["tt0000001", "tt0000005", "tt28642224", "tt0000002"]) == {"title": 2}


def test_an_episode_can_lack_its_title_or_its_parent_or_both() -> None:
    counts = _count(
        TITLE_EPISODE,
        tconst=["tt0000001", "tt0000002", "tt0000001", "tt0000002"],
        parentTconst=["tt0000009", "tt0000009", "tt0000003", "tt0000003"],
    )
    assert counts == {"title": 2, "parent": 2}


def test_ids_of_titles_and_people_are_not_mixed_up() -> None:
    counts = _count(
        TITLE_PRINCIPALS,
        tconst=["tt28642224", "tt0000001", "tt0000003"],
        nconst=["nm28642224", "nm0000001", "nm0000003"],
    )
    assert counts == {"title": 1, "person": 2}


def test_a_row_is_counted_once_however_many_people_it_lacks() -> None:
    counts = _count(
        TITLE_CREW,
        tconst=["tt0000001"] * 6,
        directors=[
            "nm0000001,nm0000002",
            None,
            "",
            "nm0000003,nm0000004",
            "nm0000001,nm0000009",
            "nm0000009",
        ],
        writers=["nm0000002", "nm0000001", None, "nm0000005", "", "nm0000008"],
    )
    assert counts == {"title": 0, "person": 3}


def test_nothing_read_yet_makes_orphans_of_all() -> None:
    counter = OrphanCounter(TITLE_RATINGS, Directory())
    counter.count(pl.DataFrame({"tconst": TITLES}))
    assert counter.counts == {"title": 3}


def test_files_that_refer_to_nothing_have_no_orphans() -> None:
    assert OrphanCounter(TITLE_BASICS, Directory()).counts == {}
