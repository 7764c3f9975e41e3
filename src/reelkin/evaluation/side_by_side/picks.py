"""How many picks two models share: of all titles, and where only the nearest clusters are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.clusters.metrics import sample_rows
from reelkin.evaluation.protocols.rounds import first
from reelkin.evaluation.side_by_side.placed_model import in_clusters, placed
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.progress import Progress

    Similar = Callable[[int], npt.NDArray[np.floating[Any]]]

ASKED = 300
"""Titles whose similar titles are compared."""
N = 10
SEED = 0


def shared_picks(one: Bundle, other: Bundle, progress: Progress = silent) -> dict[str, float]:
    """The mean share of the ten most similar titles that both models name, of a seeded sample of titles.

    "all titles": every title is scored, as the library and the site do; clusters play no part in it.
    "nearest clusters": only the titles of the four clusters nearest to the one asked about are scored.
    """
    queries = sample_rows(len(one), ASKED, SEED).tolist()
    ways: dict[str, tuple[Similar, Similar]] = {
        "all titles": (placed(one, "").similar, placed(other, "").similar),
        "nearest clusters": (
            in_clusters(one, "").learn(None).similar,
            in_clusters(other, "").learn(None).similar,
        ),
    }
    shares: dict[str, list[float]] = {way: [] for way in ways}
    for done, query in enumerate(queries):
        progress("similar titles", done, len(queries), "titles")
        for way, (here, there) in ways.items():
            shares[way].append(_shared(_ten(here, query), _ten(there, query)))
    progress("similar titles", len(queries), len(queries), "titles")
    return {way: float(np.mean(each)) for way, each in shares.items()}


def _ten(similar: Similar, query: int) -> set[int]:
    scores = np.array(similar(query), dtype=np.float64)
    scores[query] = -np.inf
    best = first(scores, N)
    return set(best[np.isfinite(scores[best])].tolist())


def _shared(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(len(one), len(other), 1)
