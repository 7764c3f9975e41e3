"""How the files hold together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.inspection import joins

from .small import FILMS, clean, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows


def _counts() -> dict[str, object]:
    counts = clean().counts()
    counts["title.ratings"] |= {
        "lines": 70,
        "rejected": {"duplicate id": 8, "cut short": 2},
        "orphans": {"title": 5},
    }
    counts["title.principals"]["orphans"] = {"title": 1, "person": 2}
    return counts


def test_rows_say_what_became_of_each_line() -> None:
    table = joins.rows(_counts())
    assert table.row(1) == ("title.ratings", 70, 60, 10, 5)
    assert table.row(3) == ("title.principals", 60, 60, 0, 3)
    assert len(table) == 7


def test_rejects_by_file_and_reason_most_first() -> None:
    assert joins.rejects(_counts()).rows() == [
        ("title.ratings", "duplicate id", 8),
        ("title.ratings", "cut short", 2),
    ]


def test_orphans_by_what_they_lack() -> None:
    found = {(file, lacks): rows for file, lacks, rows, _ in joins.orphans(_counts()).iter_rows()}
    assert found["title.ratings", "title"] == 5
    assert found["title.principals", "person"] == 2
    assert found["title.episode", "parent"] == 0


def test_coverage_is_the_share_of_each_type(rows: Rows, tmp_path: Path) -> None:
    rows.film(1)
    table = joins.coverage(rows.stage(tmp_path))
    films, episodes, series = table.rows(named=True)
    assert films["titles"] == FILMS + 1
    assert films["rating"] == films["crew"] == films["other title"] == FILMS / (FILMS + 1)
    assert films["episode or series"] == 0
    assert episodes["episode or series"] == series["episode or series"] == 1
    assert series["rating"] == 0


def test_coverage_of_nothing(tmp_path: Path) -> None:
    assert joins.coverage(empty().stage(tmp_path)).is_empty()
