"""What every composition hands out: where the title stands, where the motif, and what lies under either."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.posters.setting import set_block
from reelkin.posters.words import parts

if TYPE_CHECKING:
    from reelkin.posters.block import Block
    from reelkin.posters.fitting import Style

    Box = tuple[float, float, float, float]
    """x, y, width, height."""

WIDTH = 240
HEIGHT = 360
MARGIN = 14
COLUMN = WIDTH - 2 * MARGIN
GAP = 14
"""Between the title and the motif."""
WHOLE = (0.0, 0.0, float(WIDTH), float(HEIGHT))
NOTE = 8.5
"""The size of the small line."""
NOTE_ROOM = 20
"""What it takes, with the room around it."""
NOTE_TOP = MARGIN + 7
NOTE_FOOT = HEIGHT - MARGIN
"""Its baseline at the head and at the foot."""


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
        x, y: of the block's top left corner; of its bottom left one, if it is turned.
        field: what the motif is drawn for.
        note_y: the baseline of the small line.
        clip: how much of it shows; the field itself, if None.
        panel: what is painted in the panel's colour, if anything.
        panel_under: whether the panel lies under the motif.
        on_panel: whether the title and the small line stand on it.
        quiet: whether the title crosses the motif.
        column: the x and width of the small line.
        turned: whether the title runs upwards.
        rise: how many times higher than wide the letters are stretched.
        echoes: where the block stands again, from its own top, in fainter tones.
    """

    name: str
    block: Block
    x: float
    y: float
    field: Box
    note_y: float
    clip: Box | None = None
    panel: Box | None = None
    panel_under: bool = False
    on_panel: bool = False
    quiet: bool = False
    column: tuple[float, float] = (MARGIN, COLUMN)
    turned: bool = False
    rise: float = 1.0
    echoes: tuple[float, ...] = ()

    @property
    def shown(self) -> Box:
        """How much of the motif shows."""
        return self.field if self.clip is None else self.clip

    def boxes(self) -> list[tuple[float, float, float, float]]:
        """Left, top, right and bottom of each of the title's lines, echoes too."""
        found = []
        for line in self.block.lines:
            for down in (0.0, *self.echoes):
                left, right = line.ink
                top, bottom = line.top * self.rise + down, line.bottom * self.rise + down
                if self.turned:
                    found.append((self.x + top, self.y - right, self.x + bottom, self.y - left))
                else:
                    found.append((self.x + left, self.y + top, self.x + right, self.y + bottom))
        return found
