"""EASE, against the formula written out, on either side of the smaller matrix."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.errors import UsageError
from reelkin.evaluation.baselines.ease import Ease

from .families import planted


def slow_weights(likes: np.ndarray, ridge: float) -> np.ndarray:
    p = np.linalg.inv(likes.T @ likes + ridge * np.eye(likes.shape[1]))
    weights = -p / np.diagonal(p)
    np.fill_diagonal(weights, 0.0)
    return weights


@pytest.mark.parametrize("people", [15, 90], ids=["fewer people than titles", "more people than titles"])
@pytest.mark.parametrize("ridge", [1.0, 30.0])
def test_it_is_the_formula(people: int, ridge: float) -> None:
    likes = planted(people, unliked=2)
    weights = slow_weights(likes.toarray(), ridge)
    model = Ease().prepare(likes)({"ridge": ridge})
    mine = np.array([0, 3, 8])
    np.testing.assert_allclose(model([mine])[0], weights[mine].sum(axis=0), atol=1e-10)
    np.testing.assert_allclose(model.similar(5), weights[5], atol=1e-10)


def test_what_would_not_fit_is_refused_with_a_remedy() -> None:
    with pytest.raises(UsageError, match=r"40 liked titles; it stops at 30\. Leave EASE out"):
        Ease(largest=30).prepare(planted(60))
    Ease(largest=30).prepare(planted(20))
