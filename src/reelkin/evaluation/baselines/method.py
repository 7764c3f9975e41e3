"""What a baseline is: something that learns from likes, then scores all titles for people and for a title."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np
from scipy import sparse

from reelkin.errors import ReelkinError
from reelkin.evaluation.evidence import rows_matrix

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.splits import Rows

    Scores = npt.NDArray[np.floating]
    Settings = Mapping[str, float]

Number = TypeVar("Number", bound=np.floating[Any])


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


class MethodFailed(ReelkinError):
    """A method's own process failed; the others can be judged all the same."""


@dataclass(frozen=True, eq=False)
class Blind:
    """A method that learns nothing from likes: what it does is made when it is first asked, and once.

    Attributes:
        name: for people, such as "TF-IDF soup".
        make: makes what it does.
    """

    name: str
    make: Callable[[], Learned]

    def learn(self, likes: sparse.csr_array) -> Learned:
        """Nothing of `likes`."""
        return self._made

    @cached_property
    def _made(self) -> Learned:
        return self.make()


@dataclass(frozen=True, eq=False)
class LikedTitles:
    """The titles that somebody likes, `rows` intp[r], ascending, out of n: likes say nothing of the others."""

    rows: Rows
    n: int

    @classmethod
    def of(cls, likes: sparse.csr_array) -> LikedTitles:
        """Those with a like."""
        return cls(np.unique(likes.indices).astype(np.intp), likes.shape[1])

    def only(self, likes: sparse.csr_array) -> sparse.csr_array:
        """float64[m, r] of float64[m, n]."""
        return sparse.csr_array(likes[:, self.rows])

    def known(self, folded_in: Sequence[Rows]) -> sparse.csr_array:
        """float64[p, r]: 1 where a person likes one of these."""
        return self.only(rows_matrix(folded_in, self.n))

    def spread(self, scores: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """[p, n] of scores [p, r]; 0 for the other titles."""
        spread = np.zeros((len(scores), self.n), dtype=scores.dtype)
        spread[:, self.rows] = scores
        return spread
