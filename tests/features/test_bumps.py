"""Smooth bumps: sums, shapes and edges."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.features.bumps import bumps, hats


def numbers(*values: float | None) -> pl.DataFrame:
    return pl.DataFrame({"value": values}, schema={"value": pl.Float64}).with_row_index("row")


def test_bump_is_highest_at_its_centre_and_reaches_both_neighbours() -> None:
    found = bumps(numbers(20.0), "centre", 10.0).sort("centre")
    assert found.select("centre", "value").rows() == [(1, 0.125), (2, 0.75), (3, 0.125)]


def test_half_way_between_two_centres_both_count_the_same() -> None:
    found = bumps(numbers(25.0), "centre", 10.0).sort("centre")
    assert found.select("centre", "value").rows() == [(2, 0.5), (3, 0.5)]


@given(st.floats(-500, 500))
def test_bumps_of_any_number_add_up_to_one(value: float) -> None:
    found = bumps(numbers(value), "centre", 10.0)
    assert found["value"].sum() == pytest.approx(1.0)
    assert found["value"].min() > 0  # type: ignore[operator]
    assert 2 <= found.height <= 3 or found.height == 1


def test_hat_between_two_knots_is_shared_by_nearness() -> None:
    found = hats(numbers(95.0), (0, 90, 105)).sort("knot")
    assert found["knot"].to_list() == [1, 2]
    assert found["value"].to_list() == pytest.approx([2 / 3, 1 / 3])


def test_hat_holds_at_the_ends() -> None:
    found = hats(numbers(-5.0, 1000.0), (0, 90, 105)).sort("row")
    assert found.rows() == [(0, 0, 1.0), (1, 2, 1.0)]


@given(st.floats(-10, 300))
def test_hats_of_any_number_add_up_to_one(value: float) -> None:
    assert hats(numbers(value), (0, 15, 90, 105, 240))["value"].sum() == pytest.approx(1.0)


def test_unknown_numbers_have_no_bumps() -> None:
    assert bumps(numbers(None), "centre", 10.0).is_empty()
    assert hats(numbers(None), (0, 90)).is_empty()
