"""Setting a title in a column: on as many lines as let its letters be largest, measured before it is drawn."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from reelkin.posters.block import Block
from reelkin.posters.breaking import broken, ended, short_enough
from reelkin.posters.fitting import Style, set_lines
from reelkin.posters.words import clusters, tokens

MOST_LINES = 14
LEAST_SIZE = 11.0
"""Of 240 across; below it a title is cut instead."""
SHORT = 8
"""Characters; a title this short is never cut."""


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
    words = short_enough(tokens(text), width, weight)
    best: Block | None = None
    best_worth = 0.0
    for lines in broken(words, min(len(words), MOST_LINES), weight):
        block = set_lines(lines, width, height, style, weight, largest)
        # A little for a filled column: between nearly equal sizes the compact block wins.
        worth = block.main * (1 + 0.1 * block.height / height) * (0.97 ** len(lines))
        if worth > best_worth:
            best, best_worth = block, worth
    assert best is not None
    if best.least >= LEAST_SIZE or len(clusters(text)) < SHORT:
        return best
    return _cut(text, width, height, style, weight, largest)


def _cut(text: str, width: float, height: float, style: Style, weight: int, largest: float) -> Block:
    """As much of the text as can be set at the least size, and an ellipsis."""
    pieces = clusters(text)
    fits, fails = 4, len(pieces)
    while fails - fits > 1:
        middle = (fits + fails) // 2
        block = _filled(ended(pieces, middle), width, height, style, weight, largest)
        fits, fails = (middle, fails) if block.least >= LEAST_SIZE else (fits, middle)
    return replace(_filled(ended(pieces, fits), width, height, style, weight, largest), cut=True)


def _filled(text: str, width: float, height: float, style: Style, weight: int, largest: float) -> Block:
    words = short_enough(tokens(text), width, weight)
    blocks = [
        set_lines(lines, width, height, style, weight, largest)
        for lines in broken(words, min(len(words), MOST_LINES), weight)[-6:]
    ]
    return max(blocks, key=lambda block: block.least)
