"""Time staged k-means beside scikit-learn's own: `python benchmarks/kmeans.py --rows 350000 --width 64 --k 200`.

Seeded vectors with many more groups than clusters, of very different widths, as films lie in taste space. CPU seconds of
one thread each, and inertia; then the shared steps that follow any engine.
"""

from __future__ import annotations

import argparse
import time
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

from reelkin.clusters.assignment import assign, squared_distances
from reelkin.clusters.balance import balance
from reelkin.clusters.engines.scikit_learn import fit_centroids
from reelkin.clusters.film_map import lay_out
from reelkin.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Answer = TypeVar("Answer")


def make_vectors(rows: int, width: int, seed: int) -> NDArray[np.float32]:
    """float32[rows, width] in three hundred groups."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(300, width)) * np.geomspace(3, 0.3, width)
    widths = random.uniform(0.5, 2.0, size=300)
    group = random.integers(300, size=rows)
    noise = random.normal(size=(rows, width)) * widths[group][:, None]
    return (centres[group] + noise).astype(np.float32)


def timed(name: str, run: Callable[[], Answer]) -> Answer:
    """Run it under one thread and print its CPU and wall seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    with threadpool_limits(limits=1):
        answer = run()
    print(f"{name:<28} {time.process_time() - cpu:7.2f} CPU s {time.perf_counter() - wall:7.2f} s")
    return answer


def main() -> None:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("rows", 350_000), ("width", 64), ("k", 200), ("seed", 0), ("map", 10_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = parser.parse_args()
    vectors = make_vectors(given.rows, given.width, given.seed)
    staged = timed("reelkin, staged", lambda: fit_centroids(vectors, given.k, given.seed, Settings()))
    plain = timed(
        "scikit-learn, plain", lambda: KMeans(given.k, n_init=1, random_state=given.seed).fit(vectors)
    )
    balanced = timed("balance", lambda: balance(vectors, staged))
    assignments = timed("assign", lambda: assign(vectors, balanced))
    inertia = squared_distances(vectors, balanced, assignments).sum()
    print(f"inertia / scikit-learn's     {inertia / plain.inertia_:7.4f}")
    some = min(given.map, given.rows)
    timed(f"film map of {some:,}", lambda: lay_out(vectors[:some], assignments[:some], given.seed))


if __name__ == "__main__":
    main()
