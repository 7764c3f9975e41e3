"""How sure a mean is: percentile intervals from resampled people (Efron, 1979)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

SHARE = 0.95
DRAWS = 2000


def interval(
    values: Doubles, *, share: float = SHARE, draws: int = DRAWS, seed: int = 0
) -> tuple[float, float]:
    """The middle `share` of the means of `draws` resamples of `values`.

    For a paired comparison, give the differences of two methods on the same people.

    Raises:
        ValueError: there are no values.
    """
    return _middle(resampled_means(values[:, None], draws=draws, seed=seed)[:, 0], share)


def ratio_interval(
    above: Doubles, below: Doubles, *, share: float = SHARE, draws: int = DRAWS, seed: int = 0
) -> tuple[float, float]:
    """The same for Σ above ÷ Σ below, both of the same people, who are resampled together.

    Resamples in which the lower sum is 0 are left out; without any other, both ends are NaN.

    Raises:
        ValueError: there are no values.
    """
    means = resampled_means(np.stack([above, below], axis=1), draws=draws, seed=seed)
    told = means[means[:, 1] != 0]
    return _middle(told[:, 0] / told[:, 1], share) if len(told) else (float("nan"), float("nan"))


def resampled_means(values: Doubles, *, draws: int = DRAWS, seed: int = 0) -> Doubles:
    """float64[draws, w]: the means of the columns of `values`, float64[people, w], in each resample of the people.

    Raises:
        ValueError: there are no values.
    """
    if not len(values):
        raise ValueError("an interval needs at least one value")
    rng = np.random.default_rng(seed)
    means = [values[rng.integers(0, len(values), len(values))].mean(axis=0) for _ in range(draws)]
    return np.array(means, dtype=np.float64)


def _middle(values: Doubles, share: float) -> tuple[float, float]:
    low, high = np.quantile(values, [(1 - share) / 2, (1 + share) / 2])
    return float(low), float(high)
