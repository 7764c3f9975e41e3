"""Learning the collaborative part from ratings: which titles get weights, the weights, and which are kept.

The matrix of weights has a row for each rated title: memory grows with the square of their number, and time
with its cube, or with its square where people are fewer. Beyond `most_titles` the most rated are taken, and the
others keep their place by content alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from reelkin.embedding.collaborative.autoencoder import Autoencoder, title_weights
from reelkin.embedding.collaborative.part import Blend, Collaborative
from reelkin.interactions.scale import LIKE_OF_TEN

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.embed import Embedding
    from reelkin.features.matrix import FeatureMatrix

    Singles = npt.NDArray[np.float32]
    Rows = npt.NDArray[np.intp]

PLAIN = ("genres", "era", "type", "runtime")
"""The blocks that stand under the ratings as they are; people and series are in the vectors."""


@dataclass(frozen=True)
class LearningSettings:
    """How title–title weights are learned.

    Attributes:
        most_titles: the most titles that get weights, those with the most ratings.
        autoencoder: how weights come from ratings and content.
        kept: how many weights are kept for each of these titles, on average.
        blend: how the weights are weighed beside the content's score.
    """

    most_titles: int = 20_000
    autoencoder: Autoencoder = field(default_factory=Autoencoder)
    kept: int = 500
    blend: Blend = field(
        default_factory=lambda: Blend(weights=16.7, weights_power=-0.137, similar_weights=22.0)
    )


def learn_collaborative(
    of_ten: sparse.csr_array,
    features: FeatureMatrix,
    embedding: Embedding,
    settings: LearningSettings | None = None,
) -> Collaborative:
    """What these ratings teach; the same input gives the same bytes.

    Args:
        of_ten: float64[m, n], people's ratings above 0, as if every scale ended at ten; low ones tell what people
            watch.
        features: of the n titles.
        embedding: what content alone says.
        settings: how to learn.
    """
    chosen = settings or LearningSettings()
    rows = rated_titles(of_ten, chosen.most_titles)
    plain = features.block(*PLAIN)
    # What a division gives is a COO array, and rows of one are found by comparing every entry with every row.
    columns = sparse.csr_array(plain.matrix / plain.scales)[rows]
    vectors = embedding.vectors[rows].astype(np.float64)
    shown = sparse.csr_array(of_ten[:, rows])
    with threadpool_limits(limits=1):
        weights = title_weights(shown, vectors, columns, chosen.autoencoder)
    used = 1.0 + np.bincount(shown.indices[shown.data >= LIKE_OF_TEN], minlength=len(rows))
    offsets, others, values = strongest(weights, np.sqrt(used), chosen.kept * len(rows))
    return Collaborative(
        rows=rows.astype(np.int32),
        weight_offsets=offsets,
        weight_rows=rows[others].astype(np.int32),
        weight_values=values,
        blend=chosen.blend,
    )


def rated_titles(ratings: sparse.csr_array, most: int) -> Rows:
    """intp[r]: the titles with a rating, ascending; of more than `most` the most rated, ties by row."""
    counts = np.bincount(ratings.indices, minlength=ratings.shape[1])
    order = np.argsort(-counts, kind="stable")[:most]
    return np.sort(order[counts[order] > 0])


def strongest(
    weights: Singles, use: npt.NDArray[np.float64], most: int
) -> tuple[npt.NDArray[np.int64], Rows, Singles]:
    """The `most` weights that count most, or a few more where some count alike.

    Args:
        weights: float32[r, r]; what is 0 is not kept.
        use: float64[r], how much the rows are used: a weight counts by its size times this.
        most: how many to keep.

    Returns:
        int64[r+1] offsets by row, intp[·] columns, ascending in each row, and float32[·] values.
    """
    counted = np.abs(weights) * use.astype(np.float32)[:, None]
    if most < counted.size:
        least = np.partition(counted, counted.size - most, axis=None)[counted.size - most]
        kept = (counted >= least) & (weights != 0)
    else:
        kept = weights != 0
    offsets = np.concatenate([[0], np.cumsum(kept.sum(axis=1))]).astype(np.int64)
    return offsets, np.nonzero(kept)[1], weights[kept]
