"""Era: near years look alike, and the name of the decade is its own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.features.era import era, label

from .tiny import source, titles, values


def of(year: int | None) -> dict[str, float]:
    return values(era(source(titles({"start_year": year}))), 0)


def cosine(one: int, other: int) -> float:
    names = sorted({**of(one), **of(other)})
    a, b = (np.array([of(year).get(name, 0.0) for name in names]) for year in (one, other))
    return float(a @ b / np.sqrt((a @ a) * (b @ b)))


def test_a_year_touches_its_decade_and_the_next() -> None:
    # 1979 lies 4.5 of 10 years after the middle of the 1970s: .75 - .45², .5 · .95², .5 · .05²
    assert of(1979) == {"era_1960": 0.00125, "era_1970": 0.5475, "era_1980": 0.45125}


def test_near_years_are_nearer_than_the_ends_of_one_decade() -> None:
    assert cosine(1979, 1980) > 0.97
    assert cosine(1970, 1979) < 0.65
    assert cosine(1950, 1990) == 0.0


@given(st.integers(1920, 2039))
def test_every_year_belongs_to_its_own_decade_most(year: int) -> None:
    weights = of(year)
    assert max(weights, key=weights.__getitem__) == f"era_{year // 10 * 10}"
    assert sum(weights.values()) == pytest.approx(1.0, abs=1e-5)


def test_before_1920_is_one_era() -> None:
    assert of(1895) == of(1911) == {"era_1910": 0.875, "era_1920": 0.125}
    assert label(1910) == "the 1910s or before"
    assert label(1960) == "the 1960s"


def test_no_year_no_era() -> None:
    assert of(None) == {}
