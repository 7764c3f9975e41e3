"""The k-means engines by name.

An engine is a module with one function, `fit_centroids(vectors, k, seed, settings) -> float32[k, d]`.
Engines are named as strings and loaded when chosen, so that none needs another's libraries; what comes after
(balance, assignment, profiles, metrics) is shared, so that all are judged on the same footing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reelkin.errors import MissingExtra, UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reelkin.settings import Settings


class FitCentroids(Protocol):
    """What every engine is."""

    def __call__(
        self, vectors: NDArray[np.float32], k: int, seed: int, settings: Settings
    ) -> NDArray[np.float32]:
        """float32[k, d]: the centres of k clusters of the float32[n, d] `vectors`."""


class Engine(NamedTuple):
    """Where an engine is: its module, and the extra that installs what it needs."""

    module: str
    extra: str


ENGINES = {
    "scikit-learn": Engine("reelkin.clusters.engines.scikit_learn", "build"),
}


def load_engine(name: str) -> FitCentroids:
    """The `fit_centroids` of the engine called `name`.

    Raises:
        UsageError: there is no engine of that name.
        MissingExtra: its libraries are not installed.
    """
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        raise UsageError(f"engine must be one of {known}; got '{name}'")
    engine = ENGINES[name]
    try:
        module = import_module(engine.module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("reelkin"):
            raise
        raise MissingExtra(engine.extra, f"the k-means engine {name}") from error
    fit: FitCentroids = module.fit_centroids
    return fit
