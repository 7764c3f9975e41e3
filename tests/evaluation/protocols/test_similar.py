from __future__ import annotations

import numpy as np
import pytest

from reelkin.evaluation.protocols.similar import judge_similar


def test_the_query_itself_is_left_out() -> None:
    scores = np.array([[9.0, 1, 2], [0, 9, 1], [0, 0, 9]])
    judged = judge_similar(lambda query: scores[query], {0: {2: 1.0}, 1: {0: 1.0}})
    assert judged.tolist() == pytest.approx([1.0, 1 / np.log2(3)])
