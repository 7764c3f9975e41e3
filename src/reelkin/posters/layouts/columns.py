"""Compositions for titles of any length: the title set in a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.layouts.layout import (
    COLUMN,
    GAP,
    HEIGHT,
    MARGIN,
    NOTE_FOOT,
    NOTE_ROOM,
    NOTE_TOP,
    WHOLE,
    WIDTH,
    Layout,
)

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.layouts.layout import Title

CROPPED = 190.0
"""How wide a motif is drawn that shows only in part."""


def foot(title: Title, dice: Dice) -> Layout:
    """The title at the foot, the motif above."""
    block = title.set(COLUMN, 168)
    y = HEIGHT - MARGIN - NOTE_ROOM - block.height
    return Layout("foot", block, MARGIN, y, (0, 0, WIDTH, y - GAP), NOTE_FOOT)


def head(title: Title, dice: Dice) -> Layout:
    """The title at the head, the motif below."""
    block = title.set(COLUMN, 168)
    y = MARGIN + NOTE_ROOM
    top = y + block.height + GAP
    return Layout("head", block, MARGIN, y, (0, top, WIDTH, HEIGHT - top), NOTE_TOP)


def ledge(title: Title, dice: Dice) -> Layout:
    """The motif above, the title on a ground of its own at the foot."""
    block = title.set(COLUMN, 150)
    top = HEIGHT - MARGIN - NOTE_ROOM - block.height - GAP
    panel = (0.0, top, float(WIDTH), HEIGHT - top)
    field = (0.0, 0.0, float(WIDTH), top)
    return Layout("ledge", block, MARGIN, top + GAP, field, NOTE_FOOT, panel=panel, on_panel=True)


def hood(title: Title, dice: Dice) -> Layout:
    """The title on a ground of its own at the head, the motif below."""
    block = title.set(COLUMN, 150)
    y = MARGIN + NOTE_ROOM
    low = y + block.height + GAP
    field = (0.0, low, float(WIDTH), HEIGHT - low)
    panel = (0.0, 0.0, float(WIDTH), low)
    return Layout("hood", block, MARGIN, y, field, NOTE_TOP, panel=panel, on_panel=True)


def over(title: Title, dice: Dice) -> Layout:
    """The title over all of it, the motif behind."""
    block = title.set(COLUMN, HEIGHT - 2 * MARGIN - NOTE_ROOM, 160)
    if dice.chance(0.5):
        return Layout("over", block, MARGIN, MARGIN, WHOLE, NOTE_FOOT, quiet=True)
    return Layout("over", block, MARGIN, HEIGHT - MARGIN - block.height, WHOLE, NOTE_TOP, quiet=True)


def label(title: Title, dice: Dice) -> Layout:
    """The motif everywhere, the title on a label."""
    inset, inner = 14.0, 12.0
    wide = WIDTH - 2 * inset
    block = title.set(wide - 2 * inner, 120)
    tall = block.height + 2 * inner + NOTE_ROOM - 4
    low = dice.chance(0.7)
    top = HEIGHT - inset - tall if low else inset
    field = (
        (0.0, 0.0, float(WIDTH), top + 12)
        if low
        else (0.0, top + tall - 12, float(WIDTH), HEIGHT - top - tall + 12)
    )
    return Layout(
        "label",
        block,
        inset + inner,
        top + inner,
        field,
        top + tall - 10,
        clip=WHOLE,
        panel=(inset, top, wide, tall),
        on_panel=True,
        column=(inset + inner, wide - 2 * inner),
    )


def mount(title: Title, dice: Dice) -> Layout:
    """The motif in a mount, as a print, the title beneath."""
    block = title.set(COLUMN, 140)
    y = HEIGHT - MARGIN - NOTE_ROOM - block.height
    panel = (float(MARGIN), float(MARGIN), float(COLUMN), y - GAP - MARGIN)
    return Layout("mount", block, MARGIN, y, panel, NOTE_FOOT, panel=panel, panel_under=True)


def side(title: Title, dice: Dice) -> Layout:
    """The motif cropped in a strip at the side, the title beside it."""
    strip = 84.0
    left = dice.chance(0.5)
    wide = WIDTH - strip - 10 - MARGIN
    x = strip + 10 if left else MARGIN
    block = title.set(wide, HEIGHT - 2 * MARGIN - NOTE_ROOM)
    clip = (0.0 if left else WIDTH - strip, 0.0, strip, float(HEIGHT))
    field = (strip - CROPPED if left else WIDTH - strip, 0.0, CROPPED, float(HEIGHT))
    return Layout(
        "side", block, x, MARGIN, field, NOTE_FOOT, clip=clip, panel=clip, panel_under=True, column=(x, wide)
    )


def spine(title: Title, dice: Dice) -> Layout:
    """The title upwards along one side, the motif beside it."""
    block = title.set(HEIGHT - 2 * MARGIN - NOTE_ROOM, 112)
    left = dice.chance(0.5)
    x = MARGIN if left else WIDTH - MARGIN - block.height
    edge = MARGIN + block.height + GAP
    rest = WIDTH - edge
    clip = (edge if left else 0.0, 0.0, rest, float(HEIGHT))
    cropped = dice.chance(0.6)
    field = (edge if left else rest - CROPPED, 0.0, CROPPED, float(HEIGHT)) if cropped else clip
    return Layout(
        "spine",
        block,
        x,
        HEIGHT - MARGIN - NOTE_ROOM,
        field,
        NOTE_FOOT,
        clip=clip,
        panel=clip if cropped else None,
        panel_under=cropped,
        column=(x, block.height),
        turned=True,
    )
