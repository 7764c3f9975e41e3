"""Regions and languages of alternate titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.inspection import places

from .small import FILMS, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows


def test_rows_without_a_region_are_counted_as_such(rows: Rows, tmp_path: Path) -> None:
    rows.add("title.akas", ordering=9, region="US", language="en")
    staging = rows.stage(tmp_path)
    found = places.regions(staging)
    assert found.row(0) == (None, FILMS)
    assert dict(found.iter_rows())["US"] == 1
    assert found["alternate_titles"].sum() == 2 * FILMS + 1
    assert places.languages(staging).rows() == [(None, 2 * FILMS), ("en", 1)]


def test_codes_as_frequent_are_in_their_own_order(rows: Rows, tmp_path: Path) -> None:
    codes = places.regions(rows.stage(tmp_path)).drop_nulls()["code"].to_list()
    assert codes == ["FR", "DE", "JP"]


def test_no_alternate_titles(tmp_path: Path) -> None:
    assert places.regions(empty().stage(tmp_path)).is_empty()
