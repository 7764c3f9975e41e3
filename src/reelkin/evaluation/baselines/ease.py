"""EASE: a linear model from likes to likes, in closed form.

Steck: Embarrassingly shallow autoencoders for sparse data, 2019. With P = (XᵀX + λI)⁻¹, the weight of a like of i
for j is -Pᵢⱼ ÷ Pⱼⱼ, and 0 for i = j.

P is never written out for titles that nobody likes: their weights are 0. Where fewer people than titles are left, P
comes from a matrix of people by people (Woodbury's identity), P = (I - Xᵀ(XXᵀ + λI)⁻¹X) ÷ λ, the same to rounding.
Either way the work grows with the cube of the smaller number, and it is refused beyond `LARGEST`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy import linalg, sparse

from reelkin.embedding.collaborative.inverse import inverted
from reelkin.errors import UsageError
from reelkin.evaluation.baselines.method import LikedTitles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Rows

    Doubles = npt.NDArray[np.float64]

GRID: tuple[Mapping[str, float], ...] = tuple({"ridge": ridge} for ridge in (20.0, 50, 100, 200, 400, 800))
LARGEST = 20_000
"""The largest dense matrix. 20,000² numbers take 3.2 GB, and there are two of them: that of the likes, and P."""
BLOCK = 512
"""Rows that are moved at once."""


class _Inverse(Protocol):
    @property
    def diagonal(self) -> Doubles:
        """The diagonal of P."""

    def times(self, liked: sparse.csr_array) -> Doubles:
        """`liked` @ P."""


@dataclass(frozen=True, eq=False)
class EaseModel:
    """P of the liked titles."""

    inverse: _Inverse
    titles: LikedTitles
    settings: Mapping[str, float]

    def __call__(self, folded_in: Sequence[Rows]) -> Doubles:
        """The sum of the weights of what is liked."""
        liked = self.titles.known(folded_in)
        diagonal = self.inverse.diagonal
        own = liked.multiply(diagonal).toarray()
        return self.titles.spread((own - self.inverse.times(liked)) / diagonal)

    def similar(self, query: int) -> Doubles:
        """What a like of `query` adds to each title."""
        scores: Doubles = self([np.array([query])])[0]
        return scores


@dataclass(frozen=True)
class Ease:
    """EASE; `ridge` is λ."""

    name: str = "EASE"
    grid: tuple[Mapping[str, float], ...] = GRID
    largest: int = LARGEST

    def prepare(self, likes: sparse.csr_array) -> Callable[[Mapping[str, float]], EaseModel]:
        """The matrix that is inverted for each ridge is made once.

        Raises:
            UsageError: there are too many people and titles for a dense matrix.
        """
        titles = LikedTitles.of(likes)
        x = titles.only(likes)
        if min(x.shape) > self.largest:
            raise UsageError(
                f"EASE needs a dense matrix of {min(x.shape):,} by {min(x.shape):,} numbers for {x.shape[1]:,}"
                f" liked titles; it stops at {self.largest:,}. Leave EASE out, or judge on fewer titles or people"
            )
        invert = _by_people(x) if x.shape[0] < x.shape[1] else _by_titles(x)
        return lambda settings: EaseModel(invert(settings["ridge"]), titles, settings)


@dataclass(frozen=True, eq=False)
class _Whole:
    """P itself, [kept, kept]."""

    p: Doubles

    @property
    def diagonal(self) -> Doubles:
        return np.diagonal(self.p)

    def times(self, liked: sparse.csr_array) -> Doubles:
        product: Doubles = liked @ self.p
        return product


def _by_titles(x: sparse.csr_array) -> Callable[[float], _Whole]:
    by_title = sparse.csr_array(x.T)
    gram = np.empty((x.shape[1], x.shape[1]))
    for start in range(0, len(gram), BLOCK):
        # Block by block: where most pairs have somebody in common, the sparse product is larger than the dense.
        gram[start : start + BLOCK] = (by_title[start : start + BLOCK] @ x).toarray()

    def invert(ridge: float) -> _Whole:
        p = gram.copy()
        p[np.diag_indices(len(p))] += ridge
        return _Whole(inverted(p))

    return invert


@dataclass(frozen=True, eq=False)
class _Thin:
    """P = (I - Z · diag(weights) · Zᵀ) ÷ ridge, Z [kept, people]."""

    z: Doubles
    weights: Doubles
    ridge: float

    @property
    def diagonal(self) -> Doubles:
        diagonal: Doubles = (1 - (self.z**2) @ self.weights) / self.ridge
        return diagonal

    def times(self, liked: sparse.csr_array) -> Doubles:
        product: Doubles = (liked.toarray() - ((liked @ self.z) * self.weights) @ self.z.T) / self.ridge
        return product


def _by_people(x: sparse.csr_array) -> Callable[[float], _Thin]:
    values, vectors = linalg.eigh((x @ x.T).toarray())
    z = x.T @ vectors
    return lambda ridge: _Thin(z, 1 / (np.maximum(values, 0) + ridge), ridge)
