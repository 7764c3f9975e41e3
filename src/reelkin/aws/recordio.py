"""RecordIO-protobuf, the format in which SageMaker's built-in algorithms read vectors: writing it.

A file is a row of frames: u32 0xCED7230A, u32 length, a protobuf `Record`, zeros up to a multiple of 4; all
little-endian. A record holds one vector, in `features["values"].float32_tensor`: `values`, and for a sparse one
`keys` and `shape`. The bytes are those of SageMaker's Python SDK v2 (`write_numpy_to_dense_tensor`,
`write_spmatrix_to_sparse_tensor`), for float32 and without labels.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.aws import protobuf
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy import sparse

MAGIC = 0xCED7230A
ALIGNMENT = 4
# The numbers of the fields, from SageMaker's record.proto.
FEATURES, MAP_KEY, MAP_VALUE, FLOAT32_TENSOR = 1, 1, 2, 2
VALUES, KEYS, SHAPE = 1, 2, 3
NAME = b"values"


def dense_head(width: int) -> bytes:
    """What stands before the numbers of every dense record of `width` values: the frame's head and the record's."""
    nested = protobuf.varint(VALUES << 3 | protobuf.BYTES) + protobuf.varint(4 * width)
    size = len(nested) + 4 * width
    for number, before in (
        (FLOAT32_TENSOR, b""),
        (MAP_VALUE, protobuf.field(MAP_KEY, NAME)),
        (FEATURES, b""),
    ):
        head = before + protobuf.varint(number << 3 | protobuf.BYTES) + protobuf.varint(size)
        nested, size = head + nested, size + len(head)
    return struct.pack("<II", MAGIC, size) + nested


def padded(size: int) -> int:
    """`size` rounded up to a whole number of four bytes."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def dense_records(vectors: NDArray[np.float32]) -> bytearray:
    """The rows of `vectors` (float32[n, d], d ≥ 1) as n dense records.

    All records have one size, so that one buffer is filled twice by broadcasting: heads, then numbers.

    Raises:
        UsageError: not a matrix of float32 with at least one column.
    """
    if vectors.ndim != 2 or vectors.dtype != np.float32 or vectors.shape[1] == 0:
        raise UsageError(
            f"vectors must be float32[n, d] with d ≥ 1; got {vectors.dtype}{list(vectors.shape)}"
        )
    head = dense_head(vectors.shape[1])
    numbers = 4 * vectors.shape[1]
    size = padded(len(head) + numbers)
    buffer = bytearray(len(vectors) * size)
    records = np.frombuffer(buffer, dtype=np.uint8).reshape(len(vectors), size)
    records[:, : len(head)] = np.frombuffer(head, dtype=np.uint8)
    plain = np.ascontiguousarray(vectors, dtype="<f4")
    records[:, len(head) : len(head) + numbers] = plain.view(np.uint8)
    return buffer


def sparse_records(matrix: sparse.csr_array[Any, Any]) -> bytearray:
    """The rows of `matrix` (scipy's csr, float32[n, d], d ≥ 1) as n sparse records, entries in the order stored.

    Raises:
        UsageError: not float32, or without a column.
    """
    if matrix.dtype != np.float32 or matrix.shape[1] == 0:
        raise UsageError(
            f"matrix must be csr float32[n, d] with d ≥ 1; got {matrix.dtype}{list(matrix.shape)}"
        )
    out = bytearray()
    shape = protobuf.field(SHAPE, protobuf.varint(matrix.shape[1]))
    keys, key_starts = _varints(matrix.indices)
    values = np.ascontiguousarray(matrix.data, dtype="<f4").tobytes()
    for start, end in zip(matrix.indptr[:-1].tolist(), matrix.indptr[1:].tolist(), strict=True):
        entries = b""
        if end > start:
            entries = protobuf.field(VALUES, values[4 * start : 4 * end])
            entries += protobuf.field(KEYS, keys[key_starts[start] : key_starts[end]])
        tensor = protobuf.field(FLOAT32_TENSOR, entries + shape)
        record = protobuf.field(FEATURES, protobuf.field(MAP_KEY, NAME) + protobuf.field(MAP_VALUE, tensor))
        out += struct.pack("<II", MAGIC, len(record)) + record + bytes(padded(len(record)) - len(record))
    return out


def _varints(numbers: NDArray[Any]) -> tuple[bytes, list[int]]:
    """All `numbers` as varints, one after the other, and where each begins (and the last ends)."""
    rest = numbers.astype(np.uint64)
    sizes = np.ones(len(rest), dtype=np.int64)
    for place in range(1, 10):
        sizes += rest >= np.uint64(1 << 7 * place)
    starts = np.concatenate(([0], np.cumsum(sizes)))
    out = np.empty(int(starts[-1]), dtype=np.uint8)
    for place in range(int(sizes.max(initial=0))):
        there = sizes > place
        more = (sizes[there] > place + 1).astype(np.uint8) << 7
        out[starts[:-1][there] + place] = (rest[there] & np.uint64(0x7F)).astype(np.uint8) | more
        rest >>= np.uint64(7)
    return out.tobytes(), starts.tolist()
