"""The small line of a poster: the year, the original title where it is another, the minutes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reelkin.posters.forms import number
from reelkin.posters.layouts.layout import NOTE
from reelkin.posters.widths import WIDEST, advance
from reelkin.posters.words import clean, clusters, escaped, is_joined, is_wide

if TYPE_CHECKING:
    from reelkin.posters.data import PosterData
    from reelkin.posters.layouts.layout import Layout

WEIGHT = 600
SPACE = 1.4
"""Between its parts, in parts of the size."""
KINDS = {
    "tvSeries": "series",
    "tvMiniSeries": "mini-series",
    "tvMovie": "TV film",
    "tvSpecial": "special",
    "short": "short",
    "tvShort": "short",
    "video": "video",
}
"""What is told of IMDb's types; a film needs no telling."""
LANGUAGE = re.compile("[a-z]{2,3}")
LEAST = 8
"""Characters of an original title below which it is left out rather than cut."""


def small_line(data: PosterData, layout: Layout, ink: str) -> str:
    """As SVG, within the layout's column; what finds no room is left out, the minutes first."""
    x, wide = layout.column
    year = " ".join(part for part in (str(data.year or ""), KINDS.get(data.type, "")) if part)
    minutes = "" if data.runtime_minutes is None else f"{data.runtime_minutes} min"
    after = _span(year) + (SPACE * NOTE if year else 0.0)
    original = _other_title(data)
    if after + _span(original) + SPACE * NOTE * bool(original) + _span(minutes) > wide:
        minutes = ""
    original = _fitted(original, wide - after)
    drawn = [
        _text(text, at, layout.note_y, more)
        for text, at, more in (
            (year, x, ""),
            (original, x + after, _way(original) + spoken(data, original)),
            (minutes, x + wide, ' text-anchor="end"'),
        )
        if text
    ]
    paint = f'fill="{ink}" font-size="{NOTE}" font-weight="{WEIGHT}" font-stretch="100%"'
    return f"<g {paint}>{''.join(drawn)}</g>" if drawn else ""


def _other_title(data: PosterData) -> str:
    if not data.original_title or data.original_title.casefold() == data.title.casefold():
        return ""
    return clean(data.original_title)


def _fitted(text: str, room: float) -> str:
    """As much of the text as there is room for, or none."""
    if _span(text) <= room:
        return text
    pieces = clusters(text)
    while pieces and _span("".join(pieces).rstrip() + "…") > room:
        pieces.pop()
    return "".join(pieces).rstrip() + "…" if len(pieces) >= LEAST else ""


def _span(text: str) -> float:
    return advance(text, WEIGHT, WIDEST) * NOTE


def spoken(data: PosterData, text: str) -> str:
    """The language as an attribute, where the same characters are drawn otherwise in another."""
    known = LANGUAGE.fullmatch(data.language or "") and any(is_wide(character) for character in text)
    return f' lang="{data.language}"' if known else ""


def _way(text: str) -> str:
    # Written from right to left, "end" is at the left.
    return ' direction="rtl" text-anchor="end"' if is_joined(text) else ""


def _text(text: str, x: float, y: float, more: str) -> str:
    return f'<text x="{number(x)}" y="{number(y)}"{more}>{escaped(text)}</text>'
