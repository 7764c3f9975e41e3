from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from reelkin.evaluation.lift import co_like_lift


def test_the_gain_by_hand() -> None:
    """Title 0 and 1 share 5 people of 10, 0 and 2 three (too few), 1 and 2 four."""
    likes = np.zeros((10, 4))
    likes[:5, 0] = 1
    likes[:6, 1] = 1
    likes[2:7, 2] = 1
    truth = co_like_lift(sparse.csr_array(likes), fewest_likes=5)
    assert truth[0] == {1: pytest.approx(np.log(5 / (5 * 6 / 10 + 1.5)))}
    assert truth[1] == {0: pytest.approx(np.log(5 / 4.5))}
    assert 2 not in truth, "four together of 4.5 expected is no lift"
    assert co_like_lift(sparse.csr_array(likes), fewest_likes=6).keys() == {1}
