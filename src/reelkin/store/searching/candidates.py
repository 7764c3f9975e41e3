"""The names that what is typed may mean: those that have its words, and those that have words like them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa

from reelkin.lookup.guessing import spellings_of
from reelkin.lookup.numbers import part_spellings
from reelkin.store.catalog_tables import NAMES, SEARCH_BEGINNINGS, SEARCH_WORDS
from reelkin.store.searching.building import counted, unpack
from reelkin.store.searching.likeness import words_like
from reelkin.store.searching.membership import among, many
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
MOST_RESPELT = 20
"""Names that are weighed for each other way to write a number."""
MOST_APART = 10
"""Names that are weighed for each way to write a word as two."""
SHORTEST_PART = 2
"""Letters of a word that is written together with another."""
MOST_COUNTED = 5_000
"""Names of each word that are looked through for those that lack another word."""
MOST_SAME = 60
"""Titles of exactly one name that are weighed."""
MOST_WORDS = 12
"""Words of what is typed that are looked up; nobody types more."""
MOST_COMPLETIONS = 40
"""Words that an unfinished one may become."""
_AFTER = "\U0010ffff"
_NOTHING: Numbers = np.zeros(0, np.int32)

_BEGINNING = sa.select(SEARCH_BEGINNINGS.c.names).where(
    SEARCH_BEGINNINGS.c.model == sa.bindparam("model"),
    SEARCH_BEGINNINGS.c.letters == sa.bindparam("letters"),
)
_COMPLETIONS = (
    sa.select(SEARCH_WORDS.c.word)
    .where(
        SEARCH_WORDS.c.model == sa.bindparam("model"),
        SEARCH_WORDS.c.word >= sa.bindparam("word"),
        SEARCH_WORDS.c.word < sa.bindparam("after"),
    )
    .order_by(SEARCH_WORDS.c.number + 0)
    .limit(MOST_COMPLETIONS)
)
"""The best-known words that begin with a word."""


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
        found += _best(_with_all([lists.get(word, _NOTHING) for word in words]))[:MOST_RESPELT]
    return list(dict.fromkeys(found))


def names_misspelt(connection: Connection, model: int, query: Query) -> list[int]:
    """The numbers of names that have words like those typed, as many of them as can be.

    Words that no name has are looked for among those like them, and as two words written together; where there are
    none, every word is looked for among those like it.
    """
    words = words_of(query.key)[:MOST_WORDS]
    lists = _lists(connection, model, words)
    unknown = [word for word in dict.fromkeys(words) if word not in lists]
    doubtful = unknown or list(dict.fromkeys(words))
    like = words_like(connection, model, doubtful, unfinished=words[-1])
    apart = [split for word in unknown for split in _apart(words, word)]
    lists |= _lists(connection, model, {word for split in apart for word in split} - lists.keys())
    lists |= _lists(connection, model, {other for others in like.values() for other in others})
    unions = [_union(lists.get(other, _NOTHING) for other in like.get(word, [word])) for word in words]
    near = _best(_with_most([one for one in unions if len(one)]))
    as_two = [_best(_with_all([lists.get(word, _NOTHING) for word in split]))[:MOST_APART] for split in apart]
    return list(dict.fromkeys([*near, *(name for names in as_two for name in names)]))


def _spellings(query: Query) -> list[str]:
    return [*spellings_of(query), *part_spellings(query.key)]


def _joined(words: Sequence[str]) -> list[list[str]]:
    """The words with each two that follow one another written as one: "spider man" may be Spiderman."""
    return [
        [*words[:place], words[place] + words[place + 1], *words[place + 2 :]]
        for place in range(len(words) - 1)
    ]


def _apart(words: Sequence[str], word: str) -> list[list[str]]:
    """The words with `word` written as two, in each way: "starwars" may be Star Wars."""
    place = words.index(word)
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return [[*words[:place], word[:cut], word[cut:], *words[place + 1 :]] for cut in cuts]


def _and_joined(words: Sequence[str]) -> list[str]:
    return [*words, *(word for joined in _joined(words) for word in joined)]


def _lists(connection: Connection, model: int, words: Iterable[str]) -> dict[str, Numbers]:
    found = connection.execute(
        _lists_query(connection.dialect.name), {"model": model, "many": many(connection, sorted(words))}
    )
    return {word: unpack(names) for word, names in found}


@cache
def _lists_query(dialect: str) -> sa.Select[Any]:
    columns = SEARCH_WORDS.c
    return sa.select(columns.word, columns.names).where(
        columns.model == sa.bindparam("model"), among(dialect, columns.word)
    )


def _same(connection: Connection, model: int, keys: Sequence[str]) -> list[int]:
    """The first names that are the same but for articles and spaces."""
    hashes = sorted({joined_hash(key) for key in keys})
    query = _same_query(connection.dialect.name)
    return list(connection.scalars(query, {"model": model, "many": many(connection, hashes)}))


@cache
def _same_query(dialect: str) -> sa.Select[Any]:
    return (
        sa.select(NAMES.c.name)
        .where(NAMES.c.model == sa.bindparam("model"), among(dialect, NAMES.c.joined))
        # A plain order by the key would tempt both engines to read the names in that order instead.
        .order_by(NAMES.c.name + 0)
        .limit(MOST_SAME)
    )


def _finishing(connection: Connection, model: int, word: str, lists: Lists) -> Numbers:
    """The names that have a word that begins with `word`; of long lists the first."""
    if len(word) <= SHORT:
        begun = [unpack(names) for names in connection.scalars(_BEGINNING, {"model": model, "letters": word})]
    else:
        until = {"model": model, "word": word, "after": word + _AFTER}
        completions = list(connection.scalars(_COMPLETIONS, until))
        begun = list(_lists(connection, model, completions).values())
    return _union([*begun, lists.get(word, _NOTHING)])


def _union(lists: Iterable[Numbers]) -> Numbers:
    given = [one for one in lists if len(one)]
    if len(given) <= 1:
        return given[0] if given else _NOTHING
    return counted(given)[0]


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
    everywhere = _with_all(lists)
    if len(everywhere) >= MOST_NAMES:
        return everywhere
    numbers, counts = counted([one[:MOST_COUNTED] for one in lists])
    fewer = numbers[np.argsort(-counts, kind="stable")][:MOST_NAMES]
    return np.concatenate([everywhere, fewer[~np.isin(fewer, everywhere)]])


def _best(numbers: Numbers) -> list[int]:
    first: list[int] = numbers[:MOST_NAMES].tolist()
    return first
