"""Vectors cut into as many objects as there are instances, and named so that each instance gets one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reelkin.aws.recordio import dense_records
from reelkin.errors import BadInput, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


def shard_rows(rows: int, shards: int) -> list[slice]:
    """`shards` slices of `rows` rows, in order, equal to within one row.

    Raises:
        UsageError: fewer rows than shards, or no shard.
    """
    if not 1 <= shards <= rows:
        raise UsageError(f"{rows} vectors cannot go to {shards} instances; each needs at least one")
    edges = [part * rows // shards for part in range(shards + 1)]
    return [slice(start, end) for start, end in pairwise(edges)]


def shards(vectors: NDArray[np.float32], count: int) -> Iterator[tuple[str, bytearray]]:
    """A name and the RecordIO-protobuf bytes of each shard of `vectors` (float32[n, d]); one is made at a time.

    Raises:
        UsageError: as `shard_rows`.
        BadInput: a value is not finite; the service would train on it and answer NaN.
    """
    slices = shard_rows(len(vectors), count)
    finite = np.isfinite(vectors).all(axis=1)
    if not finite.all():
        bad = int((~finite).sum())
        raise BadInput(
            f"{bad} of {len(vectors)} vectors are not finite, the first in row {int(finite.argmin())}"
        )
    digits = len(str(count - 1))
    for number, rows in enumerate(slices):
        yield f"part-{number:0{digits}}.pbr", dense_records(vectors[rows])
