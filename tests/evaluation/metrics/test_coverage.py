from __future__ import annotations

import numpy as np

from reelkin.evaluation.metrics.coverage import coverage


def test_distinct_titles_within_the_first_n() -> None:
    assert coverage([np.array([1, 2, 3]), np.array([2, 4, 5])], n=2) == 3
    assert coverage([]) == 0
