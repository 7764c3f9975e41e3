from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.aws.ndarray import read_arrays, write_arrays
from reelkin.errors import BadInput

BY_HAND = (
    struct.pack("<QQQ", 0x112, 0, 1)
    + struct.pack("<IiIqq", 0xF993FAC9, 0, 2, 2, 3)
    + struct.pack("<iii", 1, 0, 0)
    + struct.pack("<6f", *range(6))
    + struct.pack("<Q", 0)
)
SIX = np.arange(6, dtype=np.float32).reshape(2, 3)


def test_a_list_by_hand_is_written_and_read():
    assert write_arrays([SIX]) == BY_HAND
    (found,), names = read_arrays(BY_HAND, "model")
    assert found.dtype == np.float32
    assert found.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert names == []


@pytest.mark.parametrize("dtype", ["f4", "f8", "f2", "u1", "i4", "i1", "i8"])
def test_every_type_and_names_come_back(dtype):
    arrays = [np.arange(4, dtype=dtype), np.zeros((2, 0, 3), dtype=dtype)]
    found, names = read_arrays(write_arrays(arrays, ["größe", "b"]), "model")
    assert names == ["größe", "b"]
    assert [(array.dtype, array.shape) for array in found] == [(array.dtype, array.shape) for array in arrays]
    assert found[0].tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize("name", ["jesamkim*", "daniel-fudge*", "Richmond*", "step-bauer*"])
def test_real_lists_come_back_to_the_byte(shared_data, name):
    (path,) = (shared_data / "sagemaker_artifacts").glob(f"{name}.model_algo-1")
    arrays, names = read_arrays(path.read_bytes(), path.name)
    assert write_arrays(arrays, names) == path.read_bytes()


@pytest.mark.parametrize("data", [BY_HAND, write_arrays([SIX, SIX], ["one", "two"])])
def test_every_cut_is_told(data):
    for cut in range(len(data)):
        with pytest.raises(BadInput, match=r"model: .*(cut off|no MXNet)"):
            read_arrays(data[:cut], "model")


def changed(at, form, value):
    data = bytearray(BY_HAND)
    struct.pack_into(form, data, at, value)
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04" * 9, "no MXNet NDArray list: it begins with 504b0304504b0304"),
        (BY_HAND + b"\0", "1 bytes after the end"),
        (changed(16, "<Q", 2**60), "parts in 96 bytes"),
        (changed(24, "<I", 0xF993FACA), "another kind (0xf993faca, storage 0)"),
        (changed(28, "<i", 1), "storage 1"),
        (changed(32, "<I", 0), "0 dimensions"),
        (changed(32, "<I", 2**31), "dimensions; the file is damaged"),
        (changed(36, "<q", -1), "shape [-1, 3]"),
        (changed(36, "<q", 2**61), "cut off"),
        (changed(60, "<i", 12), "type 12"),
        (changed(88, "<Q", 5), "5 names for 1 arrays"),
        (write_arrays([SIX], ["a"])[:-1] + b"\xff", "not UTF-8"),
    ],
)
def test_damage_is_told(data, said):
    with pytest.raises(BadInput) as caught:
        read_arrays(data, "model")
    assert said in str(caught.value)


@given(st.integers(0, len(BY_HAND) - 1), st.integers(0, 255))
def test_any_changed_byte_is_read_or_refused(at, byte):
    try:
        arrays, _ = read_arrays(changed(at, "<B", byte), "model")
    except BadInput:
        return
    assert sum(array.nbytes for array in arrays) <= len(BY_HAND)
