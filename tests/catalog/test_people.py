from __future__ import annotations

from pathlib import Path

from reelkin import tables
from reelkin.catalog import engine
from reelkin.catalog.people import people

from .staged import stage


def test_people_are_those_credited_and_whom_nothing_names_goes_by_their_id(tmp_path: Path) -> None:
    staging = stage(
        tmp_path,
        names=[
            ("nm1", "Sigourney Weaver", 1949, None, "actress,producer", "tt1,tt2"),
            ("nm2", "Nobody Special", None, None, None, None),
            ("nm3", "Credited Nowhere", 1900, 1980, "actor", "tt9"),
            ("nm4", None, 1900, 1980, "actor", "tt9"),
        ],
    )
    found = people(
        engine.scan(staging / "name.basics.parquet"), engine.small({"nconst": ["nm1", "nm2", "nm4", "nm8"]})
    )
    tables.check(tables.PEOPLE, found, "people")
    assert sorted((tuple(row.values()) for row in engine.rows(found)), key=repr) == [
        ("nm1", "Sigourney Weaver", 1949, None, ["actress", "producer"], ["tt1", "tt2"]),
        ("nm2", "Nobody Special", None, None, [], []),
        ("nm4", "nm4", 1900, 1980, ["actor"], ["tt9"]),
        ("nm8", "nm8", None, None, [], []),
    ]
