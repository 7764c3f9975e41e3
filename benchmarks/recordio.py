"""Time our RecordIO-protobuf beside a plain copy and SageMaker's SDK: `python benchmarks/recordio.py --sdk sm/bin/python`.

`--sdk` is the Python of an environment with `sagemaker<3`; it writes fewer rows, and its seconds are told per row.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import time
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reelkin.aws.recordio import dense_records, sparse_records
from reelkin.aws.recordio_reader import read_vectors

if TYPE_CHECKING:
    from collections.abc import Callable

SDK = """
import io, sys, time, numpy as np
from sagemaker.amazon.common import write_numpy_to_dense_tensor
rows, width = int(sys.argv[1]), int(sys.argv[2])
vectors = np.random.default_rng(0).normal(size=(rows, width)).astype(np.float32)
start = time.perf_counter()
write_numpy_to_dense_tensor(io.BytesIO(), vectors)
print(time.perf_counter() - start)
"""


def seconds(run: Callable[[], object], runs: int) -> float:
    """The median of `runs` wall times, after one that does not count."""
    run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print seconds, gigabytes a second and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("rows", 350_000), ("width", 64), ("runs", 7), ("sdk-rows", 20_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--sdk")
    given = parser.parse_args()
    vectors = np.random.default_rng(0).normal(size=(given.rows, given.width)).astype(np.float32)
    data = dense_records(vectors)
    thin = sparse.random_array((given.rows, 1000), density=0.01, format="csr", dtype=np.float32, rng=0)
    copied = seconds(lambda: bytearray(data), given.runs)
    found = {
        "copy of as many bytes": (copied, len(data)),
        "dense_records": (seconds(lambda: dense_records(vectors), given.runs), len(data)),
        "read_vectors": (seconds(lambda: read_vectors(data, "memory"), given.runs), len(data)),
        "sparse_records": (seconds(lambda: sparse_records(thin), 1), len(sparse_records(thin))),
    }
    for name, (took, size) in found.items():
        print(f"{name:<24}{took:8.4f} s {size / took / 1e9:7.2f} GB/s {took / copied:8.2f} × the copy")
    if given.sdk:
        command = [given.sdk, "-W", "ignore", "-c", SDK, str(given.sdk_rows), str(given.width)]
        ran = subprocess.run(command, capture_output=True, text=True, check=True)
        each = float(ran.stdout.split()[-1]) / given.sdk_rows
        ours = found["dense_records"][0] / given.rows
        print(
            f"SageMaker SDK v2        {each * given.rows:8.2f} s for as many rows; {each / ours:.0f} × ours"
        )


if __name__ == "__main__":
    main()
