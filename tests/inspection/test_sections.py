"""The page's sections, in order, with words for what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.inspection.findings import measure
from reelkin.inspection.page import Link
from reelkin.inspection.sections import sections

from .small import Facts, empty

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.inspection.page import Section

    from .small import Rows

STEPS = [
    {"step": "listed", "kept": 64, "removed": 0, "why": "rows"},
    {"step": "votes", "kept": 60, "removed": 4, "why": "too few"},
]


def _sections(rows: Rows, folder: Path, **changes: object) -> dict[str, Section]:
    counts = rows.counts()
    counts.update(changes)
    return {
        part.id: part
        for part in sections(
            measure(rows.stage(folder), counts, Facts(), STEPS if rows.files["title.basics"] else None)
        )
    }


def test_sections_are_in_reading_order(rows: Rows, tmp_path: Path) -> None:
    assert list(_sections(rows, tmp_path)) == [
        "files",
        "rejects",
        "missing",
        "titles",
        "genres",
        "ratings",
        "votes-and-ratings-answer",
        "runtimes",
        "people",
        "places",
        "anomalies",
        "funnel",
    ]


def test_without_a_funnel_there_is_no_such_section(tmp_path: Path) -> None:
    parts = _sections(empty(), tmp_path)
    assert "funnel" not in parts
    assert parts["titles"].lead == ["There are no titles."]
    assert parts["runtimes"].lead == ["There are no titles with a runtime."]
    assert parts["places"].lead == ["There are no alternate titles."]
    assert parts["votes-and-ratings-answer"].lead[0].startswith("Too few rated titles")


def test_rejects_are_told_by_reason(rows: Rows, tmp_path: Path) -> None:
    ratings = {
        "lines": 63,
        "accepted": 60,
        "rejected": {"duplicate id": 2, "NUL byte": 1},
        "orphans": {"title": 0},
    }
    part = _sections(rows, tmp_path, **{"title.ratings": ratings})["rejects"]
    assert part.lead[0].startswith("3\u00a0lines refused.")
    assert part.tables[0].rows == [("title.ratings", "duplicate id", "2"), ("title.ratings", "NUL byte", "1")]


def test_orphans_are_told_by_what_they_lack(rows: Rows, tmp_path: Path) -> None:
    principals = {"lines": 60, "accepted": 60, "rejected": {}, "orphans": {"title": 0, "person": 1}}
    part = _sections(rows, tmp_path, **{"title.principals": principals})["files"]
    assert part.notes == ["1\u00a0row of title.principals with a person who is not in name.basics."]
    assert ("title.principals", "60", "60", "0", "1") in part.tables[0].rows


def test_people_are_linked(rows: Rows, tmp_path: Path) -> None:
    table = _sections(rows, tmp_path)["people"].tables[0]
    assert table.rows[0][:2] == ("director", Link("Person 0", "https://www.imdb.com/name/nm1000000/"))


def test_the_funnel_is_a_table_with_reasons(rows: Rows, tmp_path: Path) -> None:
    assert _sections(rows, tmp_path)["funnel"].tables[0].rows[1] == ("votes", "too few", "60", "4")
