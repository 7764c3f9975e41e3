"""Learning the map by ranking: what a person likes, told from the rest of what they like.

Each step hides a random half of everybody's likes, sums the vectors of the other half to a taste, and raises the
probability (a softmax over all liked titles) of the hidden half. Each title starts with the logarithm of its
own popularity, so that nothing of it need be in the vectors: they hold taste alone, and carry over to people
who watch other things, at other times. The sums are those of `scoring`, so what is learned is what is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    import numpy.typing as npt

    Singles = npt.NDArray[np.floating[Any]]
    Doubles = npt.NDArray[np.float64]

SEEN = np.float32(-30.0)
"""The score of what went into a taste: as good as never the answer."""


@dataclass(frozen=True)
class Schedule:
    """How long and how boldly to learn.

    Attributes:
        steps: passes over all people.
        rate: first step's length (Adam: Kingma, Ba, 2015); falls to 0 over the last two fifths.
        decay: weight of the squared map beside the mean loss of a like.
        seed: where the start and the halves come from.
    """

    steps: int = 60
    rate: float = 0.02
    decay: float = 2e-3
    seed: int = 0


def rank_map(
    likes: sparse.csr_array, features: sparse.csr_array, dimensions: int, schedule: Schedule
) -> Doubles:
    """float64[F, d]: the map under which hidden likes rank highest.

    Args:
        likes: float[m, n], people by titles, 1 for a like; who has fewer than two teaches nothing.
        features: float[n, F], titles by columns.
        dimensions: d.
        schedule: how long and how boldly.
    """
    titles = np.flatnonzero(np.bincount(likes.indices, minlength=likes.shape[1]))
    people = np.flatnonzero(np.diff(likes.indptr) >= 2)
    known = likes[people][:, titles].astype(np.float32)
    columns = features[titles].astype(np.float32)
    rng = np.random.default_rng(schedule.seed)
    start = rng.normal(0.0, 0.1, (features.shape[1], dimensions)).astype(np.float32)
    popularity = np.bincount(known.indices, minlength=len(titles))
    bias = np.log(np.maximum(popularity, 0.5)).astype(np.float32)
    return _descend(start, known, columns, bias, rng, schedule).astype(np.float64)


def _descend(
    weights: Singles,
    likes: sparse.csr_array,
    columns: sparse.csr_array,
    bias: Singles,
    rng: np.random.Generator,
    schedule: Schedule,
) -> Singles:
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(schedule.steps):
        shown, hidden = halves(likes, rng)
        gradient = loss_gradient(weights, shown, hidden, columns, bias) + np.float32(schedule.decay) * weights
        mean = np.float32(0.9) * mean + np.float32(0.1) * gradient
        square = np.float32(0.99) * square + np.float32(0.01) * gradient * gradient
        rate = schedule.rate * min(1.0, (schedule.steps - step) / (0.4 * schedule.steps))
        level, noise = mean / (1 - 0.9 ** (step + 1)), square / (1 - 0.99 ** (step + 1))
        weights = (weights - rate * level / (np.sqrt(noise) + 1e-8)).astype(np.float32)
    return weights


def halves(likes: sparse.csr_array, rng: np.random.Generator) -> tuple[sparse.csr_array, sparse.csr_array]:
    """The likes, each in one of two matrices by the toss of a coin."""
    coin = rng.random(likes.nnz) < 0.5
    return _only(likes, coin), _only(likes, ~coin)


def _only(likes: sparse.csr_array, keep: npt.NDArray[np.bool_]) -> sparse.csr_array:
    before = np.concatenate([[0], np.cumsum(keep)])
    return sparse.csr_array((likes.data[keep], likes.indices[keep], before[likes.indptr]), shape=likes.shape)


def loss_gradient(
    weights: Singles,
    shown: sparse.csr_array,
    hidden: sparse.csr_array,
    columns: sparse.csr_array,
    bias: Singles,
) -> Singles:
    """float32[F, d]: the gradient of the mean loss of a hidden like, a person with h of them counting √h.

    A taste is the sum of the shown titles' vectors over the root of their number.
    """
    taking = _scaled(shown, 1.0 / np.sqrt(np.maximum(np.diff(shown.indptr), 1)))
    number = np.diff(hidden.indptr).astype(np.float32)
    weight = np.divide(1.0, np.sqrt(number), where=number > 0, out=np.zeros_like(number))
    wanted = _scaled(hidden, weight)
    vectors = np.asarray(columns @ weights)
    tastes = np.asarray(taking @ vectors)
    surplus = _probabilities(tastes, vectors, bias, shown) * (number * weight)[:, None]
    by_taste = surplus @ vectors - wanted @ vectors
    by_vector = surplus.T @ tastes - wanted.T @ tastes + taking.T @ by_taste
    gradient: Singles = np.asarray(columns.T @ by_vector) / max(float((number * weight).sum()), 1e-9)
    return gradient.astype(np.float32)


def _probabilities(tastes: Singles, vectors: Singles, bias: Singles, shown: sparse.csr_array) -> Singles:
    scores = tastes @ vectors.T
    scores += bias
    scores[np.repeat(np.arange(shown.shape[0]), np.diff(shown.indptr)), shown.indices] = SEEN
    scores -= scores.max(axis=1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=1, keepdims=True)
    return scores


def _scaled(matrix: sparse.csr_array, by: Singles) -> sparse.csr_array:
    data = matrix.data * np.repeat(by, np.diff(matrix.indptr)).astype(np.float32)
    return sparse.csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)
