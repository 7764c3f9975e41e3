from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.aws.protobuf import Malformed, field, fields, read_varint, varint, varints


@pytest.mark.parametrize(
    ("number", "data"),
    [
        (0, b"\x00"),
        (1, b"\x01"),
        (127, b"\x7f"),
        (128, b"\x80\x01"),
        (150, b"\x96\x01"),
        (16384, b"\x80\x80\x01"),
    ],
)
def test_a_varint_is_as_the_encoding_guide_has_it(number, data):
    assert varint(number) == data
    assert read_varint(memoryview(data + b"rest"), 0) == (number, len(data))


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_packed_numbers_come_back(numbers):
    assert varints(memoryview(b"".join(map(varint, numbers)))) == numbers


def test_fields_of_every_kind_are_told_apart():
    message = b"\x08\x96\x01" + field(2, b"testing") + b"\x1d\x00\x00\x80\x3f" + b"\x21" + bytes(8)
    found = [(number, kind, bytes(value)) for number, kind, value in fields(memoryview(message))]
    assert found == [(1, 0, b"\x96\x01"), (2, 2, b"testing"), (3, 5, b"\x00\x00\x80\x3f"), (4, 1, bytes(8))]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x80", "within a number"),
        (b"\x80" * 10 + b"\x01", "more than ten bytes"),
        (b"\x12\x05abcd", "within a field"),
        (b"\x0b", "wire type 3"),
        (b"\x1d\x00", "within a field"),
    ],
)
def test_what_is_no_message_is_told(data, said):
    with pytest.raises(Malformed, match=said):
        list(fields(memoryview(data)))
