from __future__ import annotations

import numpy as np
import pytest

from reelkin.errors import UsageError
from reelkin.recommend.household.aggregation import mean_of, read_aggregation, together

CONFLICT = np.array([[1.0, 0.9, 0.5, 0.0, 0.1], [0.0, 0.1, 0.5, 1.0, 0.9]])


def test_least_misery_is_the_least_pleased_and_average_the_mean() -> None:
    assert together(CONFLICT, "least-misery").tolist() == pytest.approx([0, 0.1, 0.5, 0, 0.1])
    assert together(CONFLICT, "average").tolist() == pytest.approx([0.5] * 5)


def test_fair_weighs_most_whoever_was_served_least() -> None:
    """After the first has had a whole pick, the other's favourite is worth more than the first's next."""
    after = together(CONFLICT, "fair", np.array([1.0, 0.1]))
    assert int(np.argmax(after)) == 3
    assert int(np.argmax(together(CONFLICT, "fair", np.array([0.1, 1.0])))) == 0
    assert int(np.argmax(together(CONFLICT, "fair", np.zeros(2)))) == 2


def test_the_order_of_members_changes_no_bit() -> None:
    many = np.random.default_rng(5).random((7, 200))
    backwards = many[::-1]
    served = np.random.default_rng(6).random(7)
    assert np.array_equal(mean_of(many), mean_of(backwards))
    assert np.array_equal(together(many, "fair", served), together(backwards, "fair", served[::-1]))


def test_an_unknown_aggregation_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="must be one of least-misery, average, fair, got 'sum'"):
        read_aggregation("sum")
