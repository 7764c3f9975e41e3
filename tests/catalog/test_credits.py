from __future__ import annotations

from pathlib import Path
from typing import Any

import narwhals as nw

from reelkin import tables
from reelkin.catalog import engine
from reelkin.catalog.credits import credits_table, crew, principals

from .staged import stage


def table(folder: Path, *, billing_order: bool = True, **rows: Any) -> list[tuple[Any, ...]]:
    staging = stage(folder, **rows)
    model = engine.small({"tconst": ["tt1", "tt2"]})
    named = nw.concat(
        [
            principals(engine.scan(staging / "title.principals.parquet"), model),
            crew(engine.scan(staging / "title.crew.parquet"), model),
        ]
    )
    found = credits_table(named, billing_order=billing_order)
    tables.check(tables.CREDITS, found, "credits")
    return sorted((tuple(row.values()) for row in engine.rows(found)), key=repr)


def test_billing_is_the_place_within_the_role_by_ordering_not_by_row(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        principals=[
            ("tt1", 10, "nm3", "actor", None, '["Kane"]'),
            ("tt1", 1, "nm1", "actress", None, '["Ripley"]'),
            ("tt1", 5, "nm9", "director"),
            ("tt1", 2, "nm2", "actor"),
            ("tt2", 7, "nm1", "actress"),
            ("tt9", 1, "nm1", "actress"),
        ],
    )
    assert found == [
        ("tt1", "nm1", "cast", 1, ["Ripley"]),
        ("tt1", "nm2", "cast", 2, []),
        ("tt1", "nm3", "cast", 3, ["Kane"]),
        ("tt1", "nm9", "director", 1, []),
        ("tt2", "nm1", "cast", 1, []),
    ]


def test_whom_only_title_crew_names_stands_behind_the_principals_in_its_order(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        principals=[("tt1", 3, "nm1", "director"), ("tt1", 4, "nm2", "writer")],
        crew=[("tt1", "nm5,nm1,nm4", "nm2"), ("tt2", None, "nm3"), ("tt9", "nm1", None)],
    )
    assert found == [
        ("tt1", "nm1", "director", 1, []),
        ("tt1", "nm2", "writer", 1, []),
        ("tt1", "nm4", "director", 3, []),
        ("tt1", "nm5", "director", 2, []),
        ("tt2", "nm3", "writer", 1, []),
    ]


def test_a_person_is_credited_once_for_each_role_at_the_earliest_place(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        principals=[
            ("tt1", 4, "nm1", "actor", None, '["Twin"]'),
            ("tt1", 2, "nm1", "actor", None, '["Brother"]'),
            ("tt1", 3, "nm2", "actress"),
            ("tt1", 5, "nm1", "writer"),
        ],
    )
    assert found == [
        ("tt1", "nm1", "cast", 1, ["Brother", "Twin"]),
        ("tt1", "nm1", "writer", 1, []),
        ("tt1", "nm2", "cast", 2, []),
    ]


def test_archive_footage_is_no_acting_and_takes_no_place_in_the_cast(tmp_path: Path) -> None:
    found = table(tmp_path, principals=[("tt1", 1, "nm1", "archive_footage"), ("tt1", 2, "nm2", "actor")])
    assert found == [("tt1", "nm1", "other", 1, []), ("tt1", "nm2", "cast", 1, [])]


def test_without_an_order_that_means_anything_there_is_no_billing(tmp_path: Path) -> None:
    found = table(
        tmp_path, billing_order=False, principals=[("tt1", 1, "nm1", "actor"), ("tt1", 2, "nm2", "actor")]
    )
    assert [row[3] for row in found] == [None, None]


def test_no_key_comes_twice(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        principals=[("tt1", place, "nm1", "actor" if place % 2 else "actress") for place in range(1, 7)],
        crew=[("tt1", "nm1,nm1", "nm1")],
    )
    assert [row[:3] for row in found] == [("tt1", "nm1", role) for role in ("cast", "director", "writer")]
