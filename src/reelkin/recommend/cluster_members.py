"""The titles of each cluster, in the order in which a shelf shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.clusters.prominence import prominence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.model.bundle import Bundle


def members(bundle: Bundle) -> list[NDArray[np.intp]]:
    """The rows of each cluster, by its place: what is well known and like the rest of it first.

    Those that the cluster's name is not true of are the last, the best known of them first.
    """
    fit = bundle.clusters.fit
    return [_in_order(rows, fit[rows]) for rows in by_fame(bundle)]


def named_rightly(bundle: Bundle, rows: NDArray[np.intp]) -> NDArray[np.intp]:
    """Those of the rows that the names of their clusters are true of."""
    return rows[bundle.clusters.fit[rows] > 0]


def by_fame(bundle: Bundle) -> list[NDArray[np.intp]]:
    """The rows of each cluster, by its place, the most watched first: so the rows of a model are."""
    assignments = bundle.clusters.assignments
    ends = np.cumsum(np.bincount(assignments, minlength=len(bundle.profiles)))
    return np.split(np.argsort(assignments, kind="stable"), ends[:-1])


def _in_order(rows: NDArray[np.intp], fit: NDArray[np.float32]) -> NDArray[np.intp]:
    # Rows are in the order of votes, and it is the order alone that fame goes by.
    return rows[np.argsort(-prominence(fit, -rows.astype(np.float64)), kind="stable")]
