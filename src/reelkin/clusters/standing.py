"""Names and the titles that stand for them, found together: a name is true of its exemplars, and may end in one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.exemplars import exemplars, in_turn
from reelkin.clusters.names import Name, name_clusters, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from reelkin.clusters.facts import Facts

UNFIT = 0.1
"""A title that its cluster's name is not true of stands for it a hundred times less."""


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
    """The clusters' names; where one has to end in a title, in one that the rest of the name is true of."""
    plain = [plain_name(one) for one in facts]
    stand = standing(plain, facts, members, typical)
    endings = []
    for name, one, every, rows in zip(plain, facts, members.rows, stand, strict=True):
        # Rows are in the order of votes: of the typical titles the best known comes first.
        true = set(every[name.holds(one.titles)].tolist())
        endings.append([told[row] for row in sorted(rows.tolist()) if row in true])
    return name_clusters(facts, endings)


def standing(
    names: Sequence[Name], facts: Sequence[Facts], members: Members, typical: list[NDArray[np.float64]]
) -> list[NDArray[np.intp]]:
    """Rows of the titles that stand for each cluster: its name is true of them, and they are of each kind it tells of."""
    chosen = []
    for cluster, (name, one) in enumerate(zip(names, facts, strict=True)):
        fitting = np.where(name.holds(one.titles), 1.0, UNFIT) * typical[cluster]
        rows = members.rows[cluster]
        ranked = exemplars(members.squares[rows], members.votes[rows], fitting, len(rows))
        kinds = [one.titles.holds(claim) for claim in name.parts]
        chosen.append(rows[in_turn(ranked, kinds)])
    return chosen
