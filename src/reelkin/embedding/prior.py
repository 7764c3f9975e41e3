"""Learning the prior: how much more a title is liked for its votes and its rating, all else being equal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy import sparse

    Doubles = npt.NDArray[np.floating[Any]]

FAMILIES = ("votes", "rating")
"""Their columns are named by percentile times ten: votes_950 is the 95th."""
RIDGE = 1.0
ROUNDS = 50


def learn_prior(
    features: sparse.csr_array, names: list[str], likes: Doubles, rating_share: float | None = None
) -> Doubles:
    """float64[F]: weights under which exp(features · weights) grows as the number of likes does.

    A Poisson regression of the likes on the level of votes and the level of rating (a percentile's -ln(1 - p), on
    which popularity is a power law), beside all other columns; those take up what is of this data's time and
    people alone, and are then left out. Solved by Newton's method.

    Args:
        features: float[n, F].
        names: the F columns' names.
        likes: float[n], likes by title.
        rating_share: the slope of rating as a share of that of votes, where it is known better from elsewhere:
            people who tell the world what they have just seen say little of what is liked for long.
    """
    levels = np.array([level(name) for name in names])
    families = np.array([name.split("_", 1)[0] for name in names])
    steep = np.stack([np.where(families == family, levels, 0.0) for family in FAMILIES], axis=1)
    others = ~np.isin(families, FAMILIES)
    design = np.hstack(
        [np.ones((len(likes), 1)), features @ steep, features[:, np.flatnonzero(others)].toarray()]
    )
    slopes = np.maximum(_poisson(design, likes)[1 : 1 + len(FAMILIES)], 0.0)
    if rating_share is not None:
        slopes[1] = rating_share * slopes[0]
    weights: Doubles = steep @ slopes
    return weights


def level(name: str) -> float:
    """-ln(1 - p) for the percentile p in a column's name; 0 for what has none."""
    family, _, percentile = name.partition("_")
    return float(-np.log(1.0 - int(percentile) / 1000)) if family in FAMILIES else 0.0


def _poisson(design: Doubles, counts: Doubles) -> Doubles:
    ridge = np.full(design.shape[1], RIDGE)
    ridge[0] = 1e-6
    weights = np.zeros(design.shape[1])
    weights[0] = np.log(max(float(counts.mean()), 1e-9))
    for _ in range(ROUNDS):
        expected = np.exp(np.clip(design @ weights, -20.0, 10.0))
        hessian = design.T @ (design * expected[:, None]) + np.diag(ridge)
        step = np.linalg.solve(hessian, design.T @ (counts - expected) - ridge * weights)
        # A full step can leap where the counts are far from their start.
        weights = weights + step * min(1.0, 2.0 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < 1e-10:
            break
    return weights
