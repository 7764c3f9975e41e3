"""Compositions for a title of four letters or fewer, or a number: the letters are the image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.layouts.layout import (
    COLUMN,
    GAP,
    HEIGHT,
    MARGIN,
    NOTE_FOOT,
    NOTE_ROOM,
    WHOLE,
    WIDTH,
    Layout,
)
from reelkin.posters.setting import set_block

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.layouts.layout import Title

ROOM = HEIGHT - 2 * MARGIN - NOTE_ROOM
HIGHEST = 2.1
"""How far letters may be stretched beside a motif."""
HIGHEST_ALONE = 2.8


def giant(title: Title, dice: Dice) -> Layout:
    """The letters stretched at the foot, the motif above."""
    block = set_block(title.text, COLUMN, ROOM, "block", title.weight, 400)
    rise = min(HIGHEST, 190 / block.height)
    y = HEIGHT - MARGIN - NOTE_ROOM - block.height * rise
    return Layout("giant", block, MARGIN, y, (0, 0, WIDTH, y - GAP), NOTE_FOOT, rise=rise)


def poster_high(title: Title, dice: Dice) -> Layout:
    """The letters stretched from head to foot, the motif behind."""
    block = set_block(title.text, COLUMN, ROOM, "block", title.weight, 400)
    rise = min(HIGHEST_ALONE, ROOM / block.height)
    return Layout("poster-high", block, MARGIN, MARGIN, WHOLE, NOTE_FOOT, quiet=True, rise=rise)


def echo(title: Title, dice: Dice) -> Layout:
    """The letters again and again, one row of them clear."""
    block = set_block(title.text, COLUMN, 130, "block", title.weight, 400)
    step = block.height + 9
    rows = max(3, int((ROOM + 9) / step))
    clear = dice.whole(0, rows - 1)
    rise = (ROOM - 9 * (rows - 1)) / (rows * block.height)
    step = block.height * rise + 9
    echoes = tuple((row - clear) * step for row in range(rows) if row != clear)
    return Layout(
        "echo",
        block,
        MARGIN,
        MARGIN + clear * step,
        WHOLE,
        NOTE_FOOT,
        clip=(0, 0, 0, 0),
        quiet=True,
        rise=rise,
        echoes=echoes,
    )


def upwards(title: Title, dice: Dice) -> Layout:
    """The letters upwards, as large as the poster lets them be."""
    block = set_block(title.text, HEIGHT - 2 * MARGIN - NOTE_ROOM, COLUMN, "block", title.weight, 400)
    x = MARGIN + (COLUMN - block.height) / 2
    return Layout("upwards", block, x, HEIGHT - MARGIN - NOTE_ROOM, WHOLE, NOTE_FOOT, quiet=True, turned=True)
