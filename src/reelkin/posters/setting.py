"""Setting a title: broken into lines, each fitted to the column, measured before it is drawn.

First the width axis gives way, from 100 to 62, then the size, and the number of lines is the one that lets the
letters be largest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from reelkin.posters.widths import (
    ASCENDER,
    CAP_HEIGHT,
    DESCENDER,
    MARK_ABOVE,
    MARK_BELOW,
    advance,
    in_face,
    room,
)
from reelkin.posters.words import clusters, is_joined, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

Style = Literal["block", "left", "centre"]

NARROWEST = 62.0
WIDEST = 100.0
MOST_LINES = 14
LEAST_SIZE = 11.0
"""Of 240 across; below it a title is cut instead."""
LEADING = 0.125
"""Between lines, in parts of the size."""
SMALL_WORDS = re.compile(
    r"((a|an|the|of|and|or|in|on|to|at|by|for|from|with|is|vs|&|le|la|les|un|une|der|die|das|el|los|il|et|y)\b *)+"
)
SMALL = 0.5
"""How large a line of nothing but small words is, beside the others; in a block."""
GROWTH = 1.9
"""How much larger a short line may be than the others to fill the column."""


@dataclass(frozen=True)
class Line:
    """One line of a title.

    Attributes:
        text: what stands there.
        x: where its first letter's advance begins, from the column's left edge.
        baseline: from the block's top edge.
        size: of the letters.
        width: of the width axis, 62 to 100.
        weight: of the weight axis.
        length: from where the first letter's advance begins to where the last one's ends.
        ink: where the first letter's ink begins and the last one's ends, from the column's left edge.
        top: from the block's top edge, of its ink.
        bottom: likewise.
        foreign: whether the poster face lacks a character of it.
    """

    text: str
    x: float
    baseline: float
    size: float
    width: float
    weight: int
    length: float
    ink: tuple[float, float]
    top: float
    bottom: float
    foreign: bool


@dataclass(frozen=True)
class Block:
    """A title set in a column: its lines, how high they are together, and whether it was cut."""

    lines: tuple[Line, ...]
    height: float
    cut: bool = False

    @property
    def least(self) -> float:
        """The size of the smallest line."""
        return min(line.size for line in self.lines)

    @property
    def main(self) -> float:
        """The size of the smallest line that is not of small words alone."""
        return min((line.size for line in self.lines if not is_small(line.text)), default=self.least)

    def below(self, other: Block, gap: float) -> Block:
        """This block under another, as one."""
        down = other.height + gap
        moved = tuple(
            replace(line, baseline=line.baseline + down, top=line.top + down, bottom=line.bottom + down)
            for line in self.lines
        )
        return Block((*other.lines, *moved), down + self.height, self.cut or other.cut)


def is_small(text: str) -> bool:
    """Whether there are only words such as "the" and "of"."""
    return SMALL_WORDS.fullmatch(text.lower()) is not None


@lru_cache(maxsize=4096)
def set_block(
    text: str, width: float, height: float, style: Style = "block", weight: int = 800, largest: float = 200.0
) -> Block:
    """The text in a column, as large as it can be.

    Args:
        text: clean (see `words.clean`).
        width: of the column.
        height: what the lines may take together.
        style: "block" fills the column with each line; the others keep one size, left or centred.
        weight: one of the table's.
        largest: the largest size.
    """
    words = _short_enough(tokens(text), width, weight)
    best: Block | None = None
    best_worth = 0.0
    for count in range(1, min(len(words), MOST_LINES) + 1):
        block = _set_lines(_broken(words, count, weight), width, height, style, weight, largest)
        # A little for a filled column: between nearly equal sizes the compact block wins.
        worth = block.main * (1 + 0.1 * block.height / height) * (0.97**count)
        if worth > best_worth:
            best, best_worth = block, worth
    assert best is not None
    if best.least >= LEAST_SIZE or len(clusters(text)) < 8:
        return best
    return _cut(text, width, height, style, weight, largest)


def _cut(text: str, width: float, height: float, style: Style, weight: int, largest: float) -> Block:
    """As much of the text as can be set at the least size, and an ellipsis."""
    pieces = clusters(text)
    fits, fails = 4, len(pieces)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        block = _filled(_ended(pieces, middle), width, height, style, weight, largest)
        fits, fails = (middle, fails) if block.least >= LEAST_SIZE else (fits, middle)
    return replace(_filled(_ended(pieces, fits), width, height, style, weight, largest), cut=True)


def _ended(pieces: Sequence[str], count: int) -> str:
    """The first pieces with an ellipsis, up to a word's end where one is near."""
    kept = "".join(pieces[:count])
    start, _, last = kept.rpartition(" ")
    if start and len(last) < 12:
        kept = start
    return kept.rstrip(" ,.;:-–—") + "…"


def _filled(text: str, width: float, height: float, style: Style, weight: int, largest: float) -> Block:
    words = _short_enough(tokens(text), width, weight)
    most = min(len(words), MOST_LINES)
    blocks = [
        _set_lines(_broken(words, count, weight), width, height, style, weight, largest)
        for count in range(max(1, most - 6), most + 1)
    ]
    return max(blocks, key=lambda block: block.least)


def _short_enough(words: list[tuple[str, str]], width: float, weight: int) -> list[tuple[str, str]]:
    """The words, those broken that would be too small on a line of their own."""
    least = 20.0
    found: list[tuple[str, str]] = []
    for gap, word in words:
        if advance(word, weight, NARROWEST) * least <= width:
            found.append((gap, word))
            continue
        pieces = [""]
        for cluster in clusters(word):
            if pieces[-1] and advance(pieces[-1] + cluster, weight, NARROWEST) * least > width * 0.94:
                pieces.append("")
            pieces[-1] += cluster
        found += [(gap if at == 0 else "", piece) for at, piece in enumerate(pieces)]
    return found


def _broken(words: Sequence[tuple[str, str]], count: int, weight: int) -> list[str]:
    """The words on `count` lines, the longest of which is as short as can be."""
    spans = [advance(gap + word, weight, NARROWEST) for gap, word in words]
    total = [0.0]
    for span in spans:
        total.append(total[-1] + span)
    longest = [[float("inf")] * (len(words) + 1) for _ in range(count + 1)]
    came = [[0] * (len(words) + 1) for _ in range(count + 1)]
    longest[0][0] = 0.0
    for line in range(1, count + 1):
        for end in range(line, len(words) + 1):
            for start in range(line - 1, end):
                worst = max(longest[line - 1][start], total[end] - total[start])
                if worst < longest[line][end] - 1e-9:
                    longest[line][end], came[line][end] = worst, start
    lines = []
    end = len(words)
    for line in range(count, 0, -1):
        start = came[line][end]
        lines.append("".join(gap + word for gap, word in words[start:end]).strip())
        end = start
    return lines[::-1]


def _set_lines(
    texts: Sequence[str], width: float, height: float, style: Style, weight: int, largest: float
) -> Block:
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
    tall, low = (_height(texts, several, width, style, weight) for several in (sizes, even))
    if tall > height and low < height:
        # Short lines give up first what they gained.
        share = (height - low) / (tall - low)
        sizes = [one + (more - one) * share for one, more in zip(even, sizes, strict=True)]
    elif tall > height:
        sizes = [one * height / low for one in even]
    return _stack(texts, sizes, _widths(texts, sizes, width, style, weight), width, style, weight)


def _height(texts: Sequence[str], sizes: Sequence[float], width: float, style: Style, weight: int) -> float:
    return _stack(texts, sizes, [NARROWEST] * len(texts), width, style, weight).height


def _widths(
    texts: Sequence[str], sizes: Sequence[float], width: float, style: Style, weight: int
) -> list[float]:
    """The width axis for each line: the widest that fits the column; one for all unless they are a block."""
    each = [_widest(text, size, width, weight) for text, size in zip(texts, sizes, strict=True)]
    return each if style == "block" else [min(each)] * len(each)


def _widest(text: str, size: float, width: float, weight: int) -> float:
    low, high = NARROWEST, WIDEST
    if _ink(text, weight, high) * size <= width:
        return high
    for _ in range(7):
        middle = (low + high) / 2
        low, high = (middle, high) if _ink(text, weight, middle) * size <= width else (low, middle)
    return low


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
