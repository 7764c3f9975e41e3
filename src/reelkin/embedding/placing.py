"""Columns the map does not know (people, franchises, languages) take their place from the titles they appear in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.content_map import Placing

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from reelkin.features.matrix import FeatureMatrix

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]

NOWHERE = Placing(0.0, 1.0)
"""For a block that has no placing of its own and no default: its columns say nothing."""


def place(
    features: FeatureMatrix, known: npt.NDArray[np.bool_], vectors: Doubles, placing: Mapping[str, Placing]
) -> tuple[Doubles, Floats]:
    """Where the unknown columns lie, and what sharing one is worth.

    A column lies at strength · Σ_i x_i · vector_i / (Σ_i x_i² + evidence): the ridge regression of the vectors
    on this one column, so that with little evidence it stays near 0, the middle.

    Args:
        features: n titles by F columns.
        known: bool[F], columns that have their place already; they get 0 here.
        vectors: float64[n, d], the titles by their known columns alone.
        placing: by block; "" is for blocks not named.

    Returns:
        float64[F, d] places and float32[F] shared weights.
    """
    blocks = [placing.get(column.block, placing.get("", NOWHERE)) for column in features.columns]
    strength = np.where(known, 0.0, [block.strength for block in blocks])
    matrix = features.matrix
    squares = np.bincount(matrix.indices, matrix.data.astype(np.float64) ** 2, matrix.shape[1])
    divisor = squares + np.array([block.evidence for block in blocks])
    sums = np.asarray(matrix.T @ vectors)
    places = sums * (strength / np.maximum(divisor, 1e-12))[:, None]
    shared = np.where(known, 0.0, [block.shared for block in blocks])
    return places, shared.astype(np.float32)
