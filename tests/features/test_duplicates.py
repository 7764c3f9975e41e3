"""Columns alike but for a factor are found, and no others."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import sparse

from reelkin.features.duplicates import first_alike


def alike(dense: object) -> list[int]:
    return first_alike(sparse.csr_array(np.asarray(dense, dtype=np.float32))).tolist()


def test_equal_and_proportional_columns_are_alike() -> None:
    assert alike([[1, 1, 2, 1, -1], [0, 0, 0, 1, 0], [3, 3, 6, 3, -3]]) == [0, 0, 0, 3, 4]


def test_empty_columns_are_alike() -> None:
    assert alike([[0, 1, 0], [0, 2, 0]]) == [0, 1, 0]
    assert alike(np.zeros((0, 2))) == [0, 0]


def test_roots_in_float32_are_alike() -> None:
    """1/√2 and 1/√3 of the same pattern differ in the last bits."""
    base = np.array([1, 0.57735026, 0.4472136, 0.70710677], np.float32)
    dense = np.stack([base, base / np.float32(np.sqrt(2)), base / np.float32(np.sqrt(3))], axis=1)
    assert alike(dense) == [0, 0, 0]


@given(hnp.arrays(np.int8, (4, 6), elements=st.integers(0, 3)))
def test_agrees_with_comparing_every_pair(dense: np.ndarray) -> None:
    scaled = [column / column.max() if column.max() else column for column in dense.T.astype(float)]
    expected = [next(i for i, one in enumerate(scaled) if np.allclose(one, other)) for other in scaled]
    assert alike(dense) == expected
