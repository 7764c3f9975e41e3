from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from reelkin.catalog.funnel import funnel, steps
from reelkin.catalog.prepare import prepare
from reelkin.catalog.selection import VERDICTS, thresholds
from reelkin.settings import Settings

from .staged import movie, snapshot, stage

BASICS: list[tuple[Any, ...]] = [
    movie("tt1", "In"),
    movie("tt2", "Also in"),
    movie("tt3", "Few votes"),
    movie("tt4", "No votes"),
    movie("tt5", "Too old", year=1920),
    ("tt6", "movie", "Not for children", "Not for children", True, 2000, None, 90, "Adult"),
    ("tt7", "tvEpisode", "Pilot", "Pilot", False, 2000, None, 30, "Drama"),
    ("tt8", "videoGame", "Pong", "Pong", False, 2000, None, None, None),
]
RATINGS = [("tt1", 8.0, 100), ("tt2", 6.0, 10), ("tt3", 6.0, 9), ("tt5", 6.0, 500), ("tt7", 9.0, 900)]


def test_the_steps_name_what_each_choice_removes(tmp_path: Path) -> None:
    found = funnel(stage(tmp_path, basics=BASICS, ratings=RATINGS), snapshot(), Settings(first_year=1950))
    assert [(step["step"], step["removed"], step["kept"]) for step in found] == [
        ("listed", 0, 8),
        ("kind", 2, 6),
        ("untitled", 0, 6),
        ("adult", 1, 5),
        ("type", 0, 5),
        ("year", 1, 4),
        ("unrated", 1, 3),
        ("votes", 1, 2),
    ]
    assert all(step["why"] for step in found)


def test_the_funnel_ends_with_the_titles_that_prepare_puts_in_the_model(tmp_path: Path) -> None:
    staging, out = stage(tmp_path / "in", basics=BASICS, ratings=RATINGS), tmp_path / "out"
    out.mkdir()
    result = prepare(staging, out, snapshot(), Settings())
    titles = pl.read_parquet(out / "titles.parquet")
    assert result["funnel"] == funnel(staging, snapshot(), Settings())
    assert result["funnel"][-1]["kept"] == titles.filter(pl.col("left_out_by").is_null()).height
    by_step = {step["step"]: step for step in result["funnel"]}
    assert by_step["adult"]["kept"] == titles.height
    for reason, count in titles.drop_nulls("left_out_by").group_by("left_out_by").len().rows():
        assert by_step[reason]["removed"] == count


def test_an_empty_file_gives_a_funnel_of_zeros(tmp_path: Path) -> None:
    assert {step["kept"] for step in funnel(stage(tmp_path), snapshot(), Settings())} == {0}


@given(st.dictionaries(st.sampled_from([None, *VERDICTS]), st.integers(0, 10**9)))
def test_the_numbers_sum_whatever_they_are(counts: dict[str | None, int]) -> None:
    found = steps(counts, thresholds(snapshot(), Settings()))
    for before, after in pairwise(found):
        assert before["kept"] == after["kept"] + after["removed"]
    assert found[0]["kept"] == sum(counts.values())
    assert found[-1]["kept"] == counts.get(None, 0)
