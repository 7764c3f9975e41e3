"""Two planted families of titles; everybody likes one of them. Who learns from likes tells them apart."""

from __future__ import annotations

import numpy as np
from scipy import sparse

TITLES = 40
FAMILY = np.arange(TITLES) % 2


def planted(people: int = 60, unliked: int = 0, seed: int = 0) -> sparse.csr_array:
    """float64[people, 40 + unliked]; the last `unliked` titles have no like."""
    rng = np.random.default_rng(seed)
    mine = FAMILY[None, :] == (np.arange(people) % 2)[:, None]
    likes = np.zeros((people, TITLES + unliked))
    likes[:, :TITLES] = mine & (rng.random((people, TITLES)) < 0.5)
    return sparse.csr_array(likes)
