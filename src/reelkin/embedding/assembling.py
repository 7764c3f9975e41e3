"""From features, embedding and what ratings taught to the arrays that scores are summed up from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.embedding.collaborative.part import no_ratings
from reelkin.embedding.linear import LinearModel

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.collaborative.part import Collaborative
    from reelkin.embedding.embed import Embedding
    from reelkin.features.matrix import FeatureMatrix

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int32]
    Offsets = npt.NDArray[np.int64]


def linear_model(
    features: FeatureMatrix, embedding: Embedding, learned: Collaborative | None = None
) -> LinearModel:
    """The model as a bundle holds it; without `learned`, by content alone."""
    offsets, rows, values = shared_columns(
        features.matrix, (embedding.shared != 0) | (embedding.resemblance != 0)
    )
    return LinearModel(
        offsets=features.matrix.indptr.astype(np.int64),
        columns=features.matrix.indices.astype(np.int32),
        values=features.matrix.data,
        shared_offsets=offsets,
        shared_rows=rows,
        shared_values=values,
        content_map=embedding.map,
        shared=embedding.shared,
        resemblance=embedding.resemblance,
        prior_map=embedding.prior_map,
        vectors=embedding.vectors,
        prior=embedding.prior,
        spread=embedding.spread,
        scoring=embedding.scoring,
        collaborative=learned or no_ratings(),
    )


def shared_columns(matrix: sparse.csr_array, shared: npt.NDArray[np.bool_]) -> tuple[Offsets, Ints, Floats]:
    """The matrix by columns, those that are not `shared` left empty."""
    counted = matrix.copy()
    counted.data = counted.data * shared[counted.indices]
    counted.eliminate_zeros()
    columns = sparse.csc_array(counted)
    columns.sort_indices()
    return columns.indptr.astype(np.int64), columns.indices.astype(np.int32), columns.data.astype(np.float32)
