"""How numbers and names are written in figures and in the report."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font

from reelkin.inspection.style import FAMILY, text_width

GAP = "\u00a0"
"""A space at which no line is broken."""
RIGHT_TO_LEFT = {"R", "AL", "AN"}

TYPE_NAMES = {
    "movie": "films",
    "short": "short films",
    "tvEpisode": "TV episodes",
    "tvMiniSeries": "mini-series",
    "tvMovie": "TV films",
    "tvPilot": "TV pilots",
    "tvSeries": "TV series",
    "tvShort": "TV shorts",
    "tvSpecial": "TV specials",
    "video": "videos",
    "videoGame": "video games",
}


def type_name(title_type: str) -> str:
    """What people call titles of an IMDb type: "films" for "movie"; a type not known keeps its own name."""
    return TYPE_NAMES.get(title_type) or label(title_type, "another type", 1.2)


def count(number: float) -> str:
    """A whole number with separators for thousands."""
    return f"{round(number):,}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 title", "2,000 titles"."""
    return f"{count(number)}{GAP}{one if number == 1 else many or one + 's'}"


def short_count(number: float) -> str:
    """A number for an axis: 5, 500, 20k, 3M."""
    for size, letter in ((1_000_000_000, "G"), (1_000_000, "M"), (1_000, "k")):
        if number >= size:
            return f"{number / size:g}{letter}"
    return f"{number:g}"


def percent(share: float) -> str:
    """A share as a percentage, never rounded to nothing or to all."""
    if 0 < share < 0.001:
        return f"<{GAP}0.1{GAP}%"
    if 0.999 < share < 1:
        return f">{GAP}99.9{GAP}%"
    if 0 < share < 0.0995 or 0.9905 < share < 1:
        return f"{share * 100:.1f}{GAP}%"
    return f"{share * 100:.0f}{GAP}%"


def signed(number: float) -> str:
    """A correlation: two decimals, its sign, a true minus."""
    text = f"{number:+.2f}".replace("-", "\u2212")
    return text[1:] if text[1:] == "0.00" else text


def label(text: str, fallback: str, inches: float = 1.8) -> str:
    """A text that the figures' font can show, cut to `inches`; `fallback` for one it cannot.

    Scripts the font lacks, or that run from right to left (Matplotlib may set them in the wrong order), fall back.
    """
    if not text.strip() or not all(map(_shown, text)):
        return fallback
    if text_width(text) <= inches:
        return text
    kept = bisect_right(range(len(text)), inches, key=lambda end: text_width(text[:end].rstrip() + "…"))
    return text[: max(kept - 1, 1)].rstrip() + "…"


@lru_cache(maxsize=4096)
def _shown(character: str) -> bool:
    if unicodedata.category(character)[0] in "CMZ" and character != " ":
        return False
    return unicodedata.bidirectional(character) not in RIGHT_TO_LEFT and ord(character) in _glyphs()


@lru_cache(maxsize=1)
def _glyphs() -> frozenset[int]:
    return frozenset(get_font(findfont(FontProperties(family=FAMILY))).get_charmap())
