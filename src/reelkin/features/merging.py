"""Columns that say the same become one, under the words of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.features.duplicates import first_alike
from reelkin.features.matrix import FeatureColumn, is_constant

if TYPE_CHECKING:
    from collections.abc import Collection

OPENINGS = ("directed by ", "written by ", "with ")
MOST_NAMES = 3


def without_repeats(
    columns: list[FeatureColumn], matrix: sparse.csr_array, telling: Collection[str]
) -> tuple[list[FeatureColumn], sparse.csr_array]:
    """Leave out columns that say nothing; put columns that say the same under the first of them.

    Only a column of a `telling` block takes on the words of others: two who always direct together are told
    together. What falls together with a genre or a decade does so by chance, in a small catalogue.
    """
    alike = first_alike(matrix)
    itself = alike == np.arange(len(columns))
    words: dict[int, list[str]] = {}
    for position in np.flatnonzero(~itself).tolist():
        words.setdefault(int(alike[position]), []).append(columns[position].label)
    named = columns.copy()
    for position, labels in words.items():
        first = columns[position]
        if first.block in telling:
            named[position] = FeatureColumn(first.name, first.block, joined([first.label, *labels]))
    kept = np.flatnonzero(itself & ~is_constant(matrix))
    left = sparse.csr_array(matrix[:, kept])
    left.sort_indices()
    return [named[position] for position in kept.tolist()], left


def joined(labels: list[str]) -> str:
    """One phrase of several labels: "directed by Joel Coen and Ethan Coen, with Frances McDormand".

    Labels that open alike share the opening; who both writes and directs is named once.
    """
    names: dict[str, list[str]] = {opening: [] for opening in OPENINGS}
    phrases = []
    for label in labels:
        opening = next((opening for opening in OPENINGS if label.startswith(opening)), None)
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
