"""What is counted in a cluster before it is named: shares of features, how genres meet, years, exemplars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from scipy import sparse

    from reelkin.clusters.commonalities import Commonality
    from reelkin.features.matrix import FeatureMatrix

NAMED_BLOCKS = ("genres", "type", "language", "region", "reception")


@dataclass(frozen=True)
class Facts:
    """What a name may say about one cluster, and nothing else.

    Attributes:
        size: number of titles.
        shares: share of its titles by column name, for the blocks genres, type, language, region, reception.
        base: the same for the whole catalogue.
        together: share of its titles that have both of two genres, by their column names in order.
        years: a tenth of its dated titles began before the first, a tenth after the second; None, too few dates.
        dated_years: the same for the catalogue, but a hundredth, so that one wrong year moves nothing.
        labels: the words people read, by column name.
        directors: over-represented directors, by name.
        exemplars: titles that stand for it, best first, with the year where titles share a name.
    """

    size: int
    shares: Mapping[str, float]
    base: Mapping[str, float]
    together: Mapping[tuple[str, str], float]
    years: tuple[int, int] | None
    dated_years: tuple[int, int] | None
    labels: Mapping[str, str]
    directors: frozenset[str]
    exemplars: Sequence[str]

    def share(self, *columns: str) -> float:
        """The shares of these columns, added; a column that is not there has none."""
        return sum(self.shares.get(column, 0.0) for column in columns)

    def lift(self, column: str) -> float:
        """How many times more frequent the column is here than in the catalogue; 0 where it is not here."""
        share = self.shares.get(column, 0.0)
        return share / self.base[column] if share else 0.0


def count_facts(
    features: FeatureMatrix,
    present: sparse.csr_array,
    assignments: NDArray[np.int32],
    start_years: NDArray[np.float64],
    commonalities: Sequence[Sequence[Commonality]],
    exemplars: Sequence[Sequence[str]],
) -> list[Facts]:
    """The facts of each cluster.

    Args:
        features: the feature matrix.
        present: bool-like[n, F], as from `presence(features)`.
        assignments: int32[n].
        start_years: float64[n], NaN where unknown.
        commonalities: of each cluster.
        exemplars: of each cluster, as they are to be written.
    """
    wanted = features.positions(NAMED_BLOCKS)
    columns = [features.columns[position] for position in wanted]
    shared = _Shared(
        names=[column.name for column in columns],
        labels={column.name: column.label for column in columns},
        base=_shares(present[:, wanted], [column.name for column in columns]),
        dated_years=_between(start_years, 0.01, 0.99),
    )
    found = []
    for cluster, common in enumerate(commonalities):
        members = np.flatnonzero(assignments == cluster)
        years = _between(start_years[members], 0.1, 0.9)
        found.append(_facts(shared, present[members][:, wanted], years, common, exemplars[cluster]))
    return found


class _Shared(NamedTuple):
    names: Sequence[str]
    labels: Mapping[str, str]
    base: Mapping[str, float]
    dated_years: tuple[int, int] | None


def _facts(
    shared: _Shared,
    present: sparse.csr_array,
    years: tuple[int, int] | None,
    commonalities: Sequence[Commonality],
    exemplars: Sequence[str],
) -> Facts:
    genres = [at for at, name in enumerate(shared.names) if name.startswith("genre_")]
    return Facts(
        size=present.shape[0],
        shares=_shares(present, shared.names),
        base=shared.base,
        together=_together(present[:, genres], [shared.names[at] for at in genres]),
        years=years,
        dated_years=shared.dated_years,
        labels=shared.labels,
        directors=_directors(commonalities),
        exemplars=exemplars,
    )


def _shares(present: sparse.csr_array, names: Sequence[str]) -> dict[str, float]:
    shares = np.asarray(present.sum(axis=0), dtype=np.float64) / max(present.shape[0], 1)
    return {name: float(share) for name, share in zip(names, shares, strict=True) if share}


def _together(genres: sparse.csr_array, names: Sequence[str]) -> dict[tuple[str, str], float]:
    pairs = (genres.T @ genres).toarray() / max(genres.shape[0], 1)
    rows, columns = np.nonzero(np.triu(pairs, 1))
    found = {}
    for row, column in zip(rows, columns, strict=True):
        first, second = sorted((names[int(row)], names[int(column)]))
        found[first, second] = float(pairs[row, column])
    return found


def _between(years: NDArray[np.float64], low: float, high: float) -> tuple[int, int] | None:
    known = years[np.isfinite(years)]
    if len(known) < max(1, len(years) / 2):
        return None
    first, last = np.quantile(known, [low, high], method="nearest")
    return int(first), int(last)


def _directors(commonalities: Sequence[Commonality]) -> frozenset[str]:
    labels = (one.label for one in commonalities if one.block == "directors")
    return frozenset(label.split("directed by ")[-1].split(",")[0] for label in labels)
