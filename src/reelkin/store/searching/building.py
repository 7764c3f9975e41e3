"""The lists that a search looks up, built of every name of a model.

Names are numbered so that the best known come first, and so are words: every list rises, and its beginning is what
people most likely mean. That is why long lists may be cut.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reelkin.store.searching.words import beginnings_of, grams_of, words_to_list

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_OF_WORD = 20_000
"""Names kept of a word: "the" says nothing of the others."""
MOST_OF_BEGINNING = 4_000
MOST_OF_GRAM = 10_000
SHORTEST_WITH_GRAMS = 5
"""Letters from which a word may be found by its grams; a slip in a shorter one spoils most of them."""


@dataclass(frozen=True)
class SearchLists:
    """Rows for the three search tables, without the model's number."""

    words: list[tuple[int, str, int, bytes]]
    beginnings: list[tuple[str, bytes]]
    grams: list[tuple[str, bytes]]


def build_lists(keys: Iterable[str]) -> SearchLists:
    """The lists of all names.

    Args:
        keys: normalised names; the place of each is its number.
    """
    of_words: dict[str, array[int]] = {}
    of_beginnings: dict[str, array[int]] = {}
    for number, key in enumerate(keys):
        words = words_to_list(key)
        for word in words:
            of_words.setdefault(word, array("i")).append(number)
        for letters in {letters for word in words for letters in beginnings_of(word)}:
            listed = of_beginnings.setdefault(letters, array("i"))
            if len(listed) < MOST_OF_BEGINNING:
                listed.append(number)
    # A word is as well known as the best-known name that has it; the dictionary keeps that order.
    words_in_order = list(of_words)
    return SearchLists(
        words=[
            (number, word, len(of_words[word]), _bytes(of_words[word][:MOST_OF_WORD]))
            for number, word in enumerate(words_in_order)
        ],
        beginnings=sorted(_packed(of_beginnings)),
        grams=sorted(_packed(_grams(words_in_order))),
    )


def _grams(words: Iterable[str]) -> dict[str, array[int]]:
    grams: dict[str, array[int]] = {}
    for number, word in enumerate(words):
        if len(word) >= SHORTEST_WITH_GRAMS:
            for gram in grams_of(word):
                listed = grams.setdefault(gram, array("i"))
                if len(listed) < MOST_OF_GRAM:
                    listed.append(number)
    return grams


def _packed(lists: Mapping[str, array[int]]) -> Iterator[tuple[str, bytes]]:
    return ((key, _bytes(numbers)) for key, numbers in lists.items())


def _bytes(numbers: array[int]) -> bytes:
    return np.asarray(numbers, "<i4").tobytes()


def counted(
    lists: Sequence[np.ndarray[tuple[int], np.dtype[np.int32]]],
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int32]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """The numbers that are in any of the lists, rising, and in how many each is; no list has a number twice."""
    numbers = np.sort(np.concatenate(lists))
    starts = np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]]))[: len(numbers)]
    return numbers[starts], np.diff(starts, append=len(numbers))


def unpack(data: bytes) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    """int32[n]: the numbers in a list."""
    return np.frombuffer(data, "<i4").astype(np.int32, copy=False)
