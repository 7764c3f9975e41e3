"""The k-means engines by name.

An engine is a module with one function, `fit_centroids(vectors, k, seed, settings, progress) -> float32[k, d]`, and
perhaps a second, `check(settings)`, that tells before hours of work what is missing.
Engines are named as strings and loaded when chosen, so that none needs another's libraries; what comes after
(balance, assignment, profiles, metrics) is shared, so that all are judged on the same footing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from reelkin.errors import MissingExtra, UsageError
from reelkin.progress import silent

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reelkin.progress import Progress
    from reelkin.settings import Settings


class FitCentroids(Protocol):
    """What every engine is."""

    def __call__(
        self,
        vectors: NDArray[np.float32],
        k: int,
        seed: int,
        settings: Settings,
        progress: Progress = silent,
    ) -> NDArray[np.float32]:
        """float32[k, d]: the centres of k clusters of the float32[n, d] `vectors`."""


class Engine(NamedTuple):
    """An engine.

    Attributes:
        module: where it is.
        extra: installs what it needs.
        settings: those that only this engine reads, and that change what it finds.
        seeded: whether the same seed gives the same bytes.
    """

    module: str
    extra: str
    settings: tuple[str, ...] = ()
    seeded: bool = True


DEFAULT = "scikit-learn"
ENGINES = {
    DEFAULT: Engine("reelkin.clusters.engines.scikit_learn", "build"),
    "sagemaker": Engine(
        "reelkin.clusters.engines.sagemaker",
        "aws",
        settings=("sagemaker_instances", "sagemaker_hyperparameters"),
        seeded=False,
    ),
}


def load_engine(name: str) -> FitCentroids:
    """The `fit_centroids` of the engine called `name`.

    Raises:
        UsageError: there is no engine of that name.
        MissingExtra: its libraries are not installed.
    """
    fit: FitCentroids = _load(name).fit_centroids
    return fit


def engine_here(settings: Settings) -> Settings:
    """The settings, with the default engine in place of one that trains elsewhere: for what clusters many times."""
    known = ENGINES.get(settings.engine)
    away = known is not None and not known.seeded
    return settings.model_copy(update={"engine": DEFAULT}) if away else settings


def check_engine(settings: Settings) -> None:
    """Tell before hours of work that the engine of the settings cannot do its own.

    Raises:
        UsageError: there is no such engine, or a setting that it needs is missing or wrong.
        MissingExtra: its libraries are not installed.
    """
    check = getattr(_load(settings.engine), "check", None)
    if check is not None:
        check(settings)


def _load(name: str) -> Any:
    if name not in ENGINES:
        known = ", ".join(sorted(ENGINES))
        raise UsageError(f"engine must be one of {known}; got '{name}'")
    engine = ENGINES[name]
    try:
        return import_module(engine.module)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("reelkin"):
            raise
        raise MissingExtra(engine.extra, f"the k-means engine {name}") from error
