"""The inverse in its own place."""

from __future__ import annotations

import numpy as np
import pytest

from reelkin.embedding.collaborative.inverse import BLOCK, inverted
from reelkin.errors import ReelkinError


def test_an_inverse_larger_than_a_block_is_whole_and_in_its_place() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(40, BLOCK + 30))
    matrix = rows.T @ rows / 40 + np.eye(BLOCK + 30)
    expected, kept = np.linalg.inv(matrix), matrix
    found = inverted(matrix)
    np.testing.assert_allclose(found, expected, atol=1e-8)
    assert np.shares_memory(found, kept)


def test_what_has_no_inverse_is_refused() -> None:
    with pytest.raises(ReelkinError, match="cannot be inverted"):
        inverted(np.ones((3, 3)) - 2 * np.eye(3))
