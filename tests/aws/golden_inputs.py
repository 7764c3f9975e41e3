"""The vectors behind the golden files: made from whole numbers, so that every machine makes the same."""

import numpy as np
from scipy import sparse

DENSE = {"dense_5x1": (5, 1), "dense_4x3": (4, 3), "dense_3x30": (3, 30), "dense_3x32": (3, 32)}
"""Around the width at which lengths need a second byte; kept whole."""
DENSE_WIDE = {
    "dense_7x64": (7, 64),
    "dense_2x4095": (2, 4095),
    "dense_2x4096": (2, 4096),
    "dense_2x9001": (2, 9001),
}
"""Wider ones, of which only the hash is kept."""
SPARSE = {"sparse_6x9": (6, 9), "sparse_9x130": (9, 130), "sparse_8x20000": (8, 20_000)}
SPARSE_WIDE = {"sparse_40x3000000": (40, 3_000_000)}
ODD = np.array([0.0, -0.0, 1.0, -1.5, 1e-45, 3.4028235e38, 0.1, 16777217.0], dtype=np.float32)


def dense(shape):
    rows, width = shape
    numbers = (np.arange(rows * width, dtype=np.int64) * 7919) % 20011 - 10005
    vectors = (numbers / 512).astype(np.float32).reshape(shape)
    vectors[0, : min(width, len(ODD))] = ODD[:width]
    return vectors


def sparse_rows(shape):
    """Rows with 0, 1, 2 … entries, the last column among them; one explicit zero."""
    rows, width = shape
    counts = [min(row, width) for row in range(rows)]
    columns = [np.sort((np.arange(count, dtype=np.int64) * 7919 + width - 1) % width) for count in counts]
    indices = np.concatenate(columns)
    data = (np.arange(len(indices), dtype=np.int64) * 31 % 97 / 8).astype(np.float32)
    return sparse.csr_array((data, indices, np.cumsum([0, *counts])), shape=shape)
