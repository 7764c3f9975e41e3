"""What a name may know of a cluster: the genre, type, language, country and year of its titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from reelkin.clusters.commonalities import Commonality
    from reelkin.features.matrix import FeatureMatrix

NAMED_BLOCKS = ("genres", "type", "language", "region")

Claim = tuple[tuple[str, ...], ...]
"""What a phrase says of a title: of every group of columns it has at least one."""


class Crowd:
    """Some titles, and which of the columns that are named they have."""

    def __init__(self, present: sparse.csr_array, names: Sequence[str], starts: NDArray[np.float64]) -> None:
        """Args: present: sparse [n, F], 1 where a title has a column; names: the F columns; starts: years, NaN unknown."""
        self.starts = starts
        self.size = len(starts)
        self._known: dict[Claim, float] = {}
        self._columns = sparse.csc_array(present)
        self._index = {name: at for at, name in enumerate(names)}
        counts = np.diff(self._columns.indptr) / max(self.size, 1)
        self.shares: Mapping[str, float] = {
            name: float(count) for name, count in zip(names, counts, strict=True) if count
        }

    def has(self, *columns: str) -> NDArray[np.bool_]:
        """bool[n]: the titles that have at least one of these columns."""
        found = np.zeros(self.size, dtype=bool)
        pointers = self._columns.indptr
        for name in columns:
            at = self._index.get(name)
            if at is not None:
                found[self._columns.indices[pointers[at] : pointers[at + 1]]] = True
        return found

    def holds(self, claim: Claim) -> NDArray[np.bool_]:
        """bool[n]: the titles that a claim is true of."""
        true = np.ones(self.size, dtype=bool)
        for group in claim:
            true &= self.has(*group)
        return true

    def share(self, claim: Claim) -> float:
        """Share of the titles that a claim is true of; 0 of none."""
        if claim not in self._known:
            self._known[claim] = float(self.holds(claim).mean()) if self.size else 0.0
        return self._known[claim]


@dataclass(frozen=True, eq=False)
class Facts:
    """What a name may say about one cluster, and nothing else.

    Attributes:
        titles: those of the cluster.
        catalogue: all titles.
        labels: the words people read, by column name.
        directors: over-represented directors, by name.
    """

    titles: Crowd
    catalogue: Crowd
    labels: Mapping[str, str]
    directors: frozenset[str] = frozenset()

    @property
    def size(self) -> int:
        """Number of titles."""
        return self.titles.size

    def lift(self, claim: Claim) -> float:
        """How many times more often a claim is true here than in the catalogue; 0 where it never is."""
        here = self.titles.share(claim)
        return here / self.catalogue.share(claim) if here else 0.0

    def told(self, claim: Claim) -> float:
        """What a claim tells, in nats: how far its share here is from its share in the catalogue; 0 where not more.

        The divergence of Kullback and Leibler (1951) of the two: much where it is true of nearly all titles here and of
        few elsewhere, little where it is true of half of everything.
        """
        here, there = (
            min(max(crowd.share(claim), 1e-6), 1 - 1e-6) for crowd in (self.titles, self.catalogue)
        )
        if here <= there:
            return 0.0
        return float(here * np.log(here / there) + (1 - here) * np.log((1 - here) / (1 - there)))


def count_facts(
    features: FeatureMatrix,
    present: sparse.csr_array,
    assignments: NDArray[np.int32],
    start_years: NDArray[np.float64],
    commonalities: Sequence[Sequence[Commonality]],
) -> list[Facts]:
    """The facts of each cluster.

    Args:
        features: the feature matrix.
        present: bool-like[n, F], as from `presence(features)`.
        assignments: int32[n].
        start_years: float64[n], NaN where unknown.
        commonalities: of each cluster.
    """
    wanted = features.positions(NAMED_BLOCKS)
    names = [features.columns[position].name for position in wanted]
    labels = {features.columns[position].name: features.columns[position].label for position in wanted}
    named = sparse.csr_array(present[:, wanted])
    catalogue = Crowd(named, names, start_years)
    found = []
    for cluster, common in enumerate(commonalities):
        members = np.flatnonzero(assignments == cluster)
        titles = Crowd(named[members], names, start_years[members])
        found.append(Facts(titles, catalogue, labels, _directors(common)))
    return found


def _directors(commonalities: Sequence[Commonality]) -> frozenset[str]:
    labels = (one.label for one in commonalities if one.block == "directors")
    return frozenset(label.split("directed by ")[-1].split(",")[0] for label in labels)
