"""Staged rows as scans, under numbers for ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import MissingArtefact
from reelkin.inspection.staging import PERSON, TITLE, Staging, number, person_id, split, title_id

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingArtefact, match=r"title\.basics\.parquet"):
        Staging(tmp_path).scan("title.basics")


@given(st.integers(0, 999_999_999))
def test_ids_survive_the_way_to_numbers_and_back(digits: int) -> None:
    frame = pl.DataFrame({"t": [f"tt{digits:07}"], "n": [f"nm{digits:07}"]})
    numbers = frame.with_columns(number("t", TITLE), number("n", PERSON))
    assert numbers[TITLE].item() == digits
    assert numbers.select(title_id(), person_id().alias("n")).row(0) == frame.row(0)


def test_rated_holds_only_titles_with_a_row_of_their_own(rows: Rows, tmp_path: Path) -> None:
    rows.add("title.ratings", tconst="tt9999999")
    rated = rows.stage(tmp_path).rated
    assert len(rated) == 60
    assert rated[TITLE].is_sorted()
    assert set(rated["type"]) == {"movie"}


def test_lists_are_split_and_null_stays_null() -> None:
    assert pl.DataFrame({"a": ["x,y", None]}).select(split("a"))["a"].to_list() == [["x", "y"], None]
