"""What a baseline is: something that learns from likes, then scores all titles for people and for a title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Rows

    Scores = npt.NDArray[np.floating]
    Settings = Mapping[str, float]


class Learned(Protocol):
    """A learned method; a `Scorer` for the people protocols, and more."""

    @property
    def settings(self) -> Settings:
        """What was chosen by tuning; empty where nothing is tuned."""

    def __call__(self, folded_in: Sequence[Rows]) -> Scores:
        """float[len(folded_in), n]: the scores of all titles for people who like these rows."""

    def similar(self, query: int) -> Scores:
        """float[n]: the scores of all titles for the title in row `query`."""


class Method(Protocol):
    """A way to recommend, under the name the report shows."""

    @property
    def name(self) -> str:
        """For people, such as "EASE"."""

    def learn(self, likes: sparse.csr_array) -> Learned:
        """Learn from float[m, n], people by titles, 1 for a like."""


class Family(Protocol):
    """A method with settings to choose; `tuning.Tuned` makes a `Method` of it."""

    @property
    def name(self) -> str:
        """For people, such as "EASE"."""

    @property
    def grid(self) -> Sequence[Settings]:
        """The settings to choose from."""

    def prepare(self, likes: sparse.csr_array) -> Callable[[Settings], Learned]:
        """What is the same for all settings is done once; the answer learns with the settings it is given."""


def rows_matrix(folded_in: Sequence[Rows], n: int) -> sparse.csr_array:
    """float64[len(folded_in), n]: 1 in the columns that each one names."""
    indptr = np.concatenate([[0], np.cumsum([len(rows) for rows in folded_in])])
    indices = np.concatenate([np.zeros(0, dtype=np.intp), *folded_in])
    return sparse.csr_array((np.ones(len(indices)), indices, indptr), shape=(len(folded_in), n))
