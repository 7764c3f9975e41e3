"""How long learning from ratings takes, and how much memory, on made-up ratings.

    python benchmarks/learner.py                                  # 5,000 titles x 1 M ratings, 10,000 x 5 M
    python benchmarks/learner.py --case 20_000 1_000_000          # the most titles that get weights

Each case is learned in a process of its own, which tells its peak memory. People rate some 150 titles each, a few of
them thousands; titles follow a power law. Memory is told, too, in matrices of titles x titles in double precision.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time

import numpy as np
from scipy import sparse

from reelkin.embedding.collaborative.learning import PLAIN, learn_collaborative
from reelkin.embedding.content_map import default_map
from reelkin.embedding.embed import embed
from reelkin.features.matrix import FeatureColumn, FeatureMatrix

PER_PERSON = 150
DRAWN = 1.5
"""Ratings drawn for each that is wanted, since somebody may draw a title twice."""
CASES = [(5_000, 1_000_000), (10_000, 5_000_000)]


def ratings_of(titles: int, number: int, rng: np.random.Generator) -> sparse.csr_array:
    """float64[m, titles]: `number` ratings of ten, or a few less; how often title i is rated goes with 1 / (i + 50)."""
    each = np.clip(rng.lognormal(4.4, 1.0, number // PER_PERSON), 10, titles / 4)
    people = np.repeat(np.arange(len(each)), (DRAWN * each * number / each.sum()).astype(int))
    shares = np.cumsum(1 / (np.arange(titles) + 50.0))
    drawn = np.searchsorted(shares, rng.random(len(people)) * shares[-1])
    keys = np.unique(people * titles + drawn)
    keys = np.sort(rng.choice(keys, min(number, len(keys)), replace=False))
    stars = rng.integers(1, 11, len(keys)).astype(np.float64)
    rated = sparse.csr_array((stars, (keys // titles, keys % titles)), shape=(len(each), titles))
    rated.sort_indices()
    return rated


def features_of(titles: int, rng: np.random.Generator) -> FeatureMatrix:
    """Titles with columns of the default map, one or two of each block, drawn at random."""
    names = [name for name in default_map().columns if name.partition("_")[0] in ("genre", *PLAIN)]
    values = np.zeros((titles, len(names)), np.float32)
    for block in sorted({name.partition("_")[0] for name in names}):
        own = [place for place, name in enumerate(names) if name.partition("_")[0] == block]
        for _ in range(2 if block == "genre" else 1):
            values[np.arange(titles), rng.choice(own, titles)] = 1.0
    columns = [FeatureColumn(name, "genres" if name.startswith("genre") else name.partition("_")[0], name)
               for name in names]  # fmt: skip
    matrix = sparse.csr_array(values)
    ids = [f"tt{row:07}" for row in range(titles)]
    return FeatureMatrix(ids, columns, matrix, np.ones(len(names), np.float32))


def measure(titles: int, number: int) -> dict[str, float]:
    """Learn, in this process."""
    rng = np.random.default_rng(0)
    rated, features = ratings_of(titles, number, rng), features_of(titles, rng)
    embedding = embed(features, default_map())
    before, cpu, start = _peak_gb(), time.process_time(), time.perf_counter()
    learned = learn_collaborative(rated, features, embedding)
    seconds = time.perf_counter() - start
    peak = _peak_gb()
    matrix = len(learned.rows) ** 2 * 8 / 1e9
    return {
        "titles": len(learned.rows),
        "people": rated.shape[0],
        "ratings": rated.nnz,
        "seconds": seconds,
        "cpu_seconds": time.process_time() - cpu,
        "peak_gb": peak,
        "matrices": (peak - before) / matrix,
        "weights": len(learned.weight_values),
    }


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def main() -> None:
    """Print a row for each case."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--case", nargs=2, type=int, action="append", metavar=("TITLES", "RATINGS"), help="repeatable"
    )
    parser.add_argument(
        "--one", action="store_true", help="learn in this very process; for the benchmark itself"
    )
    given = parser.parse_args()
    cases = given.case or CASES
    if given.one:
        print(json.dumps(measure(*cases[0])))
        return
    print("| titles | people | ratings | s | CPU s | peak GB | in matrices | weights kept |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for titles, number in cases:
        told = subprocess.run(
            [sys.executable, __file__, "--one", "--case", str(titles), str(number)],
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        one = json.loads(told)
        print(
            f"| {one['titles']:,} | {one['people']:,} | {one['ratings']:,} | {one['seconds']:.1f} | "
            f"{one['cpu_seconds']:.1f} | {one['peak_gb']:.2f} | {one['matrices']:.2f} | {one['weights']:,} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
