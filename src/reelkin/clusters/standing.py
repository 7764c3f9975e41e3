"""Names and the titles that stand for them, found together: a name is true of its exemplars, and may end in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.exemplars import exemplars, in_turn, likeness
from reelkin.clusters.kinds import FORMS, HOLDS
from reelkin.clusters.names import Name, name_clusters, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reelkin.clusters.facts import Facts


@dataclass(frozen=True)
class Members:
    """The rows of each cluster; of each title the squared distance to its centroid, and the votes."""

    rows: list[NDArray[np.intp]]
    squares: NDArray[np.float64]
    votes: NDArray[np.float64]

    def choose(
        self,
        by: Callable[[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]], NDArray[np.intp]],
        typical: list[NDArray[np.float64]],
    ) -> list[NDArray[np.intp]]:
        """Rows of each cluster, chosen by distances, votes and how typical they are."""
        return [
            rows[by(self.squares[rows], self.votes[rows], how)]
            for rows, how in zip(self.rows, typical, strict=True)
        ]

    def spread(self, cluster: int) -> float:
        """Root mean squared distance to the centroid; 0 for an empty cluster."""
        rows = self.rows[cluster]
        return float(np.sqrt(self.squares[rows].mean())) if len(rows) else 0.0


def named(
    facts: Sequence[Facts], members: Members, typical: list[NDArray[np.float64]], told: Sequence[str]
) -> list[Name]:
    """The clusters' names; where one has to end in a title, in a well-known one that the rest of the name is true of."""
    plain = [plain_name(one) for one in facts]
    fit = fitting(plain, facts, members, typical)
    endings = []
    for cluster, (one, rows) in enumerate(zip(facts, standing(plain, facts, members, fit), strict=True)):
        every = members.rows[cluster]
        true = set(every[(fit[cluster] > 0) & ~_other_form(one)].tolist())
        endings.append([told[row] for row in rows.tolist() if row in true])
    return name_clusters(facts, endings)


def fitting(
    names: Sequence[Name], facts: Sequence[Facts], members: Members, typical: list[NDArray[np.float64]]
) -> list[NDArray[np.float64]]:
    """Of each cluster's titles how much they are like it; 0 where its name is not true of them."""
    return [
        np.where(name.holds(one.titles), likeness(members.squares[rows], how), 0.0)
        for name, one, rows, how in zip(names, facts, members.rows, typical, strict=True)
    ]


def standing(
    names: Sequence[Name], facts: Sequence[Facts], members: Members, fit: list[NDArray[np.float64]]
) -> list[NDArray[np.intp]]:
    """Rows of the titles that stand for each cluster: its name is true of them, and they are of each kind it tells of."""
    chosen = []
    for cluster, (name, one) in enumerate(zip(names, facts, strict=True)):
        rows = members.rows[cluster]
        ranked = exemplars(fit[cluster], members.votes[rows], len(rows))
        kinds = [one.titles.holds(claim) for claim in name.parts]
        chosen.append(rows[in_turn(ranked, kinds)])
    return chosen


def by_title(fit: Sequence[NDArray[np.float64]], members: Members) -> NDArray[np.float32]:
    """float32[n]: what `fitting` gives, title by title."""
    found = np.zeros(len(members.squares), np.float32)
    for rows, some in zip(members.rows, fit, strict=True):
        found[rows] = some
    return found


def _other_form(facts: Facts) -> NDArray[np.bool_]:
    """bool[n]: the series of a cluster of films: "comedies like Joey" leaves people with nothing to think of."""
    series = facts.titles.has(*FORMS["series"])
    return series if series.sum() < HOLDS * facts.size else np.zeros_like(series)
