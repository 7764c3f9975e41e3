"""MXNet's NDArray lists, the format in which SageMaker's older algorithms leave what they learned.

All little-endian: u64 0x112, u64 0, u64 count; each array u32 0xF993FAC9, i32 storage type (0: dense), u32 ndim, i64 shape…,
i32 device type, i32 device id, i32 dtype, the numbers; then u64 names (0 or count), each u64 length and UTF-8.
MXNet itself no longer runs on today's NumPy.
"""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LIST_MAGIC = 0x112
ARRAY_MAGIC = 0xF993FAC9
DENSE = 0
CPU = 1
DTYPES = ("<f4", "<f8", "<f2", "u1", "<i4", "i1", "<i8")
"""NumPy's names in the order of MXNet's numbers."""
MOST_DIMENSIONS = 8


def write_arrays(arrays: Sequence[NDArray[Any]], names: Sequence[str] = ()) -> bytes:
    """The arrays as one list; `names`, if any, are as many as the arrays."""
    out = [struct.pack("<QQQ", LIST_MAGIC, 0, len(arrays))]
    for array in arrays:
        plain = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
        dtype = [np.dtype(known) for known in DTYPES].index(plain.dtype)
        out.append(struct.pack(f"<IiI{plain.ndim}q", ARRAY_MAGIC, DENSE, plain.ndim, *plain.shape))
        out += [struct.pack("<iii", CPU, 0, dtype), plain.tobytes()]
    out.append(struct.pack("<Q", len(names)))
    for name in names:
        text = name.encode()
        out += [struct.pack("<Q", len(text)), text]
    return b"".join(out)


def read_arrays(data: bytes, where: str) -> tuple[list[NDArray[Any]], list[str]]:
    """The arrays of a list, and their names (none, or as many).

    Args:
        data: the whole list.
        where: what to call it in errors.

    Raises:
        BadInput: it is cut off, goes on after its end, or is no list of dense arrays.
    """
    reader = _Reader(data, where)
    if len(data) < 8 or reader.take("<Q")[0] != LIST_MAGIC:
        raise BadInput(f"{where}: no MXNet NDArray list: it begins with {data[:8].hex() or 'nothing'}")
    _, count = reader.take("<QQ")
    arrays = [_array(reader) for _ in reader.counted(count)]
    (named,) = reader.take("<Q")
    if named not in (0, count):
        raise BadInput(f"{where}: {named} names for {count} arrays; the file is damaged")
    names = [_name(reader) for _ in reader.counted(named)]
    reader.finish()
    return arrays, names


class _Reader:
    """A place in the data that only moves on."""

    def __init__(self, data: bytes, where: str) -> None:
        self._data = data
        self._at = 0
        self.where = where

    def take(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.bytes(struct.calcsize(form)))

    def bytes(self, size: int) -> bytes:
        left = len(self._data) - self._at
        if size > left:
            raise BadInput(
                f"{self.where}: cut off at byte {len(self._data)}: {size} more were due at {self._at}; get it again"
            )
        self._at += size
        return self._data[self._at - size : self._at]

    def counted(self, count: int) -> range:
        """As many steps; a count that the rest cannot hold (8 bytes each at least) is damage."""
        if count > (len(self._data) - self._at) // 8:
            raise BadInput(
                f"{self.where}: {count} parts in {len(self._data)} bytes; the file is cut off or damaged"
            )
        return range(count)

    def finish(self) -> None:
        if self._at != len(self._data):
            raise BadInput(
                f"{self.where}: {len(self._data) - self._at} bytes after the end; the file is damaged"
            )


def _array(reader: _Reader) -> NDArray[Any]:
    magic, storage, dimensions = reader.take("<IiI")
    if magic != ARRAY_MAGIC or storage != DENSE:
        raise BadInput(
            f"{reader.where}: an array of another kind ({magic:#x}, storage {storage}); only dense ones are read"
        )
    if not 0 < dimensions <= MOST_DIMENSIONS:
        raise BadInput(f"{reader.where}: an array of {dimensions} dimensions; the file is damaged")
    shape = reader.take(f"<{dimensions}q")
    _, _, dtype = reader.take("<iii")
    if min(shape) < 0 or not 0 <= dtype < len(DTYPES):
        raise BadInput(
            f"{reader.where}: an array of shape {list(shape)} and type {dtype}; the file is damaged"
        )
    kind = np.dtype(DTYPES[dtype])
    numbers = np.frombuffer(reader.bytes(math.prod(shape) * kind.itemsize), dtype=kind)
    return numbers.reshape(shape).astype(kind.newbyteorder("="))


def _name(reader: _Reader) -> str:
    (size,) = reader.take("<Q")
    try:
        return reader.bytes(size).decode()
    except UnicodeDecodeError:
        raise BadInput(f"{reader.where}: a name that is not UTF-8; the file is damaged") from None
