"""TF-IDF soup: each title is a bag of its genres and people, and the nearest by cosine are recommended.

The usual first recommender of tutorials. Weights are term frequency (0 or 1) times the smoothed inverse document
frequency ln((1 + n) ÷ (1 + df)) + 1 of scikit-learn's TfidfTransformer; bags have length 1. It learns nothing from likes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.evaluation.baselines.labels import genres_of, people_of
from reelkin.evaluation.baselines.method import Blind
from reelkin.evaluation.evidence import rows_matrix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt
    import polars as pl

    from reelkin.evaluation.splits import Rows

    Doubles = npt.NDArray[np.float64]

ROLES = ("director", "writer", "cast", "self")


@dataclass(frozen=True, eq=False)
class SoupModel:
    """Bags of words: float64[n, F], rows of length 1, or 0 where nothing is known."""

    bags: sparse.csr_array
    settings: Mapping[str, float] = field(default_factory=dict)

    def __call__(self, folded_in: Sequence[Rows]) -> Doubles:
        """The sum of a title's cosines with what is liked."""
        tastes = sparse.csr_array(rows_matrix(folded_in, self.bags.shape[0]) @ self.bags)
        scores: Doubles = (tastes @ self.bags.T).toarray()
        return scores

    def similar(self, query: int) -> Doubles:
        """Cosines with one title."""
        scores: Doubles = self([np.array([query])])[0]
        return scores


def soup(titles: pl.DataFrame, credits: pl.DataFrame) -> Blind:  # noqa: A002 - the table's name
    """The soup of these titles.

    Args:
        titles: `tables.TITLES`, in row order.
        credits: `tables.CREDITS`.
    """

    def make() -> SoupModel:
        labels = [genres_of(titles), people_of(titles, credits, ROLES)]
        return SoupModel(tf_idf(sparse.csr_array(sparse.hstack(labels, format="csr"))))

    return Blind("TF-IDF soup", make)


def tf_idf(counts: sparse.csr_array) -> sparse.csr_array:
    """float64[n, F]: `counts` times the inverse document frequency, each row made to length 1."""
    n = counts.shape[0]
    frequency = np.bincount(counts.indices, minlength=counts.shape[1])
    weighed = sparse.csr_array(counts * (np.log((1 + n) / (1 + frequency)) + 1)[None, :])
    lengths = np.sqrt(np.asarray((weighed**2).sum(axis=1)))
    weighed.data /= np.repeat(lengths, np.diff(weighed.indptr))
    return weighed
