from __future__ import annotations

import hashlib
import json
import struct
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

import aws.golden_inputs as inputs
from reelkin.aws import recordio
from reelkin.aws.recordio import dense_records, sparse_records
from reelkin.errors import UsageError

GOLDEN = Path(__file__).parent / "golden"
HASHES = json.loads((GOLDEN / "sha256.json").read_text())


@pytest.mark.parametrize("name", inputs.DENSE)
def test_dense_bytes_are_those_of_the_sdk(name):
    assert bytes(dense_records(inputs.dense(inputs.DENSE[name]))) == (GOLDEN / f"{name}.rec").read_bytes()


@pytest.mark.parametrize("name", inputs.SPARSE)
def test_sparse_bytes_are_those_of_the_sdk(name):
    ours = bytes(sparse_records(inputs.sparse_rows(inputs.SPARSE[name])))
    assert ours == (GOLDEN / f"{name}.rec").read_bytes()


@pytest.mark.parametrize("name", HASHES)
def test_hashes_are_those_of_the_sdk(name):
    dense, sparse_ones = inputs.DENSE | inputs.DENSE_WIDE, inputs.SPARSE | inputs.SPARSE_WIDE
    if name in dense:
        data = dense_records(inputs.dense(dense[name]))
    else:
        data = sparse_records(inputs.sparse_rows(sparse_ones[name]))
    assert hashlib.sha256(data).hexdigest() == HASHES[name]


def test_every_golden_file_is_compared():
    assert {path.stem for path in GOLDEN.glob("*.rec")} == inputs.DENSE.keys() | inputs.SPARSE.keys()
    wide = inputs.DENSE_WIDE.keys() | inputs.SPARSE_WIDE.keys()
    assert HASHES.keys() == inputs.DENSE.keys() | inputs.SPARSE.keys() | wide


def test_a_record_by_hand():
    """Frame, features entry, key "values", value, float32 tensor, two packed floats, no padding needed but two."""
    tensor = b"\x0a\x08" + struct.pack("<2f", 1.0, 2.0)
    entry = b"\x0a\x06values" + b"\x12\x0c\x12\x0a" + tensor
    record = b"\x0a" + bytes([len(entry)]) + entry
    assert len(record) == 24
    assert dense_records(np.array([[1, 2]], dtype=np.float32)) == struct.pack("<II", 0xCED7230A, 24) + record


@pytest.mark.parametrize("width", range(1, 70))
def test_each_record_is_a_multiple_of_four_bytes(width):
    assert len(dense_records(np.ones((3, width), dtype=np.float32))) % 12 == 0


def test_rows_of_a_slice_or_a_transposed_matrix_are_written_as_they_look():
    vectors = inputs.dense((12, 10))
    assert dense_records(vectors[::2, 1:7]) == dense_records(vectors[::2, 1:7].copy())
    assert dense_records(vectors.T) == dense_records(vectors.T.copy())


def test_no_rows_are_no_bytes():
    assert dense_records(np.empty((0, 4), dtype=np.float32)) == b""
    assert sparse_records(sparse.csr_array((0, 4), dtype=np.float32)) == b""


@pytest.mark.parametrize(
    "vectors", [np.ones((2, 2)), np.ones(3, dtype=np.float32), np.empty((2, 0), dtype=np.float32)]
)
def test_what_is_no_float32_matrix_is_refused(vectors):
    with pytest.raises(UsageError, match=r"float32\[n, d\]"):
        dense_records(vectors)
    if vectors.ndim == 2 and vectors.size:
        with pytest.raises(UsageError, match="csr float32"):
            sparse_records(sparse.csr_array(vectors))


def test_the_magic_number_is_mxnets():
    assert recordio.MAGIC == 0xCED7230A
