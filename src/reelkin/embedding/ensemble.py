"""Several maps as one: their vectors side by side, turned to the axes that matter most, and cut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Doubles = npt.NDArray[np.floating[Any]]


def join(maps: Sequence[Doubles], vectors: Sequence[Doubles], world: Doubles, dimensions: int) -> Doubles:
    """float64[F, dimensions]: one map whose products of vectors are the mean of those of `maps`, nearly.

    The maps' vectors are set side by side and turned to the principal axes of what the world watches; of these
    the first `dimensions` are kept. What several maps agree on stays; what each has by chance goes.

    Args:
        maps: float[F, d_k] each, at least one.
        vectors: float[n, d_k] each, the titles' vectors under these maps, the world's middle at 0.
        world: float[n], each title's weight.
        dimensions: at most the sum of all d_k.
    """
    share = 1.0 / np.sqrt(len(maps))
    wide, titles = np.hstack(maps) * share, np.hstack(vectors) * share
    _, axes = np.linalg.eigh((titles * world[:, None]).T @ titles)
    kept = axes[:, ::-1][:, :dimensions]
    # An axis may point either way; the largest entry points up, whatever the solver chose.
    largest = np.take_along_axis(kept, np.abs(kept).argmax(axis=0)[None, :], axis=0)
    joined: Doubles = wide @ (kept * np.sign(largest))
    return joined
