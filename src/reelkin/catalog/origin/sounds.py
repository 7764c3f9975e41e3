"""How a title sounds, whatever script it is written in: «Иди и смотри» and "Idi i smotri" both are T S M T R.

IMDb writes most original titles in Latin letters, and the title in their own country in its own script. To
see that both are one title, only the consonants are compared, in a few classes, as Soundex does: transliterations
disagree about the rest. The sound of a letter is read off its name in Unicode ("CYRILLIC SMALL LETTER SHA").
"""

from __future__ import annotations

import unicodedata
from functools import cache
from string import ascii_lowercase
from typing import Final

CLASSES: Final = {
    **dict.fromkeys("bpf", "P"),
    **dict.fromkeys("dt", "T"),
    **dict.fromkeys("cjsz", "S"),
    **dict.fromkeys("gkq", "K"),
    **dict.fromkeys("lr", "R"),
    "m": "M",
    "n": "N",
    "x": "KS",
}
"""A consonant's class. Vowels, h, v, w and y have none: they are written in too many ways, or not at all."""

BLOCKS: Final = {
    "LATIN": (0x00DF, 0x024F), "CYRILLIC": (0x0400, 0x04FF), "GREEK": (0x0370, 0x03FF), "HEBREW": (0x05D0, 0x05EA),
    "ARABIC": (0x0620, 0x06D3), "DEVANAGARI": (0x0904, 0x0939), "BENGALI": (0x0985, 0x09B9),
    "GURMUKHI": (0x0A05, 0x0A39), "GUJARATI": (0x0A85, 0x0AB9), "TAMIL": (0x0B85, 0x0BB9), "TELUGU": (0x0C05, 0x0C39),
    "KANNADA": (0x0C85, 0x0CB9), "MALAYALAM": (0x0D05, 0x0D39), "SINHALA": (0x0D85, 0x0DC6), "THAI": (0x0E01, 0x0E45),
    "GEORGIAN": (0x10D0, 0x10FA), "ARMENIAN": (0x0561, 0x0587), "HIRAGANA": (0x3041, 0x3096),
    "KATAKANA": (0x30A1, 0x30FA), "HANGUL": (0x1100, 0x11C2),
}  # fmt: skip
"""Where the letters of the scripts are that spell sounds; Chinese characters do not."""

_BY_NAME: Final = {
    "CYRILLIC SHORT I": "", "CYRILLIC SOFT SIGN": "", "CYRILLIC HARD SIGN": "", "CYRILLIC HA": "K", "CYRILLIC EN": "N",
    "CYRILLIC EL": "R", "CYRILLIC EM": "M", "CYRILLIC ER": "R", "CYRILLIC ES": "S", "CYRILLIC EF": "P",
    "GREEK BETA": "", "ARABIC TEH MARBUTA": "", "ARABIC FARSI YEH": "", "LATIN DOTLESS I": "",
    "HIRAGANA TI": "S", "HIRAGANA TU": "TS", "HIRAGANA HU": "P", "KATAKANA TI": "S", "KATAKANA TU": "TS",
    "KATAKANA HU": "P", "HANGUL CHOSEONG IEUNG": "", "HANGUL JONGSEONG IEUNG": "NK",
}  # fmt: skip
"""Letters (without SMALL, CAPITAL, …) whose name does not begin with their sound, or that IMDb transliterates otherwise."""
_NASALS: Final = "\u0902\u0982\u0a02\u0a82"
_LABIALS: Final = "\u0b82\u0c02\u0c82\u0d02"
"""The Indian signs for a nasal: N in the north, M in the south."""
_VOICED_HA: Final = tuple(kana + mark for kana in "はひふへほハヒフヘホ" for mark in "\u3099\u309a")
"""Japanese h is b or p under a mark."""
_NOT_SOUND: Final = {"SMALL", "CAPITAL", "FINAL", "LETTER", "CHARACTER", "CHOSEONG", "JONGSEONG"}


@cache
def sound_table() -> dict[str, str]:
    """What replaces each letter (lower case, decomposed): classes of consonants in capitals, or nothing."""
    table = {"ck": "K", **dict.fromkeys(_VOICED_HA, "P")}
    table |= {**dict.fromkeys(_NASALS, "N"), **dict.fromkeys(_LABIALS, "M")}
    table |= {letter: CLASSES.get(letter, "") for letter in ascii_lowercase}
    for script, (first, last) in BLOCKS.items():
        for ordinal in range(first, last + 1):
            name = unicodedata.name(chr(ordinal), "")
            if name.startswith(script):
                table[chr(ordinal)] = _sound(script, name)
    return table


def _sound(script: str, name: str) -> str:
    if "JUNGSEONG" in name:
        return ""
    words = name.removeprefix(script).split(" WITH ")[0].split()
    spoken = " ".join(word for word in words if word not in _NOT_SOUND)
    syllable = next((word for word in words if word in {"CHOSEONG", "JONGSEONG"}), "")
    known = _BY_NAME.get(" ".join(filter(None, (script, syllable, spoken))))
    if known is not None:
        return known
    return "".join(CLASSES.get(letter, "") for letter in _first_consonants(spoken.lower()))


def _first_consonants(spoken: str) -> str:
    """The consonants before the first vowel: "shcha" begins with shch."""
    for place, letter in enumerate(spoken):
        if letter in "aeiou ":
            return spoken[:place]
    return spoken
