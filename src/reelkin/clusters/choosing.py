"""How many clusters: a rule that needs no measuring, and a choice that is measured."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.clusters import metrics
from reelkin.clusters.assignment import assign
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from reelkin.progress import Progress

FEWEST = 10
"""From ten clusters on none needs to hold a fifth of the catalogue."""
SLACK = 0.1
STEPS = (0.25, 0.35, 0.5, 0.71, 1.0, 1.41, 2.0)
"""Candidates, as multiples of the default."""
ROWS = 20_000
"""Titles that candidates are measured on."""
BOOTSTRAPS = 2
LEAST_RANGE = 0.05
"""A measure whose values differ by less has little to say, and is not blown up to its full weight."""
MEASURES = {
    "elbow": "the bend of the inertia curve",
    "silhouette": "the silhouette",
    "stability": "stability under resampling",
    "cell_recall": "nearest titles found in the cells scanned",
}


def default_k(n: int, before: int | None = None) -> int:
    """A third of the square root of the number of titles, rounded; at least 10, at most one for five titles.

    About 60 for 32,000 titles and 200 for 350,000: a shelf then holds some hundreds of titles, a person can look
    through all shelves, and k times the mean size of a shelf (what a search for the nearest titles has to
    compare) stays near its least. A retraining keeps the number it had (`before`) as long as the rule gives no more
    than a tenth more or less: a catalogue grows a little every day, and shelves should not be cut anew for that.
    """
    k = max(1, min(max(FEWEST, round(float(np.sqrt(n)) / 3)), n // 5))
    return before if before and abs(k - before) <= SLACK * before else k


@dataclass(frozen=True)
class Candidate:
    """What was measured for one k.

    Attributes:
        k: number of clusters.
        inertia: mean squared distance to the centroid.
        elbow: how far the inertia curve, over log k and scaled to the unit square, lies below its chord here.
        silhouette, stability, cell_recall: as in `metrics`.
        score: sum of the four, each from 0 for the worst to 1 for the best of the k's tried.
    """

    k: int
    inertia: float
    elbow: float
    silhouette: float
    stability: float
    cell_recall: float
    score: float


@dataclass(frozen=True)
class Choice:
    """The k that was chosen, what it was chosen from, and why in one sentence."""

    k: int
    candidates: tuple[Candidate, ...]
    explanation: str

    def as_json(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Choice:
        """The choice that `as_json` gave."""
        tried = tuple(Candidate(**one) for one in value["candidates"])
        return cls(int(value["k"]), tried, str(value["explanation"]))


def candidate_ks(n: int) -> list[int]:
    """The k's that are tried for n titles: from a quarter of the default to twice it."""
    return sorted({max(2, min(round(default_k(n) * step), n // 5)) for step in STEPS})


def choose_k(
    vectors: NDArray[np.float32],
    fit: Callable[[NDArray[np.float32], int, int], NDArray[np.float32]],
    seed: int,
    *,
    ks: Sequence[int] | None = None,
    progress: Progress = silent,
) -> Choice:
    """Try some k's and take the one that is best on the whole: by elbow, silhouette, stability and cell recall.

    Each of the four runs from 0 for the worst k to 1 for the best, unless it hardly differs; the largest sum wins, and
    of equal sums the smaller k.

    Args:
        vectors: float32[n, d]; of more than 20,000 a seeded sample is measured.
        fit: gives centroids for (vectors, k, seed), balanced as they will be in the end.
        seed: for sample, fits and bootstraps.
        ks: what to try; by default `candidate_ks`.
        progress: told after each k.
    """
    ks = candidate_ks(len(vectors)) if ks is None else sorted(set(ks))
    sample = vectors[metrics.sample_rows(len(vectors), ROWS, seed)]
    measured = []
    for done, k in enumerate(ks):
        progress("choosing k", done, len(ks), "candidates")
        measured.append(_measure(sample, fit, k, seed))
    progress("choosing k", len(ks), len(ks), "candidates")
    for one, height in zip(measured, elbow_heights(ks, [one["inertia"] for one in measured]), strict=True):
        one["elbow"] = float(height)
    measures = np.array([[one[name] for one in measured] for name in MEASURES])
    scores = np.sum([_from_worst_to_best(values) for values in measures], axis=0)
    candidates = tuple(
        Candidate(k=k, score=float(score), **one) for k, score, one in zip(ks, scores, measured, strict=True)
    )
    best = max(candidates, key=lambda one: (one.score, -one.k))
    return Choice(best.k, candidates, explain(best, candidates))


def elbow_heights(ks: Sequence[int], inertias: Sequence[float]) -> NDArray[np.float64]:
    """float64[m]: how far each point of the curve lies below the chord from first to last (Satopää et al., 2011).

    Both axes run from 0 to 1, k on a logarithmic scale; never below 0, and 0 for fewer than three points.
    """
    if len(ks) < 3:
        return np.zeros(len(ks))
    across = (np.log(ks) - np.log(ks[0])) / (np.log(ks[-1]) - np.log(ks[0]))
    fall = inertias[0] - inertias[-1]
    if fall <= 0:
        return np.zeros(len(ks))
    down = (np.array(inertias) - inertias[-1]) / fall
    heights: NDArray[np.float64] = np.maximum(1 - across - down, 0.0)
    return heights


def _from_worst_to_best(values: NDArray[np.float64]) -> NDArray[np.float64]:
    scaled: NDArray[np.float64] = (values - values.min()) / max(float(np.ptp(values)), LEAST_RANGE)
    return scaled


def explain(best: Candidate, candidates: Sequence[Candidate]) -> str:
    """Why this k, in one sentence: which measure it is best at, and where the others are best."""
    if len(candidates) == 1:
        return f"k = {best.k}: nothing else was tried."
    tops = {name: max(candidates, key=lambda one: (getattr(one, name), -one.k)) for name in MEASURES}
    won = [words for name, words in MEASURES.items() if tops[name].k == best.k]
    lost = [
        f"{words} is best at {tops[name].k} ({getattr(tops[name], name):.2f} against {getattr(best, name):.2f})"
        for name, words in MEASURES.items()
        if tops[name].k != best.k
    ]
    ahead = f"it leads in {_listed(won)}" if won else "it leads in none alone"
    behind = f"; {_listed(lost)}" if lost else ""
    return (
        f"k = {best.k} is best on the whole ({best.score:.2f} of 4) among "
        f"{_listed([str(one.k) for one in candidates])}: {ahead}{behind}."
    )


def _measure(
    vectors: NDArray[np.float32],
    fit: Callable[[NDArray[np.float32], int, int], NDArray[np.float32]],
    k: int,
    seed: int,
) -> dict[str, float]:
    centroids = fit(vectors, k, seed)
    assignments = assign(vectors, centroids)
    return {
        "inertia": metrics.inertia(vectors, centroids, assignments),
        "silhouette": metrics.silhouette(vectors, assignments, seed),
        "stability": metrics.stability(vectors, lambda rows, at: fit(rows, k, at), seed, BOOTSTRAPS),
        "cell_recall": metrics.cell_recall(vectors, centroids, assignments, seed),
    }


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
