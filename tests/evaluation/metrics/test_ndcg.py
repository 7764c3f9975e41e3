"""Against scikit-learn, and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import ndcg_score

from reelkin.evaluation.metrics.ndcg import ndcg


def test_it_is_scikit_learn_s() -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        gains, scores = rng.random(30) * (rng.random(30) < 0.4), rng.random(30)
        ranked = np.argsort(-scores)
        known = {row: gain for row, gain in enumerate(gains) if gain > 0}
        assert ndcg(ranked, known, 10) == pytest.approx(ndcg_score([gains], [scores], k=10))


def test_by_hand() -> None:
    assert ndcg(np.array([7, 1]), {1: 2.0}, 10) == pytest.approx(1 / np.log2(3))
    assert ndcg(np.array([1, 7]), {1: 2.0}, 10) == 1.0
    assert ndcg(np.array([1, 7]), {}, 10) == 0.0
