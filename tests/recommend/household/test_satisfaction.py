from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.recommend.household.satisfaction import of_whole_list, places, satisfaction

SCORES = st.lists(st.integers(-5, 5), min_size=2, max_size=30).map(lambda values: np.array(values, float))


def test_places_are_counted_among_the_unseen_and_equals_share_the_better() -> None:
    scores, unseen = np.array([0.5, 0.9, 0.5, 0.1, 0.7]), np.array([True, True, True, True, False])
    assert places(scores, unseen).tolist() == [2, 1, 2, 4, 2]


def test_the_first_is_one_the_last_none_and_each_tenfold_place_costs_the_same() -> None:
    scores = -np.arange(1000.0)
    worth = satisfaction(scores, np.ones(1000, bool))
    assert worth[[0, 9, 99, 999]].tolist() == pytest.approx([1, 2 / 3, 1 / 3, 0])


@given(SCORES)
def test_it_rises_with_the_score_and_stays_between_none_and_one(scores: np.ndarray) -> None:
    worth = satisfaction(scores, np.ones(len(scores), bool))
    assert worth.min() >= 0
    assert worth.max() == 1
    order = np.argsort(scores, kind="stable")
    assert (np.diff(worth[order]) >= 0).all()
    # Only the order of the scores counts: a person whose scores spread wider is not more pleased.
    assert np.array_equal(worth, satisfaction(scores * 8 - 3, np.ones(len(scores), bool)))


def test_a_seen_title_has_the_place_it_would_take() -> None:
    scores = np.array([3.0, 2.0, 1.0])
    assert satisfaction(scores, np.array([False, True, True]))[0] == 1
    assert satisfaction(scores, np.array([True, True, False]))[2] == 0


def test_one_title_or_none_unseen_is_no_error() -> None:
    assert np.isfinite(satisfaction(np.array([1.0, 2.0]), np.array([False, False]))).all()
    assert np.isfinite(satisfaction(np.array([1.0]), np.array([True]))).all()


def test_a_whole_list_is_measured_by_ones_own() -> None:
    assert of_whole_list(np.array([0.5, 0.25]), np.array([1.0, 0.5])) == pytest.approx(0.5)
    assert of_whole_list(np.array([1.0]), np.array([0.5])) == 1
    assert of_whole_list(np.array([]), np.array([])) == 1
