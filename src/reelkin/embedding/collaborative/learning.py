"""Learning title–title weights from likes: EASE, with the titles' features stacked under the ratings.

B = argmin |X - XB|² + α |F - FB|² + λ |B|², diag B = 0: each title told from the others that the same people like
and that have the same features. (Steck: Embarrassingly shallow autoencoders for sparse data, 2019; side information
as in Jeunen, Van Balen, Goethals, 2020.) The matrix that is inverted has a row for each title with evidence: memory
grows with the square of their number and time with the cube. Beyond `most_titles` the most liked are taken, and the
others keep their place by content alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import linalg, sparse
from threadpoolctl import threadpool_limits

from reelkin.embedding.collaborative.part import Blend, Collaborative

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.embed import Embedding
    from reelkin.embedding.linear import Scoring
    from reelkin.features.matrix import FeatureMatrix

    Singles = npt.NDArray[np.float32]
    Rows = npt.NDArray[np.intp]


@dataclass(frozen=True)
class LearningSettings:
    """How title–title weights are learned.

    Attributes:
        fewest_likes: the fewest likes that are evidence of a title.
        most_titles: the most titles that get weights, those with the most likes.
        ridge: λ.
        content: α, what the features count beside the likes.
        strongest: how many weights a liked title keeps.
        blend: how the weights are weighed beside the content's score.
    """

    fewest_likes: int = 2
    most_titles: int = 20_000
    ridge: float = 100.0
    content: float = 5.0
    strongest: int = 500
    blend: Blend = field(default_factory=lambda: Blend(weights=10.0))


class Learned(NamedTuple):
    """What was learned from ratings, and how the rest of a score is weighed beside it."""

    part: Collaborative
    scoring: Scoring


def learn_collaborative(
    likes: sparse.csr_array,
    features: FeatureMatrix,
    embedding: Embedding,
    settings: LearningSettings | None = None,
) -> Learned:
    """The collaborative part for these likes; the same input gives the same bytes.

    Args:
        likes: float64[m, n], people by titles, 1 for a like.
        features: of the n titles.
        embedding: what content alone says; its `scoring` weighs that part.
        settings: how to learn.
    """
    chosen = settings or LearningSettings()
    rows = titles_with_evidence(likes, chosen)
    with threadpool_limits(limits=1):
        weights = ease(likes[:, rows], features.matrix[rows], chosen)
    offsets, others, values = strongest(weights, chosen.strongest)
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


def titles_with_evidence(likes: sparse.csr_array, settings: LearningSettings) -> Rows:
    """intp[r]: the titles with enough likes, ascending; of too many, the most liked, ties by row."""
    counts = np.bincount(likes.indices, minlength=likes.shape[1])
    order = np.argsort(-counts, kind="stable")[: settings.most_titles]
    return np.sort(order[counts[order] >= max(settings.fewest_likes, 1)])


def ease(likes: sparse.csr_array, features: sparse.csr_array, settings: LearningSettings) -> Singles:
    """float32[r, r]: row i is what a like of title i adds to each title; its own place is 0."""
    if not likes.shape[1]:
        return np.zeros((0, 0), np.float32)
    known = features.astype(np.float64)
    gram = np.asarray((likes.T @ likes + settings.content * (known @ known.T)).todense(), dtype=np.float64)
    gram[np.diag_indices_from(gram)] += settings.ridge
    # The matrix is positive definite: its inverse comes from its Cholesky factor, in place.
    factor, _ = linalg.lapack.dpotrf(gram, lower=1, overwrite_a=1)
    inverse, _ = linalg.lapack.dpotri(factor, lower=1, overwrite_c=1)
    lower = np.tril(inverse)
    symmetric = lower + np.tril(lower, -1).T
    weights: Singles = (-symmetric / np.diag(symmetric)[None, :]).astype(np.float32)
    np.fill_diagonal(weights, 0.0)
    return weights


def strongest(weights: Singles, most: int) -> tuple[npt.NDArray[np.int64], Rows, Singles]:
    """The `most` weights of each row that are furthest from 0, as offsets, columns (ascending) and values."""
    offsets, columns, values = [0], [np.zeros(0, np.intp)], [np.zeros(0, np.float32)]
    for row in weights:
        # A stable sort: of weights as strong, the first columns stay.
        kept = np.sort(np.argsort(-np.abs(row), kind="stable")[:most])
        kept = kept[row[kept] != 0]
        offsets.append(offsets[-1] + len(kept))
        columns.append(kept)
        values.append(row[kept])
    return np.array(offsets, np.int64), np.concatenate(columns), np.concatenate(values)
