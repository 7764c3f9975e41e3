"""The names that what is typed may mean: those that have its words, and those that have words like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa

from reelkin.lookup.guessing import spellings_of
from reelkin.lookup.numbers import part_spellings
from reelkin.store.published import NAMES, SEARCH_BEGINNINGS, SEARCH_WORDS
from reelkin.store.searching.building import unpack
from reelkin.store.searching.likeness import words_like
from reelkin.store.searching.words import SHORT, joined_hash, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from reelkin.lookup.query import Query

    Numbers = NDArray[np.int32]
    Lists = Mapping[str, Numbers]

MOST_NAMES = 120
"""Names that are weighed for each way to find them."""
MOST_SAME = 60
"""Titles of exactly one name that are weighed."""
MOST_WORDS = 12
"""Words of what is typed that are looked up; nobody types more."""
MOST_COMPLETIONS = 40
"""Words that an unfinished one may become."""
_AFTER = "\U0010ffff"
_NOTHING: Numbers = np.zeros(0, np.int32)


def names_meant(connection: Connection, model: int, query: Query) -> list[int]:
    """The numbers of names that have all the words typed, the last perhaps not finished; and of names that are the same."""
    spellings = [words_of(spelt)[:MOST_WORDS] for spelt in _spellings(query)]
    lists = _lists(connection, model, {word for words in spellings for word in _and_joined(words)})
    found = _same(connection, model, _spellings(query))
    for words in spellings[:1]:
        finishing = _finishing(connection, model, words[-1], lists)
        found += _best(_with_all([*(lists.get(word, _NOTHING) for word in words[:-1]), finishing]))
        for spelt in _joined(words):
            found += _best(_with_all([lists.get(word, _NOTHING) for word in spelt]))
    for words in spellings[1:]:
        found += _best(_with_all([lists.get(word, _NOTHING) for word in words]))
    return list(dict.fromkeys(found))


def names_misspelt(connection: Connection, model: int, query: Query) -> list[int]:
    """The numbers of names that have words like those typed, as many of them as can be."""
    words = words_of(query.key)[:MOST_WORDS]
    meant = [
        words_like(connection, model, word, unfinished=place == len(words) - 1)
        for place, word in enumerate(words)
    ]
    lists = _lists(connection, model, {word for each in meant for word in each})
    unions = [_union(lists.get(word, _NOTHING) for word in each) for each in meant]
    return _best(_with_most([one for one in unions if len(one)]))


def _spellings(query: Query) -> list[str]:
    return [*spellings_of(query), *part_spellings(query.key)]


def _joined(words: Sequence[str]) -> list[list[str]]:
    """The words with each two that follow one another written as one: "spider man" may be Spiderman."""
    return [
        [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]
        for place in range(len(words) - 1)
    ]


def _and_joined(words: Sequence[str]) -> list[str]:
    return [*words, *(word for joined in _joined(words) for word in joined)]


def _lists(connection: Connection, model: int, words: Iterable[str]) -> dict[str, Numbers]:
    columns = SEARCH_WORDS.c
    query = sa.select(columns.word, columns.names).where(
        columns.model == model, columns.word.in_(sorted(words))
    )
    return {word: unpack(names) for word, names in connection.execute(query)}


def _same(connection: Connection, model: int, keys: Sequence[str]) -> list[int]:
    """The first names that are the same but for articles and spaces."""
    query = (
        sa.select(NAMES.c.name)
        .where(NAMES.c.model == model, NAMES.c.joined.in_(sorted({joined_hash(key) for key in keys})))
        .order_by(NAMES.c.name)
        .limit(MOST_SAME)
    )
    return list(connection.scalars(query))


def _finishing(connection: Connection, model: int, word: str, lists: Lists) -> Numbers:
    """The names that have a word that begins with `word`; of long lists the first."""
    if len(word) <= SHORT:
        query = sa.select(SEARCH_BEGINNINGS.c.names).where(
            SEARCH_BEGINNINGS.c.model == model, SEARCH_BEGINNINGS.c.letters == word
        )
        begun = [unpack(names) for names in connection.scalars(query)]
    else:
        begun = list(_lists(connection, model, _completions(connection, model, word)).values())
    return _union([*begun, lists.get(word, _NOTHING)])


def _completions(connection: Connection, model: int, word: str) -> list[str]:
    """The best-known words that begin with `word`."""
    columns = SEARCH_WORDS.c
    query = (
        sa.select(columns.word)
        .where(columns.model == model, columns.word >= word, columns.word < word + _AFTER)
        .order_by(columns.number)
        .limit(MOST_COMPLETIONS)
    )
    return list(connection.scalars(query))


def _union(lists: Iterable[Numbers]) -> Numbers:
    given = [one for one in lists if len(one)]
    if len(given) <= 1:
        return given[0] if given else _NOTHING
    return np.unique(np.concatenate(given))


def _with_all(lists: Sequence[Numbers]) -> Numbers:
    """The numbers that are in every list, rising."""
    shortest, *others = sorted(lists, key=len)
    for other in others:
        if not len(shortest):
            break
        places = np.minimum(np.searchsorted(other, shortest), len(other) - 1)
        shortest = shortest[other[places] == shortest]
    return shortest


def _with_most(lists: Sequence[Numbers]) -> Numbers:
    """The numbers that are in the most lists first, and rising among those in equally many."""
    if not lists:
        return _NOTHING
    numbers, counts = np.unique(np.concatenate(lists), return_counts=True)
    return numbers[np.argsort(-counts, kind="stable")]


def _best(numbers: Numbers) -> list[int]:
    first: list[int] = numbers[:MOST_NAMES].tolist()
    return first
