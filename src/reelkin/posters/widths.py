"""How wide text is, from the poster face's own table; what the face lacks is estimated, generously."""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib import resources
from typing import Any

NARROWEST = 62.0
WIDEST = 100.0
"""The ends of the width axis."""
CAP_HEIGHT = 0.686
"""Of the size; so are the following, all of Archivo."""
ASCENDER = 0.74
DESCENDER = 0.21
MARK_ABOVE = 0.19
"""What an accent takes above a capital."""
MARK_BELOW = 0.2

WIDE = 1.02
"""Of a character of East Asian width."""
PICTURE = 1.3
JOINED = 0.7
"""Of a letter of a script that is written from right to left."""
OTHER = 0.84
"""Of a letter of any other script; capitals of a bold system font are wide."""


@cache
def table() -> dict[str, Any]:
    """The face's table, as tools/poster_fonts.py wrote it."""
    text = resources.files("reelkin.posters").joinpath("fonts/widths.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def in_face(character: str) -> bool:
    """Whether the poster face has the character."""
    return character in table()["glyphs"]


def advance(text: str, weight: int, width: float) -> float:
    """How far the text goes, in parts of its size, at one of the table's weights and a width from 62 to 100."""
    low, high, share = _between(weight, width)
    return sum(_advance(character, low, high, share) for character in text)


def room(text: str, weight: int, width: float) -> tuple[float, float]:
    """The empty room left of the first letter's ink and right of the last's, in parts of the size."""
    glyphs = table()["glyphs"]
    if not text or text[0] not in glyphs or text[-1] not in glyphs:
        return 0.0, 0.0
    low, high, share = _between(weight, width)
    left, right = glyphs[text[0]]["left"], glyphs[text[-1]]["right"]
    return (
        (left[low] + (left[high] - left[low]) * share) / 1000,
        (right[low] + (right[high] - right[low]) * share) / 1000,
    )


@lru_cache(maxsize=4096)
def _between(weight: int, width: float) -> tuple[int, int, float]:
    """The two masters that a width lies between, and how far from the first."""
    widths, weights = table()["widths"], table()["weights"]
    first = weights.index(weight) * len(widths)
    at = max(place for place, known in enumerate(widths[:-1]) if known <= max(width, widths[0]))
    share = (width - widths[at]) / (widths[at + 1] - widths[at])
    return first + at, first + at + 1, share


@lru_cache(maxsize=65536)
def _advance(character: str, low: int, high: int, share: float) -> float:
    glyph = table()["glyphs"].get(character)
    if glyph is None:
        return _estimate(character)
    advances = glyph["advance"]
    found: float = (advances[low] + (advances[high] - advances[low]) * share) / 1000
    return found


def _estimate(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.category(character) in ("So", "Sk", "Cn", "Co"):
        return PICTURE
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return WIDE
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return JOINED
    return OTHER
