from __future__ import annotations

import numpy as np
import pytest

from reelkin.evaluation.metrics.recall import recall


def test_hits_over_what_was_possible() -> None:
    ranked = np.array([5, 3, 8, 1])
    assert recall(ranked, np.array([3, 9]), n=4) == 0.5
    assert recall(ranked, np.array([3, 5, 8]), n=2) == 1.0
    assert recall(ranked, np.array([1]), n=3) == 0.0


def test_nothing_to_find_is_0() -> None:
    assert recall(np.array([1, 2]), np.array([], dtype=int)) == pytest.approx(0)
