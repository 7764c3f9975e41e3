"""Fitting lines to a column: first the width axis gives way, from 100 to 62, then the size."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reelkin.posters.block import Block, Line
from reelkin.posters.widths import (
    ASCENDER,
    CAP_HEIGHT,
    DESCENDER,
    MARK_ABOVE,
    MARK_BELOW,
    NARROWEST,
    WIDEST,
    advance,
    in_face,
    room,
    table,
)
from reelkin.posters.words import is_joined, is_small

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["block", "left", "centre"]
"""A block fills the column with each line; the others keep one size."""

LEADING = 0.125
"""Between lines, in parts of the size."""
SMALL = 0.5
"""How large a line of nothing but small words is, beside the others; in a block."""
GROWTH = 1.9
"""How much larger a short line may be than the others to fill the column."""


def set_lines(
    texts: Sequence[str], width: float, height: float, style: Style, weight: int, largest: float
) -> Block:
    """The lines in a column, as large as they can be; see `setting.set_block` for what the arguments mean."""
    small = [style != "left" and len(texts) > 1 and is_small(text) for text in texts]
    if all(small):
        small = [False] * len(texts)
    size = min(
        largest,
        *(width / _ink(text, weight, NARROWEST) for text, less in zip(texts, small, strict=True) if not less),
    )
    even = [size * SMALL if less else size for less in small]
    sizes = even
    if style == "block":
        sizes = [
            one if less else min(largest, max(one, min(one * GROWTH, width / _ink(text, weight, WIDEST))))
            for text, one, less in zip(texts, even, small, strict=True)
        ]
    tall, low = (_height(texts, several) for several in (sizes, even))
    if tall > height and low < height:
        # Short lines give up first what they gained.
        share = (height - low) / (tall - low)
        sizes = [one + (more - one) * share for one, more in zip(even, sizes, strict=True)]
    elif tall > height:
        sizes = [one * height / low for one in even]
    return _stack(texts, sizes, _widths(texts, sizes, width, style, weight), width, style, weight)


def _height(texts: Sequence[str], sizes: Sequence[float]) -> float:
    inked = sum(
        sum(_reach(text, last=at == len(texts) - 1)) * size
        for at, (text, size) in enumerate(zip(texts, sizes, strict=True))
    )
    return inked + LEADING * sum(max(one, following) for one, following in pairwise(sizes))


def _widths(
    texts: Sequence[str], sizes: Sequence[float], width: float, style: Style, weight: int
) -> list[float]:
    """The width axis for each line: the widest that fits the column; one for all unless they are a block."""
    each = [_widest(text, size, width, weight) for text, size in zip(texts, sizes, strict=True)]
    return each if style == "block" else [min(each)] * len(each)


def _widest(text: str, size: float, width: float, weight: int) -> float:
    """The widest of the axis at which the text fits; between the table's widths its span grows evenly."""
    known = [(stretch, _ink(text, weight, stretch) * size) for stretch in table()["widths"]]
    for (narrow, less), (wide, more) in reversed(list(pairwise(known))):
        if more <= width:
            return float(wide)
        if less <= width:
            return float(narrow + (wide - narrow) * (width - less) / (more - less))
    return NARROWEST


@lru_cache(maxsize=8192)
def _ink(text: str, weight: int, width: float) -> float:
    """How wide the text's ink is, in parts of its size."""
    left, right = room(text, weight, width)
    return max(0.05, advance(text, weight, width) - left - right)


def _stack(
    texts: Sequence[str],
    sizes: Sequence[float],
    widths: Sequence[float],
    width: float,
    style: Style,
    weight: int,
) -> Block:
    lines: list[Line] = []
    y = 0.0
    for text, size, stretch in zip(texts, sizes, widths, strict=True):
        above, below = _reach(text, last=len(lines) == len(texts) - 1)
        left, _ = room(text, weight, stretch)
        inked = _ink(text, weight, stretch) * size
        slack = width - inked
        x = {"block": 0.0, "left": 0.0, "centre": slack / 2}[style]
        if is_joined(text) and style != "centre":
            x = slack
        y += LEADING * max(size, lines[-1].size) if lines else 0.0
        lines.append(
            Line(
                text=text,
                x=x - left * size,
                baseline=y + above * size,
                size=size,
                width=stretch,
                weight=weight,
                length=advance(text, weight, stretch) * size,
                ink=(x, x + inked),
                top=y,
                bottom=y + (above + below) * size,
                foreign=not all(in_face(character) for character in text),
            )
        )
        y += (above + below) * size
    return Block(tuple(lines), y)


@lru_cache(maxsize=8192)
def _reach(text: str, *, last: bool) -> tuple[float, float]:
    """How far the text's ink may go above its baseline and below, in parts of its size.

    Between lines with small letters the room is the same, whether they reach below or not.
    """
    if not all(in_face(character) for character in text):
        return 1.0, 0.3
    bare = unicodedata.normalize("NFD", text)
    above, below = CAP_HEIGHT, 0.0
    if any(character.islower() for character in bare):
        above = ASCENDER
        below = 0.0 if last else DESCENDER - 0.06
    if any(character in "gjpqyçQJ,;()[]{}@$/|" for character in bare):
        below = DESCENDER if any(character.islower() for character in bare) else 0.06
    if any(unicodedata.combining(character) == 230 for character in bare):
        above = max(above, CAP_HEIGHT + MARK_ABOVE)
    if any(0 < unicodedata.combining(character) < 230 for character in bare):
        below = max(below, MARK_BELOW)
    return above, below
