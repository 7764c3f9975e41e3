"""RecordIO-protobuf: reading vectors back, whoever wrote them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from reelkin.aws import protobuf
from reelkin.aws.protobuf import BYTES, Malformed
from reelkin.aws.recordio import (
    ALIGNMENT,
    FEATURES,
    FLOAT32_TENSOR,
    KEYS,
    MAGIC,
    MAP_KEY,
    MAP_VALUE,
    NAME,
    SHAPE,
    VALUES,
    dense_head,
    padded,
)
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

FRAME = struct.Struct("<II")
SPARSE_WIDTH = 1 << 24
"""A wider sparse vector is taken for damage: a dozen bytes must not ask for gigabytes."""


class Tensor(NamedTuple):
    """One record's vector: `keys` and `shape` are empty for a dense one."""

    values: NDArray[np.float32]
    keys: list[int]
    shape: list[int]


def read_vectors(data: bytes | bytearray | memoryview, where: str) -> NDArray[np.float32]:
    """float32[n, d]: the vectors of all records, sparse ones filled up with zeros.

    Args:
        data: a whole file or object.
        where: what to call it in errors, such as its path or URL.

    Raises:
        BadInput: it holds no record, is cut off, is no RecordIO-protobuf, holds other than float32, or vectors of
            different widths.
    """
    view = memoryview(data)
    if len(view) == 0:
        raise BadInput(f"{where}: no records; it is empty")
    first = _first(view, where)
    alike = _all_alike(view, len(first))
    if alike is not None:
        return alike
    rows = []
    for number, record in enumerate(_frames(view, where), start=1):
        rows.append(_vector(record, f"{where}: record {number}"))
        if len(rows[-1]) != len(first):
            raise BadInput(
                f"{where}: record {number} has {len(rows[-1])} values, record 1 has {len(first)};"
                " all vectors must be of one width"
            )
    return np.stack(rows)


def _first(view: memoryview, where: str) -> NDArray[np.float32]:
    return _vector(next(_frames(view, where)), f"{where}: record 1")


def _all_alike(view: memoryview, width: int) -> NDArray[np.float32] | None:
    """The quick way where every record is dense, `width` wide and framed as `dense_records` frames it; else None."""
    head = np.frombuffer(dense_head(width), dtype=np.uint8)
    size = padded(len(head) + 4 * width)
    if len(view) % size:
        return None
    records = np.frombuffer(view, dtype=np.uint8).reshape(-1, size)
    if not (records[:, : len(head)] == head).all():
        return None
    numbers = np.ascontiguousarray(records[:, len(head) : len(head) + 4 * width])
    return numbers.view("<f4").astype(np.float32, copy=False)


def _frames(view: memoryview, where: str) -> Iterator[memoryview]:
    at, number = 0, 1
    while at < len(view):
        if len(view) - at < FRAME.size:
            raise BadInput(f"{where}: cut off within the head of record {number}, at byte {at}; get it again")
        magic, size = FRAME.unpack_from(view, at)
        if magic != MAGIC:
            raise BadInput(
                f"{where}: no RecordIO: record {number}, at byte {at}, begins with {magic:#010x}"
                f" instead of {MAGIC:#010x}"
            )
        start = at + FRAME.size
        at = start + padded(size)
        if at > len(view):
            raise BadInput(f"{where}: cut off within record {number}, which wants {size} bytes; get it again")
        yield view[start : start + size]
        number += 1


def _vector(record: memoryview, where: str) -> NDArray[np.float32]:
    try:
        tensor = _tensor(record)
    except Malformed as error:
        raise BadInput(f"{where}: no protobuf record ({error})") from None
    if tensor is None:
        raise BadInput(f"{where}: no float32 vector in features['values']; write vectors as float32")
    if not tensor.shape and not tensor.keys:
        if len(tensor.values) == 0:
            raise BadInput(f"{where}: a vector without values")
        return tensor.values
    return _filled(tensor, where)


def _filled(tensor: Tensor, where: str) -> NDArray[np.float32]:
    if len(tensor.shape) != 1 or not 0 < tensor.shape[0] <= SPARSE_WIDTH:
        raise BadInput(f"{where}: a sparse vector needs its width as shape; got {tensor.shape}")
    width = tensor.shape[0]
    if not tensor.keys and len(tensor.values) == width:
        return tensor.values
    if len(tensor.keys) != len(tensor.values):
        raise BadInput(f"{where}: {len(tensor.keys)} keys for {len(tensor.values)} values")
    if tensor.keys and max(tensor.keys) >= width:
        raise BadInput(f"{where}: key {max(tensor.keys)} is outside a vector of {width} values")
    full = np.zeros(width, dtype=np.float32)
    full[tensor.keys] = tensor.values
    return full


def _tensor(record: memoryview) -> Tensor | None:
    """The float32 tensor under the name "values", or None where there is no such thing."""
    for number, kind, entry in protobuf.fields(record):
        if number == FEATURES and kind == BYTES:
            parts = {part: content for part, _, content in protobuf.fields(entry)}
            if bytes(parts.get(MAP_KEY, b"")) == NAME and MAP_VALUE in parts:
                for which, _, content in protobuf.fields(parts[MAP_VALUE]):
                    if which == FLOAT32_TENSOR:
                        return _parse_tensor(content)
    return None


def _parse_tensor(content: memoryview) -> Tensor:
    values, keys, shape = bytearray(), list[int](), list[int]()
    for number, _, part in protobuf.fields(content):
        if number == VALUES:
            values += part  # one field of packed numbers, or one field a number: both are allowed
        elif number == KEYS:
            keys += protobuf.varints(part)
        elif number == SHAPE:
            shape += protobuf.varints(part)
    if len(values) % ALIGNMENT:
        raise Malformed(f"{len(values)} bytes of float32 values")
    return Tensor(np.frombuffer(bytes(values), dtype="<f4").astype(np.float32, copy=False), keys, shape)
