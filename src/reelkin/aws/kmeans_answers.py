"""What a trained k-means answers to vectors: the nearest cluster of each, and how far it is, a JSON object a line.

Source: "K-Means Response Formats" of the SageMaker developer guide
(https://docs.aws.amazon.com/sagemaker/latest/dg/km-in-formats.html). Numbers of clusters come as 1.0.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

CLUSTER, DISTANCE = "closest_cluster", "distance_to_cluster"


def read_labels(data: bytes, where: str, rows: int, k: int) -> NDArray[np.int32]:
    """int32[rows]: the cluster of each vector, in the order in which they were asked about.

    Args:
        data: a whole answer; empty lines between its batches are passed over.
        where: what to call it in errors, such as its address.
        rows: how many vectors were asked about.
        k: how many clusters there are.

    Raises:
        BadInput: a line is none of k-means, names a cluster that is not there or a distance that is none, or there are
            more or fewer lines than vectors.
    """
    lines = [line for line in data.splitlines() if line.strip()]
    if len(lines) != rows:
        raise BadInput(f"{where}: {len(lines)} answers for {rows} vectors; assign again")
    return np.fromiter(_labels(lines, where, k), dtype=np.int32, count=rows)


def _labels(lines: list[bytes], where: str, k: int) -> Iterable[int]:
    for number, line in enumerate(lines, start=1):
        try:
            said = json.loads(line)
            label, distance = _number(said[CLUSTER]), _number(said[DISTANCE])
        except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
            told = line[:60].decode(errors="replace")
            raise BadInput(f"{where}: line {number} is no answer of k-means: {told}") from None
        if not 0 <= label < k or label != int(label):
            raise BadInput(f"{where}: line {number} names cluster {label:g}, but there are {k}")
        if not (math.isfinite(distance) and distance >= 0):
            raise BadInput(f"{where}: line {number} has the distance {distance}")
        yield int(label)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(value)
    return float(value)


def write_labels(labels: NDArray[np.int32], distances: NDArray[np.float32]) -> bytes:
    """The answer that `read_labels` reads, for int32[n] clusters and float32[n] distances."""
    pairs = zip(labels.tolist(), distances.tolist(), strict=True)
    lines = (json.dumps({CLUSTER: float(label), DISTANCE: distance}) + "\n" for label, distance in pairs)
    return "".join(lines).encode()
