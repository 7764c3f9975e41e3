"""A normalised name as what a search looks up: its words, how they begin, their grams, and one number for the whole.

Names are normalised by `lookup.text.normalise`. Scripts that write without spaces are cut into pairs of characters.
"""

from __future__ import annotations

import re
import zlib

from reelkin.lookup.text import without_article

SHORT = 3
"""Letters up to which what a word begins with has a list of its own."""
GRAM = 3
MOST_LETTERS = 60
"""Letters of a word that are told apart; an index takes no more than so many bytes."""
# Thai and Lao, Burmese, Khmer, the Japanese syllabaries, Chinese characters.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PARTS = re.compile(f"[{_UNSPACED}]+|[^{_UNSPACED}\\s]+")
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")


def words_of(key: str) -> list[str]:
    """The words of a normalised name, in order; a run of characters without spaces as its overlapping pairs."""
    words: list[str] = []
    for part in _PARTS.findall(key):
        if len(part) > 1 and _IS_UNSPACED.match(part):
            words += [part[place : place + 2] for place in range(len(part) - 1)]
        else:
            words.append(part[:MOST_LETTERS])
    return words


def words_to_list(key: str) -> list[str]:
    """The words a name is found by: its words, once each, and the last character of each run without spaces."""
    ends = [part[-1] for part in _PARTS.findall(key) if _IS_UNSPACED.match(part)]
    return list(dict.fromkeys([*words_of(key), *ends]))


def beginnings_of(word: str) -> list[str]:
    """What the word begins with: one letter, two, up to SHORT."""
    return [word[:length] for length in range(1, min(SHORT, len(word)) + 1)]


def grams_of(word: str) -> list[str]:
    """Each three letters in a row, once, with a mark before the first; none of its end, which may not be typed yet."""
    marked = f"^{word}"
    return list(dict.fromkeys(marked[place : place + GRAM] for place in range(len(marked) - GRAM + 1)))


def joined_hash(key: str) -> int:
    """A signed 32-bit number for a normalised name without its article and its spaces: "spider man" is "spiderman"."""
    return zlib.crc32(without_article(key).replace(" ", "").encode()) - (1 << 31)
