"""How far a name as typed is from a title's name, in slips of the fingers.

A slip is a letter lost, added, replaced, or two swapped; keyboards differ, so all letters are equally near.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from reelkin.lookup.text import without_article

if TYPE_CHECKING:
    from collections.abc import Sequence

JOINED, DOUBLED, REORDERED, NO_ARTICLE = 0.3, 0.5, 0.5, 0.1
"""Slips that "spiderman", "Pinochio", words in another order and a missing article count as."""
WORD = 0.25
"""How much more alike two names may be than the least like of their words."""
DIFFERENT, LONG = 0.74, 0.85
"""How alike names may be that differ in a word, when so much of them all is the same."""
_TWICE = re.compile(r"(.)\1")


def slips(asked: str, key: str) -> float:
    """The least number of slips that make the one normalised name of the other.

    Source: the optimal string alignment distance (Damerau's four errors); names are compared as they are, and, at a
    small charge, without spaces, doubled letters, the order of the words, or the leading article.
    """
    bare = without_article(asked), without_article(key)
    return min(
        float(OSA.distance(asked, key)),
        NO_ARTICLE + OSA.distance(*bare),
        JOINED + OSA.distance(asked.replace(" ", ""), key.replace(" ", "")),
        DOUBLED + OSA.distance(_TWICE.sub(r"\1", asked), _TWICE.sub(r"\1", key)),
        REORDERED + OSA.distance(_in_order(asked), _in_order(key)),
    )


def most_slips(length: int) -> int:
    """How many slips are looked for in a name of so many letters: one in a short one, and one more in every five."""
    return 1 + (length + 2) // 5


def likeness(asked: str, key: str) -> float:
    """0 to 1: the share of the letters that are not slips, and hardly more than that of the least like word.

    "Black Panther" and "Black Water" share most letters, and yet differ in a word; one slip is no other word.
    """
    bare, bare_key = without_article(asked), without_article(key)
    whole = 1.0 - slips(asked, key) / max(len(bare), len(bare_key), 1)
    words, others = sorted([bare.split(), bare_key.split()], key=len)
    if OSA.distance("".join(words), "".join(others)) <= 1:
        return max(0.0, whole)
    if len(words) == len(others):
        least = min(map(_word_likeness, words, others))
    else:
        least = min((_best_likeness(word, others) for word in words), default=1.0)
    return max(0.0, min(whole, max(WORD + least, DIFFERENT if whole >= LONG else 0.0)))


def _best_likeness(word: str, others: Sequence[str]) -> float:
    """How like the word is to that of the others which is most like it, or to two of them that it may have joined."""
    joined = map("".join, pairwise(others))
    return max(_word_likeness(word, other) for other in (*others, *joined))


def _word_likeness(word: str, other: str) -> float:
    wrong = OSA.distance(word, other)
    return 1.0 if wrong <= 1 else 1.0 - wrong / max(len(word), len(other))


def _in_order(key: str) -> str:
    return " ".join(sorted(key.split()))
