"""Compositions: where the title stands, where the motif, and what lies under either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.posters.setting import set_block
from reelkin.posters.words import parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from reelkin.posters.dice import Dice
    from reelkin.posters.setting import Block, Style

    Box = tuple[float, float, float, float]

WIDTH = 240
HEIGHT = 360
MARGIN = 14
COLUMN = WIDTH - 2 * MARGIN
NOTE = 8.5
"""The size of the small line."""
NOTE_ROOM = 20
"""What it takes, with the room around it."""


@dataclass(frozen=True)
class Title:
    """A title to be set: its words and its manner of setting."""

    text: str
    style: Style
    weight: int

    def set(self, width: float, height: float, largest: float = 130.0) -> Block:
        """In a column; what follows a colon or a dash smaller, below."""
        head, tail = parts(self.text)
        if not tail:
            return set_block(self.text, width, height, self.style, self.weight, largest)
        gap = 9.0
        first = set_block(head, width, (height - gap) * 0.58, self.style, self.weight, largest)
        rest = height - gap - first.height
        second = set_block(tail, width, rest, self.style, 600, max(20.0, first.least * 0.7))
        return second.below(first, gap)


@dataclass(frozen=True)
class Layout:
    """One composition, worked out for one title.

    Attributes:
        name: of the composition.
        block: the title, set.
        x, y: of the block's top left corner.
        field: the motif's, as x, y, width, height.
        note_y: the baseline of the small line.
        panel: what is painted in the panel's colour, if anything.
        on_panel: whether the title and the small line stand on it.
        quiet: whether the title crosses the motif.
        column: the x and width of the title's column.
    """

    name: str
    block: Block
    x: float
    y: float
    field: Box
    note_y: float
    panel: Box | None = None
    on_panel: bool = False
    quiet: bool = False
    column: tuple[float, float] = (MARGIN, COLUMN)


def foot(title: Title, dice: Dice) -> Layout:
    """The title at the foot, the motif above."""
    block = title.set(COLUMN, 168)
    y = HEIGHT - MARGIN - NOTE_ROOM - block.height
    return Layout("foot", block, MARGIN, y, (0, 0, WIDTH, y - 14), HEIGHT - MARGIN)


def head(title: Title, dice: Dice) -> Layout:
    """The title at the head, the motif below."""
    block = title.set(COLUMN, 168)
    y = MARGIN + NOTE_ROOM
    top = y + block.height + 14
    return Layout("head", block, MARGIN, y, (0, top, WIDTH, HEIGHT - top), MARGIN + 7)


def ledge(title: Title, dice: Dice) -> Layout:
    """The motif above, the title on a ground of its own at the foot."""
    block = title.set(COLUMN, 150)
    top = HEIGHT - MARGIN - NOTE_ROOM - block.height - 14
    panel = (0.0, top, float(WIDTH), HEIGHT - top)
    return Layout("ledge", block, MARGIN, top + 14, (0, 0, WIDTH, top), HEIGHT - MARGIN, panel, on_panel=True)


def hood(title: Title, dice: Dice) -> Layout:
    """The title on a ground of its own at the head, the motif below."""
    block = title.set(COLUMN, 150)
    y = MARGIN + NOTE_ROOM
    low = y + block.height + 14
    return Layout(
        "hood", block, MARGIN, y, (0, low, WIDTH, HEIGHT - low), MARGIN + 7, (0, 0, WIDTH, low), on_panel=True
    )


def over(title: Title, dice: Dice) -> Layout:
    """The title over all of it, the motif behind."""
    block = title.set(COLUMN, HEIGHT - 2 * MARGIN - NOTE_ROOM, 160)
    room = HEIGHT - 2 * MARGIN - NOTE_ROOM - block.height
    low = dice.chance(0.5)
    y = MARGIN + (room if low else 0)
    note = MARGIN + 7 if low and room > NOTE_ROOM else HEIGHT - MARGIN
    if low and note > HEIGHT / 2:
        y = MARGIN
    elif low:
        y = HEIGHT - MARGIN - block.height
    return Layout("over", block, MARGIN, y, (0, 0, WIDTH, HEIGHT), note, quiet=True)


def label(title: Title, dice: Dice) -> Layout:
    """The motif everywhere, the title on a label."""
    inset = 14
    wide = WIDTH - 2 * inset
    block = title.set(wide - 24, 130)
    tall = block.height + 24 + NOTE_ROOM - 4
    top = dice.pick((inset, HEIGHT - inset - tall, HEIGHT - inset - tall))
    panel = (float(inset), top, float(wide), tall)
    return Layout(
        "label",
        block,
        inset + 12,
        top + 12,
        (0, 0, WIDTH, HEIGHT),
        top + tall - 10,
        panel,
        on_panel=True,
        column=(inset + 12, wide - 24),
    )


def mount(title: Title, dice: Dice) -> Layout:
    """The motif in a mount, as a print, the title beneath."""
    block = title.set(COLUMN, 140)
    y = HEIGHT - MARGIN - NOTE_ROOM - block.height
    panel = (float(MARGIN), float(MARGIN), float(COLUMN), y - 14 - MARGIN)
    return Layout("mount", block, MARGIN, y, panel, HEIGHT - MARGIN, panel)


def side(title: Title, dice: Dice) -> Layout:
    """The motif in a strip at the side, the title beside it."""
    strip = 74.0
    left = dice.chance(0.6)
    wide = WIDTH - strip - 12 - MARGIN
    x = strip + 12 if left else MARGIN
    block = title.set(wide, HEIGHT - 2 * MARGIN - NOTE_ROOM)
    box = (0.0 if left else WIDTH - strip, 0.0, strip, float(HEIGHT))
    return Layout("side", block, x, MARGIN, box, HEIGHT - MARGIN, box, column=(x, wide))


def between(title: Title, dice: Dice) -> Layout:
    """The title above and below, the motif between."""
    block = title.set(COLUMN, 190)
    return Layout("between", block, MARGIN, MARGIN, (0, 0, WIDTH, HEIGHT), HEIGHT - MARGIN)


LAYOUTS: tuple[Callable[[Title, Dice], Layout], ...] = (foot, head, ledge, hood, over, label, mount, side)
