from __future__ import annotations

import numpy as np
import pytest

from reelkin.evaluation.bootstrap import interval


def test_it_is_about_two_standard_errors_wide() -> None:
    values = np.random.default_rng(1).normal(3.0, 2.0, 400)
    low, high = interval(values)
    assert low < values.mean() < high
    assert high - low == pytest.approx(2 * 1.96 * values.std() / 20, rel=0.08)


def test_the_same_values_give_the_same_interval_and_none_are_refused() -> None:
    values = np.arange(10.0)
    assert interval(values) == interval(values)
    with pytest.raises(ValueError, match="at least one"):
        interval(np.array([]))
