"""The words of the catalogue that a misspelt one may be.

A short word is tried with each slip it may have; a longer one shares groups of three letters with what is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa
from rapidfuzz.distance import OSA

from reelkin.lookup.spelling import most_slips
from reelkin.store.published import SEARCH_GRAMS, SEARCH_WORDS
from reelkin.store.searching.building import SHORTEST_WITH_GRAMS, unpack
from reelkin.store.searching.words import grams_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

MOST_LIKE = 12
"""Words that one may be, itself included."""
MOST_COMPARED = 150
"""Words with the most grams in common that are compared letter by letter."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST_TRIED = 6
"""Letters up to which each slip is tried; there are 54 a letter."""
SHARE = 0.35
"""Share of a word's grams that one slip or two leave whole."""


def words_like(connection: Connection, model: int, word: str, *, unfinished: bool) -> list[str]:
    """The words that `word` may be (`unfinished`: or become): the fewest slips first, then the best known."""
    near: dict[str, int] = {}
    if len(word) <= LONGEST_TRIED:
        near |= _one_slip_away(connection, model, word)
    if len(word) >= SHORTEST_WITH_GRAMS - 1:
        near |= _sharing_grams(connection, model, word)
    slips = {other: _slips(word, other, unfinished=unfinished) for other in near}
    allowed = most_slips(len(word)) if len(word) > LONGEST_TRIED else 1
    kept = [other for other in near if slips[other] <= allowed]
    return sorted(kept, key=lambda other: (slips[other], near[other]))[:MOST_LIKE]


def _slips(word: str, other: str, *, unfinished: bool) -> int:
    whole = OSA.distance(word, other)
    if not unfinished:
        return whole
    return min(whole, *(OSA.distance(word, other[:end]) for end in range(len(word) - 1, len(word) + 2)))


def _one_slip_away(connection: Connection, model: int, word: str) -> dict[str, int]:
    return _numbers(connection, model, sorted({word, *_with_one_slip(word)}))


def _with_one_slip(word: str) -> Iterator[str]:
    """Every word that one slip makes of this one: a letter lost, added, replaced, or two swapped."""
    letters = LETTERS if word.isascii() else "".join(sorted(set(word)))
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _numbers(connection: Connection, model: int, words: list[str]) -> dict[str, int]:
    columns = SEARCH_WORDS.c
    query = sa.select(columns.word, columns.number).where(columns.model == model, columns.word.in_(words))
    return dict(connection.execute(query).all())


def _sharing_grams(connection: Connection, model: int, word: str) -> dict[str, int]:
    grams = grams_of(word)
    query = sa.select(SEARCH_GRAMS.c.words).where(
        SEARCH_GRAMS.c.model == model, SEARCH_GRAMS.c.gram.in_(grams)
    )
    lists = [unpack(words) for words in connection.scalars(query)]
    if not lists:
        return {}
    numbers, counts = np.unique(np.concatenate(lists), return_counts=True)
    enough = counts >= max(2, SHARE * len(grams))
    numbers, counts = numbers[enough], counts[enough]
    chosen = numbers[np.argsort(-counts, kind="stable")[:MOST_COMPARED]]
    columns = SEARCH_WORDS.c
    words = sa.select(columns.word, columns.number).where(
        columns.model == model, columns.number.in_(chosen.tolist())
    )
    return dict(connection.execute(words).all())
