"""The map of films: two numbers for every title, so that what is alike lies together.

t-SNE (van der Maaten and Hinton, 2008) by openTSNE, started from the principal components so that the large shape is
the data's own (Kobak and Berens, 2019), and with some exaggeration left on, which draws clusters together as on
a map of countries. One thread and a seed: the same vectors give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import openTSNE
from openTSNE.affinity import PerplexityBasedNN

from reelkin.clusters.assignment import chunks
from reelkin.clusters.threads import one_thread
from reelkin.errors import BadInput
from reelkin.progress import silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.progress import Progress

LARGEST = 40_000
"""Titles that are laid out; further ones (they come last: the least voted) are put beside those of their cluster."""
PERPLEXITY = 30.0
FEW = 2000
"""Up to so many titles Barnes and Hut's gradient is faster than the one by Fourier transform."""


class Stage(NamedTuple):
    """So many steps of gradient descent with one exaggeration."""

    steps: int
    exaggeration: float
    momentum: float


FROM_NOTHING = (Stage(200, 12.0, 0.5), Stage(250, 2.0, 0.8))
FROM_BEFORE = (Stage(75, 2.0, 0.5),)
"""Enough for new titles to find their place, too few for old ones to leave theirs."""
NEIGHBOURS_PLACED = 3
ENOUGH_KNOWN = 0.5
"""Share of the titles that an older layout must have; else so few steps are too few, and the map is only turned its way."""


@one_thread
def lay_out(
    vectors: NDArray[np.float32],
    assignments: NDArray[np.int32],
    seed: int,
    *,
    initial: NDArray[np.float32] | None = None,
    rightward: NDArray[np.float64] | None = None,
    progress: Progress = silent,
) -> NDArray[np.float32]:
    """float32[n, 2]: x and y of each title, around 0.

    Args:
        vectors: float32[n, d], the best-known titles first.
        assignments: int32[n], the cluster of each.
        seed: for the search of neighbours.
        initial: float32[n, 2], an older layout to start from, NaN for titles that were not in it. Films stay about
            where they were.
        rightward: float64[n], NaN where unknown: the map is turned so that this grows to the right (the years, say).
            Not looked at when there is an `initial` layout.
        progress: told the steps.

    Raises:
        BadInput: the arrays do not have one row a title.
    """
    n = len(vectors)
    for name, array in (("assignments", assignments), ("initial", initial), ("rightward", rightward)):
        if array is not None and len(array) != n:
            raise BadInput(f"film map: {name} has {len(array)} rows for {n} titles")
    if n < 4:
        return _in_a_row(n)
    some = min(n, LARGEST)
    wide = vectors[:some].astype(np.float64)
    if initial is None:
        places = _turned(_embed(wide, seed, None, progress), None if rightward is None else rightward[:some])
    else:
        start = _start(initial[:some], vectors[:some], assignments[:some])
        known = np.asarray(np.isfinite(initial[:some]).all(axis=1))
        begun = start if known.mean() >= ENOUGH_KNOWN else None
        places = laid_over(_embed(wide, seed, begun, progress), start, known)
    full = _with_rest(places, vectors, assignments)
    return (full if initial is None else _half_way(full, initial, some)).astype(np.float32)


def centres(places: NDArray[np.float32], assignments: NDArray[np.int32], k: int) -> NDArray[np.float64]:
    """float64[k, 2]: the median place of each cluster's titles; 0, 0 for an empty one."""
    found = np.zeros((k, 2))
    for cluster in range(k):
        members = assignments == cluster
        if members.any():
            found[cluster] = np.median(places[members], axis=0)
    return found


def plane(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """float64[n, 2]: the first two principal components; a map for when there is no time for a map."""
    centred = vectors - vectors.mean(axis=0, dtype=np.float64)
    _, axes = np.linalg.eigh(centred.T @ centred)
    first = axes[:, ::-1][:, :2]
    if first.shape[1] < 2:
        first = np.hstack([first, np.zeros_like(first)])
    # An axis has no direction of its own: its largest part shall be positive.
    signs = np.sign(first[np.abs(first).argmax(axis=0), [0, 1]])
    flat: NDArray[np.float64] = centred @ (first * np.where(signs == 0, 1, signs))
    return flat


def _embed(
    vectors: NDArray[np.float64], seed: int, start: NDArray[np.float64] | None, progress: Progress
) -> NDArray[np.float64]:
    perplexity = min(PERPLEXITY, (len(vectors) - 1) / 3)
    alike = PerplexityBasedNN(vectors, perplexity=perplexity, method="exact", n_jobs=1, random_state=seed)
    first = _principal(vectors) if start is None else start
    gradient = "fft" if len(vectors) > FEW else "bh"
    layout = openTSNE.TSNEEmbedding(
        first, alike, n_jobs=1, random_state=seed, negative_gradient_method=gradient
    )
    stages = FROM_NOTHING if start is None else FROM_BEFORE
    total = sum(stage.steps for stage in stages)
    done = 0
    for stage in stages:
        progress("film map", done, total, "steps")
        layout.optimize(
            n_iter=stage.steps, exaggeration=stage.exaggeration, momentum=stage.momentum, inplace=True
        )
        done += stage.steps
    progress("film map", total, total, "steps")
    found = np.asarray(layout, dtype=np.float64)
    centred: NDArray[np.float64] = found - found.mean(axis=0)
    return centred


def _principal(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """The first two components, shrunk to almost nothing, from where t-SNE unfolds."""
    first = plane(vectors.astype(np.float32))
    small: NDArray[np.float64] = first / max(first[:, 0].std(), 1e-12) * 1e-4
    return small


def _start(
    initial: NDArray[np.float32], vectors: NDArray[np.float32], assignments: NDArray[np.int32]
) -> NDArray[np.float64]:
    """The old layout, with the new titles beside the old ones that are most like them."""
    start = initial.astype(np.float64)
    known = np.isfinite(start).all(axis=1)
    if not known.any():
        raise BadInput("film map: no title of the initial layout has a place")
    order = np.concatenate([np.flatnonzero(known), np.flatnonzero(~known)])
    placed = _with_rest(start[known], vectors[order], assignments[order])
    start[order] = placed
    return start


def laid_over(
    places: NDArray[np.float64], start: NDArray[np.float64], known: NDArray[np.bool_]
) -> NDArray[np.float64]:
    """Turned, mirrored, moved and made as large, to lie best on the old layout (Schönemann and Carroll, 1970).

    t-SNE goes on to spread the longer it runs; a map that begins from the one before would grow with every training.
    """
    middle, old_middle = places[known].mean(axis=0), start[known].mean(axis=0)
    left, stretches, right = np.linalg.svd((places[known] - middle).T @ (start[known] - old_middle))
    size = float(((places[known] - middle) ** 2).sum())
    over: NDArray[np.float64] = (places - middle) @ (left @ right) * (stretches.sum() / size if size else 1.0)
    over += old_middle
    return over


def _turned(places: NDArray[np.float64], rightward: NDArray[np.float64] | None) -> NDArray[np.float64]:
    if rightward is None:
        return places
    known = np.isfinite(rightward)
    if known.sum() < 3:
        return places
    value = rightward[known] - rightward[known].mean()
    growth, *_ = np.linalg.lstsq(places[known] - places[known].mean(axis=0), value, rcond=None)
    length = float(np.hypot(*growth))
    if not length:
        return places
    cosine, sine = growth / length
    turned: NDArray[np.float64] = places @ np.array([[cosine, -sine], [sine, cosine]])
    return turned


def _with_rest(
    places: NDArray[np.float64], vectors: NDArray[np.float32], assignments: NDArray[np.int32]
) -> NDArray[np.float64]:
    """All titles: the first have `places`; each further one is put amid the three most like it in its cluster."""
    done = len(places)
    if done == len(vectors):
        return places
    full = np.vstack([places, np.zeros((len(vectors) - done, 2))])
    for cluster in np.unique(assignments[done:]):
        rest = done + np.flatnonzero(assignments[done:] == cluster)
        beside = np.flatnonzero(assignments[:done] == cluster)
        beside = beside if len(beside) else np.arange(done)
        for rows in chunks(len(rest), len(beside)):
            full[rest[rows]] = _amid(vectors[rest[rows]], vectors[beside], places[beside])
    return full


def _half_way(full: NDArray[np.float64], initial: NDArray[np.float32], some: int) -> NDArray[np.float64]:
    """Those that are not laid out go half of the way from where they were, for their neighbours change by chance."""
    known = some + np.flatnonzero(np.isfinite(initial[some:]).all(axis=1))
    full[known] = (full[known] + initial[known]) / 2
    return full


def _amid(
    some: NDArray[np.float32], others: NDArray[np.float32], places: NDArray[np.float64]
) -> NDArray[np.float64]:
    count = min(NEIGHBOURS_PLACED, len(others))
    distances = (others * others).sum(axis=1) - 2 * (some @ others.T)
    nearest = np.argpartition(distances, count - 1, axis=1)[:, :count]
    amid: NDArray[np.float64] = places[nearest].mean(axis=1)
    return amid


def _in_a_row(n: int) -> NDArray[np.float32]:
    return np.stack([np.arange(n), np.zeros(n)], axis=1).astype(np.float32) - np.float32((n - 1) / 2)
