"""The world's taste: how much of what is watched each title is, as the prior says. Only numpy is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]


def world_weights(prior: Doubles) -> Doubles:
    """float64[n]: each title's share of what the world watches, as the prior says; they add up to 1."""
    share: Doubles = np.exp(prior - prior.max(initial=0.0))
    return share / max(float(share.sum()), 1e-300)
