"""Learning the collaborative part from ratings: which titles have evidence, their weights, and how many are kept.

The matrix of weights has a row for each title with evidence: memory grows with the square of their number, and time
with its cube, or with its square where people are fewer. Beyond `most_titles` the most rated are taken, and the
others keep their place by content alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import sparse
from threadpoolctl import threadpool_limits

from reelkin.embedding.collaborative.autoencoder import LIKE, Autoencoder, title_weights
from reelkin.embedding.collaborative.part import Blend, Collaborative

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.embed import Embedding
    from reelkin.embedding.linear import Scoring
    from reelkin.features.matrix import FeatureMatrix

    Singles = npt.NDArray[np.float32]
    Rows = npt.NDArray[np.intp]

PLAIN = ("genres", "era", "type", "runtime")
"""The blocks that stand under the ratings as they are; people and series are in the vectors."""


@dataclass(frozen=True)
class LearningSettings:
    """How title–title weights are learned.

    Attributes:
        fewest_ratings: the fewest ratings that are evidence of a title.
        most_titles: the most titles that get weights, those with the most ratings.
        autoencoder: how weights come from ratings and content.
        kept: how many weights are kept for each title with evidence, on average.
        blend: how the weights are weighed beside the content's score.
    """

    fewest_ratings: int = 1
    most_titles: int = 20_000
    autoencoder: Autoencoder = field(default_factory=Autoencoder)
    kept: int = 500
    blend: Blend = field(
        default_factory=lambda: Blend(weights=16.7, weights_power=-0.137, similar_weights=20.0)
    )


class Learned(NamedTuple):
    """What was learned from ratings, and how the rest of a score is weighed beside it."""

    part: Collaborative
    scoring: Scoring


def learn_collaborative(
    likes: sparse.csr_array,
    features: FeatureMatrix,
    embedding: Embedding,
    settings: LearningSettings | None = None,
    *,
    of_ten: sparse.csr_array | None = None,
) -> Learned:
    """The collaborative part for these likes, or for all ratings; the same input gives the same bytes.

    Args:
        likes: float64[m, n], people by titles, 1 for a like.
        features: of the n titles.
        embedding: what content alone says; its `scoring` weighs that part.
        settings: how to learn.
        of_ten: float64[m, n], all ratings as if every scale ended at ten; low ones tell what people watch. Without
            them a like counts as 8.
    """
    chosen = settings or LearningSettings()
    ratings = likes * LIKE if of_ten is None else of_ten
    rows = titles_with_evidence(ratings, chosen)
    plain = features.block(*PLAIN)
    columns = sparse.csr_array((plain.matrix / plain.scales)[rows])
    vectors = embedding.vectors[rows].astype(np.float64)
    shown = sparse.csr_array(ratings[:, rows])
    with threadpool_limits(limits=1):
        weights = title_weights(shown, vectors, columns, chosen.autoencoder)
    used = 1.0 + np.bincount(shown.indices[shown.data >= LIKE], minlength=len(rows))
    offsets, others, values = strongest(weights, np.sqrt(used), chosen.kept * len(rows))
    part = Collaborative(
        rows=rows.astype(np.int32),
        popularity=np.zeros(len(rows), np.float32),
        weight_offsets=offsets,
        weight_rows=rows[others].astype(np.int32),
        weight_values=values,
        factors=np.zeros((len(rows), 0), np.float32),
        factor_gram=np.zeros((0, 0), np.float32),
        blend=chosen.blend,
    )
    return Learned(part, embedding.scoring)


def titles_with_evidence(ratings: sparse.csr_array, settings: LearningSettings) -> Rows:
    """intp[r]: the titles with enough ratings, ascending; of too many, the most rated, ties by row."""
    counts = np.bincount(ratings.indices, minlength=ratings.shape[1])
    order = np.argsort(-counts, kind="stable")[: settings.most_titles]
    return np.sort(order[counts[order] >= max(settings.fewest_ratings, 1)])


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
