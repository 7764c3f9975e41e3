"""How near several titles are to each other: their similarity without the prior, which only says what is watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.linear import LinearModel

    Doubles = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]


def nearness(model: LinearModel, rows: Rows) -> Doubles:
    """float64[m, m]: at [i, j] the score of `rows[j]` among the titles similar to `rows[i]`, less its prior.

    The diagonal means nothing.

    Args:
        model: the model.
        rows: intp[m], each once.
    """
    directions = model.vectors[rows].astype(np.float64) / model.lengths[rows][:, None]
    # Not a product of matrices: the last bits of those depend on the number of threads.
    near: Doubles = np.einsum("id,jd->ij", directions, directions)
    _add_shared(near, model, rows)
    _add_learned(near, model, rows)
    return near


def _add_shared(near: Doubles, model: LinearModel, rows: Rows) -> None:
    """Add what titles are nearer for because both have a feature."""
    held = [model.features_of(int(row)) for row in rows]
    columns = np.concatenate([some for some, _ in held])
    values = np.concatenate([some for _, some in held])
    places = np.repeat(np.arange(len(rows)), [len(some) for some, _ in held])
    order = np.argsort(columns, kind="stable")
    starts = np.flatnonzero(np.diff(columns[order], prepend=-1))
    for holders in np.split(order, starts[1:]):
        weight = model.scoring.similar_shared * float(model.in_common[columns[holders[0]]])
        if weight and len(holders) > 1:
            near[np.ix_(places[holders], places[holders])] += weight * np.outer(
                values[holders], values[holders]
            )


def _add_learned(near: Doubles, model: LinearModel, rows: Rows) -> None:
    """Add what ratings taught of who likes both."""
    part = model.collaborative
    order = np.argsort(rows)
    for one, place in enumerate(part.places_of(rows).tolist()):
        if place >= 0 and part.blend.similar_weights:
            others, weights = part.weights_of(place)
            _, here, there = np.intersect1d(rows[order], others, assume_unique=True, return_indices=True)
            near[one, order[here]] += part.blend.similar_weights * weights[there]
