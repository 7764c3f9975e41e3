"""Who is credited most, by role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.inspection import people

from .small import empty

if TYPE_CHECKING:
    from pathlib import Path


def _credited(rows_of: dict[str, list[tuple[str, str, str]]], tmp_path: Path) -> list[tuple[object, ...]]:
    rows = empty()
    for number, kind in enumerate(("movie", "movie", "tvSeries", "tvEpisode", "tvEpisode")):
        rows.film(number, titleType=kind)
    rows.person(1, nconst="nm0000001", primaryName="Ann")
    rows.person(2, nconst="nm0000002", primaryName="Bo")
    for tconst, nconst, category in rows_of.get("principals", []):
        row = {
            "tconst": tconst,
            "ordering": 1,
            "nconst": nconst,
            "category": category,
            "job": None,
            "characters": None,
        }
        rows.files["title.principals"].append(row)
    for tconst, directors, writers in rows_of.get("crew", []):
        row = {"tconst": tconst, "directors": directors or None, "writers": writers or None}
        rows.files["title.crew"].append(row)
    return people.most_credited(rows.stage(tmp_path)).rows()


def test_directors_and_writers_come_from_the_crew_file(tmp_path: Path) -> None:
    crew = [
        ("tt3000000", "nm0000001,nm0000002", "nm0000002"),
        ("tt3000001", "nm0000001", ""),
        ("tt3000003", "nm0000002", ""),
        ("tt3000004", "nm0000002", ""),
    ]
    assert _credited({"crew": crew}, tmp_path) == [
        ("director", "nm0000001", "Ann", 2, 0),
        ("director", "nm0000002", "Bo", 1, 2),
        ("writer", "nm0000002", "Bo", 1, 0),
    ]


def test_actors_and_actresses_are_one_role_and_other_titles_do_not_count(tmp_path: Path) -> None:
    principals = [
        ("tt3000000", "nm0000001", "actress"),
        ("tt3000001", "nm0000001", "actor"),
        ("tt3000002", "nm0000009", "actor"),
        ("tt8888888", "nm0000009", "actor"),
        ("tt3000000", "nm0000002", "casting_director"),
    ]
    assert _credited({"principals": principals}, tmp_path) == [
        ("actor or actress", "nm0000001", "Ann", 2, 0),
        ("actor or actress", "nm0000009", "nm0000009", 1, 0),
    ]


def test_ten_of_a_role_and_ties_by_the_smallest_id(tmp_path: Path) -> None:
    principals = [("tt3000000", f"nm00000{number:02}", "editor") for number in range(99, 9, -1)]
    found = _credited({"principals": principals}, tmp_path)
    assert [row[1] for row in found] == [f"nm00000{number}" for number in range(10, 20)]


def test_nobody_is_credited_in_empty_files(tmp_path: Path) -> None:
    assert _credited({}, tmp_path) == []
