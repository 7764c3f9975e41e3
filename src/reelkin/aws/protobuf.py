"""The few parts of protobuf's wire format that SageMaker's records use.

Source: https://protobuf.dev/programming-guides/encoding/. A message is a row of fields; a field is a key (number and
wire type in one varint) and a value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5
"""The wire types in use; 3 and 4 are long gone."""
_FIXED = {FIXED64: 8, FIXED32: 4}
_LONGEST_VARINT = 10


class Malformed(ValueError):
    """Bytes that are no protobuf message; who knows where they come from turns it into a message for people."""


def varint(number: int) -> bytes:
    """The bytes of a number not below 0: seven bits each, the lowest first, the high bit set on all but the last."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def read_varint(data: memoryview, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where the next thing begins.

    Raises:
        Malformed: the data ends within it, or it is longer than 64 bits need.
    """
    number = 0
    for place in range(_LONGEST_VARINT):
        if at + place >= len(data):
            raise Malformed("the data ends within a number")
        byte = data[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return number, at + place + 1
    raise Malformed("a number of more than ten bytes")


def field(number: int, content: bytes) -> bytes:
    """A field of type BYTES: a string, a message or packed numbers."""
    return varint(number << 3 | BYTES) + varint(len(content)) + content


def fields(data: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """Each field of a message: its number, its wire type, and the bytes of its value.

    Raises:
        Malformed: the data is no message, or ends within one.
    """
    at = 0
    while at < len(data):
        key, at = read_varint(data, at)
        kind, start = key & 7, at
        if kind == BYTES:
            size, start = read_varint(data, at)
            end = start + size
        elif kind == VARINT:
            _, end = read_varint(data, at)
        elif kind in _FIXED:
            end = at + _FIXED[kind]
        else:
            raise Malformed(f"a field of the unknown wire type {kind}")
        if end > len(data):
            raise Malformed("the data ends within a field")
        yield key >> 3, kind, data[start:end]
        at = end


def varints(data: memoryview) -> list[int]:
    """Packed numbers, or one that is not packed.

    Raises:
        Malformed: the data ends within a number.
    """
    numbers, at = [], 0
    while at < len(data):
        number, at = read_varint(data, at)
        numbers.append(number)
    return numbers
