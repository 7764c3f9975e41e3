from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import aws.golden_inputs as inputs
from reelkin.aws.protobuf import field, varint
from reelkin.aws.recordio import dense_records, padded, sparse_records
from reelkin.aws.recordio_reader import read_vectors
from reelkin.errors import BadInput

GOLDEN = Path(__file__).parent / "golden"
NAN_BITS = np.array([[np.nan, np.inf, -np.inf, -0.0]], dtype=np.float32)


def framed(record):
    return struct.pack("<II", 0xCED7230A, len(record)) + record + bytes(padded(len(record)) - len(record))


def features(tensor, name=b"values", kind=2):
    return field(1, field(1, name) + field(2, field(kind, tensor)))


def floats(*numbers):
    return struct.pack(f"<{len(numbers)}f", *numbers)


@pytest.mark.parametrize("name", inputs.DENSE)
def test_dense_files_of_the_sdk_are_read_to_the_bit(name):
    found = read_vectors((GOLDEN / f"{name}.rec").read_bytes(), name)
    assert found.dtype == np.float32
    assert found.tobytes() == inputs.dense(inputs.DENSE[name]).tobytes()


@pytest.mark.parametrize("name", inputs.SPARSE)
def test_sparse_files_of_the_sdk_are_read(name):
    found = read_vectors((GOLDEN / f"{name}.rec").read_bytes(), name)
    np.testing.assert_array_equal(found, inputs.sparse_rows(inputs.SPARSE[name]).toarray())


@given(arrays(np.float32, st.tuples(st.integers(1, 9), st.integers(1, 40))))
@example(NAN_BITS)
def test_what_was_written_is_read(vectors):
    assert read_vectors(dense_records(vectors), "here").tobytes() == vectors.tobytes()


def test_dense_and_sparse_records_may_stand_in_one_file():
    vectors = inputs.sparse_rows((6, 9))
    data = dense_records(vectors.toarray()) + sparse_records(vectors)
    np.testing.assert_array_equal(read_vectors(data, "here"), np.tile(vectors.toarray(), (2, 1)))


def test_what_other_writers_may_do_is_understood():
    """Fields we do not use, labels, numbers that are not packed, entries in another order, a dense shape."""
    unpacked = b"".join(varint(1 << 3 | 5) + floats(number) for number in (5.0, 6.0))
    label = field(2, field(1, b"values") + field(2, field(2, field(1, floats(9.0)))))
    turned = field(1, field(2, field(2, field(1, floats(1.0, 2.0)))) + field(1, b"values"))
    other = features(field(1, floats(7.0)), name=b"other")
    shaped = field(1, floats(3.0, 4.0)) + field(3, varint(2))
    data = (
        framed(label + turned + field(3, b"uid"))
        + framed(other + features(shaped))
        + framed(features(unpacked))
    )
    assert read_vectors(data, "here").tolist() == [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]


@pytest.mark.parametrize("width", [3, 64])
@pytest.mark.parametrize("make", [inputs.dense, inputs.sparse_rows])
def test_every_cut_is_noticed_unless_it_falls_between_records(width, make):
    matrix = make((3, width))
    data = bytes(dense_records(matrix) if make is inputs.dense else sparse_records(matrix))
    whole, refusals = {len(data)}, set[str]()
    for cut in range(len(data)):
        try:
            found = read_vectors(data[:cut], "s3://bucket/shard")
        except BadInput as error:
            refusals.add(str(error)[:17])
        else:
            whole.add(cut)
            assert len(found) < 3
    assert len(whole) == 3
    assert refusals == {"s3://bucket/shard"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no records; it is empty"),
        (b"tt0033563,1,2\n", "no RecordIO: record 1, at byte 0, begins with 0x30307474"),
        (b"\x1f\x8b\x08\x00" * 4, "no RecordIO"),
        (framed(features(field(1, floats(1.0)))) + b"garbage!", "no RecordIO: record 2, at byte 28"),
        (struct.pack("<II", 0xCED7230A, 2**32 - 1), "cut off within record 1"),
        (framed(b"\xff\xff\xff"), "record 1: no protobuf record"),
        (framed(b""), "no float32 vector"),
        (framed(features(field(1, b"12345"))), "5 bytes of float32 values"),
        (framed(features(field(1, bytes(8)), kind=3)), "write vectors as float32"),
        (framed(features(field(1, floats(1.0)), name=b"x")), "no float32 vector"),
        (framed(features(field(1, floats(1.0)) + field(2, varint(0)))), "needs its width as shape; got []"),
        (
            framed(features(field(1, floats(1.0)) + field(2, varint(7)) + field(3, varint(5)))),
            "key 7 is outside",
        ),
        (
            framed(features(field(1, floats(1.0)) + field(2, b"\x00\x01") + field(3, varint(5)))),
            "2 keys for 1 values",
        ),
        (framed(features(field(3, varint(2**40)))), "needs its width"),
        (framed(features(b"")), "a vector without values"),
    ],
)
def test_what_is_foreign_or_damaged_is_told(data, said):
    with pytest.raises(BadInput) as caught:
        read_vectors(data, "shard")
    assert str(caught.value).startswith("shard: ")
    assert said in str(caught.value)


def test_vectors_of_different_widths_are_told():
    data = dense_records(np.ones((2, 3), dtype=np.float32)) + dense_records(np.ones((1, 4), dtype=np.float32))
    with pytest.raises(BadInput, match="record 3 has 4 values, record 1 has 3"):
        read_vectors(data, "shard")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    for attempt in (data, framed(data)):
        with contextlib.suppress(BadInput):
            read_vectors(attempt, "shard")


def test_the_answer_is_ones_own():
    data = dense_records(inputs.dense((4, 3)))
    found = read_vectors(data, "here")
    found[:] = 0
    assert read_vectors(data, "here").any()
