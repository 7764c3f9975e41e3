from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.model.strings import Strings

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=40)


@given(TEXTS)
def test_every_text_comes_back(texts: list[str]) -> None:
    packed = Strings.pack(texts)
    assert list(packed) == texts
    assert len(packed) == len(texts)


@given(TEXTS, st.text())
def test_find_agrees_with_a_list(texts: list[str], other: str) -> None:
    """Present texts are found at their first position, absent ones (lone surrogates too) give None."""
    packed = Strings.pack(texts)
    order = packed.order()
    for text in [*texts, other]:
        for _ in range(2):  # what was found once is known
            assert packed.find(text, order) == (texts.index(text) if text in texts else None)


def test_negative_indexes_count_from_the_end_and_others_raise() -> None:
    packed = Strings.pack(["Ran", "", "Amélie"])
    assert (packed[-1], packed[-3]) == ("Amélie", "Ran")
    for index in (3, -4):
        with pytest.raises(IndexError):
            packed[index]


def test_take_follows_the_rows() -> None:
    assert Strings.pack(["a", "b", "c"]).take(np.array([2, 0, 2])) == ["c", "a", "c"]


def test_the_arrays_have_the_types_the_bundle_stores() -> None:
    packed = Strings.pack(["千", "x"])
    assert packed.offsets.dtype == np.int64
    assert packed.data.dtype == np.uint8
    assert packed.offsets.tolist() == [0, 3, 4]
