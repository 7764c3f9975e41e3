"""The prior finds the slopes it was planted with."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from reelkin.embedding.prior import learn_prior, level, prior_of

NAMES = ["era_1990", "era_2010", "votes_000", "votes_900", "votes_990", "rating_000", "rating_900"]


def test_a_level_grows_with_the_percentile() -> None:
    assert [level(name) for name in NAMES[1:5]] == pytest.approx([0, 0, np.log(10), np.log(100)])


def test_planted_slopes_are_found_and_the_time_is_left_out() -> None:
    rng = np.random.default_rng(0)
    recent, votes, rating = (rng.integers(0, k, 4000) for k in (2, 3, 2))
    x = np.column_stack(
        [recent == 0, recent == 1, votes == 0, votes == 1, votes == 2, rating == 0, rating == 1]
    ).astype(float)
    expected = np.exp(0.2 + 1.5 * recent + 0.8 * np.log(10) * votes + 0.3 * np.log(10) * rating)
    prior = learn_prior(sparse.csr_array(x), NAMES, rng.poisson(expected).astype(float))
    assert prior == pytest.approx(
        [0, 0, 0, 0.8 * np.log(10), 0.8 * np.log(100), 0, 0.3 * np.log(10)], abs=0.05
    )


def test_more_votes_never_lower_the_prior() -> None:
    x = sparse.csr_array(np.eye(7))
    prior = learn_prior(x, NAMES, np.array([5.0, 5, 50, 5, 1, 5, 5]))
    assert (prior >= 0).all()


def test_a_prior_can_be_made_of_slopes() -> None:
    prior = prior_of(NAMES, (0.5, 2.0))
    assert prior == pytest.approx([0, 0, 0, 0.5 * np.log(10), 0.5 * np.log(100), 0, 2 * np.log(10)])
