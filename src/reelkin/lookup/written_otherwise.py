"""One name as different catalogues write it: Vol. and Volume, Se7en and Seven, with a subtitle or without."""

from __future__ import annotations

import re

from reelkin.lookup.text import normalise

SHORT_FOR = {
    "vol": "volume",
    "pt": "part",
    "ep": "episode",
    "vs": "versus",
    "dr": "doctor",
    "mr": "mister",
    "mt": "mount",
}
_WITHIN = re.compile(r"(?<=[^\W\d_])(\d+)(?=[^\W\d_])")
"""Digits within a word: no 2nd, no 3D and no 1984."""
_SUBTITLE = re.compile(r":\s+|\s+[-–—]\s+|,?\s+or:?\s+|\s+\(")
LETTERS = 2
"""Letters that a digit may stand for: the 7 of Se7en one, each of the 13 of Thir13en one or two."""


def is_otherwise_written(asked: str, key: str) -> bool:
    """Whether two normalised names are one, but for words written short and digits for letters.

    All else must be the same, letter for letter: Vol. 1 is not Volume 2.
    """
    one, other = spelt_out(asked), spelt_out(key)
    return one == other or _as_pattern(one, other) or _as_pattern(other, one)


def spelt_out(key: str) -> str:
    """A normalised name with the words that are written short at length."""
    return " ".join(SHORT_FOR.get(word, word) for word in key.split())


def is_first_part(asked: str, name: str) -> bool:
    """Whether a name is the other's before its subtitle: Borat, of Borat: Cultural Learnings of America."""
    found = _SUBTITLE.search(name)
    return found is not None and normalise(name[: found.start()]) == normalise(asked)


def _as_pattern(digits: str, letters: str) -> bool:
    if not _WITHIN.search(digits):
        return False
    # A name is letters, digits and spaces once normalised, but for one of signs alone, which has no digit in it.
    pattern = _WITHIN.sub(lambda run: rf"[^\W\d_]{{1,{LETTERS * len(run[0])}}}", digits)
    return re.fullmatch(pattern, letters) is not None
