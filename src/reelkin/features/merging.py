"""Columns that say the same become one, under the words of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.features.duplicates import first_alike
from reelkin.features.matrix import FeatureColumn, is_constant

if TYPE_CHECKING:
    from numpy.typing import NDArray

OPENINGS = ("directed by ", "written by ", "with ")
MOST_NAMES = 3


@dataclass
class Column:
    """A column on its way into the matrix; `labels` grows as others turn out to say the same.

    A portable column keeps its own words alone: what falls together with a genre or a decade does so by
    chance, in a small catalogue.
    """

    name: str
    block: str
    labels: list[str]
    portable: bool = False

    def feature(self) -> FeatureColumn:
        """The finished column."""
        return FeatureColumn(self.name, self.block, joined(self.labels))


def without_repeats(columns: list[Column], matrix: sparse.csr_array) -> tuple[list[Column], sparse.csr_array]:
    """Leave out columns that say nothing; put columns that say the same under the first of them."""
    alike = first_alike(matrix)
    kept = np.flatnonzero((alike == np.arange(len(columns))) & ~is_constant(matrix))
    _gather_labels(columns, alike)
    left = sparse.csr_array(matrix[:, kept])
    left.sort_indices()
    return [columns[position] for position in kept], left


def _gather_labels(columns: list[Column], alike: NDArray[np.intp]) -> None:
    for position in np.flatnonzero(alike != np.arange(len(columns))):
        first = columns[alike[position]]
        if not first.portable:
            first.labels += columns[position].labels


def joined(labels: list[str]) -> str:
    """One phrase of several labels: "directed by Joel Coen and Ethan Coen, with Frances McDormand".

    Labels that open alike share the opening; who both writes and directs is named once.
    """
    names: dict[str, list[str]] = {opening: [] for opening in OPENINGS}
    phrases = []
    for label in labels:
        opening = _opening(label)
        if opening is None:
            phrases.append(label)
        else:
            names[opening].append(label.removeprefix(opening))
    if names["directed by "] == names["written by "]:
        names = {"written and directed by ": names["directed by "], "with ": names["with "]}
    phrases += [opening + enumerated(people) for opening, people in names.items() if people]
    return ", ".join(phrases)


def enumerated(names: list[str]) -> str:
    """The names as a list in prose; of more than three, the first two and how many others."""
    shown = list(dict.fromkeys(names))
    if len(shown) > MOST_NAMES:
        shown = [*shown[: MOST_NAMES - 1], f"{len(shown) - MOST_NAMES + 1} others"]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _opening(label: str) -> str | None:
    return next((opening for opening in OPENINGS if label.startswith(opening)), None)
