"""The words of the catalogue that misspelt ones may be.

A short word is tried with each slip it may have; a longer one shares groups of three letters with what is meant.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa
from rapidfuzz.distance import OSA

from reelkin.lookup.spelling import most_slips
from reelkin.store.catalog_tables import SEARCH_GRAMS, SEARCH_WORDS
from reelkin.store.searching.building import SHORTEST_WITH_GRAMS, counted, unpack
from reelkin.store.searching.membership import among, many
from reelkin.store.searching.words import grams_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    Numbers = NDArray[np.int32]

MOST_LIKE = 12
"""Words that one may be, itself included."""
MOST_COMPARED = 150
"""Words with the most grams in common that are compared letter by letter."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_TRIED = 6
"""Letters up to which each slip is tried; there are 54 a letter."""
SHARE = 0.35
"""Share of a word's grams that one slip or two leave whole."""


def words_like(
    connection: Connection, model: int, words: Sequence[str], *, unfinished: str | None
) -> dict[str, list[str]]:
    """For each of `words`, those of the catalogue that it may be: the fewest slips first, then the best known.

    `unfinished` is the one of them, if any, that may go on.
    """
    near = {word: set(_with_one_slip(word)) for word in words if len(word) <= LONGEST_TRIED}
    numbers = _numbers_of(connection, model, {other for tried in near.values() for other in tried})
    sharing = _sharing_grams(
        connection, model, [word for word in words if len(word) >= SHORTEST_WITH_GRAMS - 1]
    )
    numbers |= {other: number for shared in sharing.values() for other, number in shared.items()}
    return {
        word: _nearest(
            word,
            {
                other: numbers[other]
                for other in (near.get(word, set()) & numbers.keys()) | sharing.get(word, {}).keys()
            },
            unfinished=word == unfinished,
        )
        for word in words
    }


def _nearest(word: str, near: Mapping[str, int], *, unfinished: bool) -> list[str]:
    allowed = most_slips(len(word)) if len(word) > LONGEST_TRIED else 1
    slips = {other: _slips(word, other, allowed, unfinished=unfinished) for other in near}
    kept = [other for other in near if slips[other] <= allowed]
    return sorted(kept, key=lambda other: (slips[other], near[other]))[:MOST_LIKE]


def _slips(word: str, other: str, allowed: int, *, unfinished: bool) -> int:
    ends = range(len(word) - 1, min(len(word) + 2, len(other))) if unfinished else range(0)
    whole = OSA.distance(word, other, score_cutoff=allowed)
    return min([whole, *(OSA.distance(word, other[:end], score_cutoff=allowed) for end in ends)])


def _with_one_slip(word: str) -> Iterator[str]:
    """The word, and every word that one slip makes of it: a letter lost, added, replaced, or two swapped."""
    letters = LETTERS if word.isascii() else "".join(sorted(set(word)))
    yield word
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _numbers_of(connection: Connection, model: int, words: set[str]) -> dict[str, int]:
    if not words:
        return {}
    asked = {"model": model, "many": many(connection, sorted(words))}
    return dict(connection.execute(_by_word(connection.dialect.name), asked).all())


@cache
def _by_word(dialect: str) -> sa.Select[Any]:
    columns = SEARCH_WORDS.c
    return sa.select(columns.word, columns.number).where(
        columns.model == sa.bindparam("model"), among(dialect, columns.word)
    )


def _sharing_grams(connection: Connection, model: int, words: Sequence[str]) -> dict[str, dict[str, int]]:
    """By word: the words, with their numbers, that have the most grams in common with it."""
    grams = {word: grams_of(word) for word in words}
    if not grams:
        return {}
    wanted = sorted({gram for of_word in grams.values() for gram in of_word})
    asked = {"model": model, "many": many(connection, wanted)}
    lists = {
        gram: unpack(listed) for gram, listed in connection.execute(_by_gram(connection.dialect.name), asked)
    }
    chosen = {
        word: _most_shared([lists[gram] for gram in grams[word] if gram in lists], len(grams[word]))
        for word in words
    }
    by_number = _words_of(
        connection, model, sorted({number for numbers in chosen.values() for number in numbers})
    )
    return {word: {by_number[number]: number for number in numbers} for word, numbers in chosen.items()}


@cache
def _by_gram(dialect: str) -> sa.Select[Any]:
    columns = SEARCH_GRAMS.c
    return sa.select(columns.gram, columns.words).where(
        columns.model == sa.bindparam("model"), among(dialect, columns.gram)
    )


def _most_shared(lists: Sequence[Numbers], grams: int) -> list[int]:
    if not lists:
        return []
    numbers, counts = counted(lists)
    enough = counts >= max(2, SHARE * grams)
    numbers, counts = numbers[enough], counts[enough]
    most: list[int] = numbers[np.argsort(-counts, kind="stable")[:MOST_COMPARED]].tolist()
    return most


def _words_of(connection: Connection, model: int, numbers: list[int]) -> dict[int, str]:
    asked = {"model": model, "many": many(connection, numbers)}
    return dict(connection.execute(_by_number(connection.dialect.name), asked).all())


@cache
def _by_number(dialect: str) -> sa.Select[Any]:
    columns = SEARCH_WORDS.c
    return sa.select(columns.number, columns.word).where(
        columns.model == sa.bindparam("model"), among(dialect, columns.number)
    )
