"""How long reading a rating set takes, and making its matrices, and how much memory, on made-up sets shaped like MovieLens.

    python benchmarks/ratings.py --ratings 1_000_000 5_000_000

Each size is written to a folder of its own, then read in a process of its own, whose peak memory is told.
People rate as in ml-25m: some 150 titles each, a few of them thousands; titles follow a power law.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import polars as pl

PER_PERSON = 154
TITLES = 59_000


def make(folder: Path, ratings: int, seed: int = 0) -> Path:
    """Write a ratings.csv and a links.csv with about so many ratings; by person and film, as MovieLens has them."""
    rng = np.random.default_rng(seed)
    each = np.clip(rng.lognormal(4.2, 1.1, ratings // PER_PERSON), 20, 10_000)
    each = np.maximum((each * ratings / each.sum()).astype(int), 1)
    people = np.repeat(np.arange(1, len(each) + 1), each)
    films = np.minimum(rng.pareto(0.8, len(people)) * 300, TITLES - 1).astype(np.int64)
    keys = np.unique(people * TITLES + films)
    frame = pl.DataFrame(
        {
            "userId": keys // TITLES,
            "movieId": keys % TITLES + 1,
            "rating": rng.integers(1, 11, len(keys)) / 2,
            "timestamp": rng.integers(8 * 10**8, 17 * 10**8, len(keys)),
        }
    )
    folder.mkdir(parents=True, exist_ok=True)
    frame.write_csv(folder / "ratings.csv")
    ids = np.arange(1, TITLES + 1)
    links = pl.DataFrame({"movieId": ids, "imdbId": ids * 37, "tmdbId": ids})
    links.with_columns(pl.col("imdbId").cast(pl.String).str.zfill(7)).write_csv(folder / "links.csv")
    return folder


def measure(folder: Path) -> dict[str, float]:
    """Read the set and make its matrices, in this process."""
    from reelkin.interactions.bulk import read_bulk
    from reelkin.interactions.matrices import likes, ratings_of_ten

    found: dict[str, float] = {}
    start = time.perf_counter()
    ratings = read_bulk(folder).ratings
    found["read"] = time.perf_counter() - start
    found["read_gb"] = _peak_gb()
    tconsts = [f"tt{number * 37:07}" for number in range(1, TITLES + 1)]
    start = time.perf_counter()
    liked = likes(ratings, tconsts, 8, 10)
    found["likes"] = time.perf_counter() - start
    start = time.perf_counter()
    rated = ratings_of_ten(ratings, tconsts)
    found["all"] = time.perf_counter() - start
    return {**found, "peak_gb": _peak_gb(), "ratings": ratings.height, "likes_kept": liked.matrix.nnz,
            "all_kept": rated.matrix.nnz}  # fmt: skip


def _peak_gb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9


def main() -> None:
    """Measure each size in a process of its own."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ratings", type=int, nargs="+", default=[1_000_000, 5_000_000])
    parser.add_argument("--folder", type=Path, help="where to keep the sets; else they are removed")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        print(json.dumps(measure(given.measure)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        print(f"{'ratings':>12} {'read':>7} {'peak':>8} {'likes':>7} {'all':>8} {'peak':>8}")
        for size in given.ratings:
            folder = (given.folder or Path(scratch)) / f"made-{size}"
            if not (folder / "links.csv").exists():
                make(folder, size)
            command = [sys.executable, __file__, "--measure", str(folder)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            one = json.loads(done.stdout)
            print(
                f"{one['ratings']:>12,} {one['read']:>5.1f} s {one['read_gb']:>5.2f} GB {one['likes']:>5.1f} s"
                f" {one['all']:>6.1f} s {one['peak_gb']:>5.2f} GB"
            )


if __name__ == "__main__":
    main()
