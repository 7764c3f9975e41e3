"""Quantiles of counted values are those of the values themselves."""

from __future__ import annotations

import math

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from reelkin.inspection.distributions import highest, quantiles, total


@given(st.lists(st.integers(0, 30), min_size=1), st.floats(0, 1))
def test_a_quantile_is_the_first_value_with_its_share_below_or_on_it(values: list[int], at: float) -> None:
    counted = pl.Series("value", values).value_counts(name="titles")
    place = max(math.ceil(at * len(values)) - 1, 0)
    expected = sorted(values)[place]
    neighbours = {expected, *(sorted(values)[i] for i in (place - 1, place + 1) if 0 <= i < len(values))}
    (found,) = quantiles(counted, "value", "titles", (at,))
    # The product at * n may fall a hair to either side of a whole number.
    near = abs(at * len(values) - round(at * len(values))) < 1e-9
    assert found in neighbours if near else found == expected


def test_of_nothing_there_are_no_quantiles() -> None:
    none = pl.DataFrame(schema={"value": pl.Int32, "titles": pl.Int64})
    assert quantiles(none, "value", "titles", (0.5,)) == []
    assert total(none["titles"]) == highest(none["titles"]) == 0


def test_values_given_twice_are_added_up() -> None:
    table = pl.DataFrame({"value": [2, 1, 2], "titles": [1, 2, 3]})
    assert quantiles(table, "value", "titles", (0.0, 0.33, 0.34, 1.0)) == [1, 1, 2, 2]
