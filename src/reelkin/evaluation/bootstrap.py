"""How sure a mean is: percentile intervals from resampled people (Efron, 1979)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt


def interval(
    values: npt.NDArray[np.float64], *, share: float = 0.95, draws: int = 2000, seed: int = 0
) -> tuple[float, float]:
    """The middle `share` of the means of `draws` resamples of `values`.

    For a paired comparison, give the differences of two methods on the same people.

    Raises:
        ValueError: there are no values.
    """
    if not len(values):
        raise ValueError("an interval needs at least one value")
    rng = np.random.default_rng(seed)
    means = [float(values[rng.integers(0, len(values), len(values))].mean()) for _ in range(draws)]
    low, high = np.quantile(means, [(1 - share) / 2, (1 + share) / 2])
    return float(low), float(high)
