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


def learn_prior(features: sparse.csr_array, names: list[str], likes: Doubles) -> Doubles:
    """float64[F]: weights under which exp(features · weights) grows as the number of likes does.

    A Poisson regression of the likes on the level of votes and the level of rating (a percentile's -ln(1 - p), on
    which popularity is a power law), beside all other columns; those take up what is of this data's time and
    people alone, and are then left out. Solved by Newton's method.

    Args:
        features: float[n, F].
        names: the F columns' names.
        likes: float[n], likes by title.
    """
    levels = _levels(names)
    others = np.array([name.split("_", 1)[0] not in FAMILIES for name in names])
    design = np.hstack(
        [np.ones((len(likes), 1)), features @ levels, features[:, np.flatnonzero(others)].toarray()]
    )
    slopes = np.maximum(_poisson(design, likes)[1 : 1 + len(FAMILIES)], 0.0)
    weights: Doubles = levels @ slopes
    return weights


def prior_of(names: list[str], slopes: tuple[float, ...]) -> Doubles:
    """float64[F]: the prior whose slopes on the levels of votes and of rating are these."""
    weights: Doubles = _levels(names) @ np.array(slopes)
    return weights


def _levels(names: list[str]) -> Doubles:
    """float64[F, families]: each column's level, in its own family."""
    families = np.array([name.split("_", 1)[0] for name in names])
    levels = np.array([level(name) for name in names])
    return np.stack([np.where(families == family, levels, 0.0) for family in FAMILIES], axis=1)


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
