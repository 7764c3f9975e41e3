"""Repeated keys, in files of any order and any size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelkin.imdb import keys
from reelkin.imdb.files import TITLE_AKAS, TITLE_BASICS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from numpy.typing import NDArray

CHUNKS = st.lists(st.lists(st.integers(0, 12), max_size=8), max_size=6)
PAIRS = st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 3)), max_size=8), max_size=6)


def _array(codes: Iterable[int]) -> NDArray[np.int64]:
    return np.array(list(codes), np.int64)


def _expected(chunks: list[list[int]]) -> list[list[bool]]:
    seen: set[int] = set()
    return [[code in seen or bool(seen.add(code)) for code in chunk] for chunk in chunks]


def _told(repeats: keys.Repeats, chunks: list[list[int]]) -> list[list[bool]]:
    line, told = 2, []
    for chunk in chunks:
        told.append(repeats.repeated(_array(chunk), np.arange(line, line + len(chunk))).tolist())
        line += len(chunk)
    return told


def _pair_codes(chunks: list[list[tuple[int, int]]]) -> list[list[int]]:
    return [[id_ * 2**31 + ordering for id_, ordering in chunk] for chunk in chunks]


def test_a_set_of_ids_holds_what_was_added_up_to_the_largest() -> None:
    ids = keys.IdSet()
    ids.add(_array([0, 7, 8, 8, 30_000_000, keys.LARGEST_ID]))
    asked = _array([0, 1, 7, 8, 9, 30_000_000, 30_000_001, keys.LARGEST_ID])
    assert ids.holds(asked).tolist() == [True, False, True, True, False, True, False, True]


def test_codes_tell_every_pair_of_id_and_ordering_apart() -> None:
    frame = pl.DataFrame(
        {"titleId": ["tt0000001", "tt0000002", "tt999999999"], "ordering": ["2147483647", "0", "1"]}
    )
    assert keys.codes(frame, TITLE_AKAS).tolist() == [2**31 + 2**31 - 1, 2 * 2**31, 999999999 * 2**31 + 1]
    assert keys.codes(frame.rename({"titleId": "tconst"}), TITLE_BASICS).tolist() == [1, 2, 999999999]


@settings(deadline=None)
@given(CHUNKS)
def test_single_ids_repeat_in_any_order(chunks: list[list[int]]) -> None:
    assert _told(keys.SeenIds(), chunks) == _expected(chunks)


@settings(deadline=None)
@given(PAIRS)
def test_pairs_repeat_within_blocks_across_chunks(chunks: list[list[tuple[int, int]]]) -> None:
    """Sorted by id, as the genuine files are: whatever the orderings do inside a block, and where chunks end."""
    flat = sorted((pair for chunk in chunks for pair in chunk), key=lambda pair: pair[0])
    lengths = [len(chunk) for chunk in chunks]
    cuts = np.cumsum(lengths).tolist()
    blocked = [flat[end - length : end] for end, length in zip(cuts, lengths, strict=True)]
    codes = _pair_codes(blocked)
    assert _told(keys.SeenPairs(), codes) == _expected(codes)


def test_blocks_need_not_be_sorted() -> None:
    codes = _pair_codes([[(9, 1), (9, 1), (2, 1)], [(2, 1), (2, 2), (5, 1)]])
    assert _told(keys.SeenPairs(), codes) == [[False, True, False], [True, False, False]]


@pytest.mark.parametrize(
    "chunks",
    [[[(1, 1), (2, 1), (1, 2)]], [[(1, 1), (2, 1)], [(2, 2), (1, 2)]], [[(1, 1)], [(2, 1)], [(1, 1)]]],
)
def test_a_block_that_is_torn_apart_is_noticed(chunks: list[list[tuple[int, int]]]) -> None:
    with pytest.raises(keys.Scattered):
        _told(keys.SeenPairs(), _pair_codes(chunks))


@settings(deadline=None)
@given(PAIRS)
def test_pairs_are_told_right_or_called_scattered(chunks: list[list[tuple[int, int]]]) -> None:
    codes = _pair_codes(chunks)
    try:
        told = _told(keys.SeenPairs(), codes)
    except keys.Scattered:
        return
    assert told == _expected(codes)


@settings(deadline=None)
@given(CHUNKS)
def test_spilled_keys_give_the_repeats_of_any_file(tmp_path_factory, chunks: list[list[int]]) -> None:
    with keys.Spill(_new(tmp_path_factory)) as spill:
        _told(spill, chunks)
        listed = keys.Listed(spill.repeated_lines())
    assert _told(listed, chunks) == _expected(chunks)


def test_spilling_many_keys(tmp_path: Path) -> None:
    codes = np.random.default_rng(0).integers(0, 50_000 * 2**31, 100_000)
    codes[50_000:] = codes[:50_000]
    with keys.Spill(tmp_path) as spill:
        assert not spill.repeated(codes, np.arange(100_000)).any()
        assert spill.repeated_lines().tolist() == list(range(50_000, 100_000))


def _new(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spill")
