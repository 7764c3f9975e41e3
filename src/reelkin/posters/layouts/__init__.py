"""Compositions, and which of them a title gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.layouts import columns, letters
from reelkin.posters.widths import in_face

if TYPE_CHECKING:
    from collections.abc import Callable

    from reelkin.posters.dice import Dice
    from reelkin.posters.layouts.layout import Layout, Title

    Compose = Callable[[Title, Dice], Layout]

COLUMNS: tuple[Compose, ...] = (
    columns.foot,
    columns.head,
    columns.ledge,
    columns.hood,
    columns.over,
    columns.label,
    columns.mount,
    columns.side,
    columns.spine,
)
LETTERS: tuple[Compose, ...] = (letters.giant, letters.poster_high, letters.echo, letters.upwards)

READ_WELL = 24.0
"""The size of letters, of 240 across, that is read with ease on a poster 120 px wide."""
LEAST_BESIDE = 0.3
"""So much of the poster's height a title at the side must take, or it looks lost."""
LEAST_UPWARDS = 46.0
"""The size of letters that are still read when they run upwards."""


def is_image(text: str) -> bool:
    """Whether the title is so short that its letters become the image."""
    bare = text.replace(" ", "")
    if not all(in_face(character) for character in bare):
        return False
    return sum(character.isalnum() for character in bare) <= 4 or (bare.isnumeric() and len(bare) <= 6)


def place(title: Title, dice: Dice) -> Layout:
    """A composition in which the title can be read at a thumbnail's size, or the one where it is largest."""
    several = LETTERS if is_image(title.text) else COLUMNS
    placed = []
    for compose in sorted(several, key=lambda _: dice.share()):
        layout = compose(title, dice)
        if _fits(layout):
            return layout
        placed.append(layout)
    calm = [layout for layout in placed if not layout.turned and layout.name != "side"]
    return max(calm, key=lambda layout: (not layout.block.cut, layout.block.least))


def _fits(layout: Layout) -> bool:
    block = layout.block
    if layout.name == "spine":
        return block.main >= LEAST_UPWARDS and len(block.lines) <= 2 and not block.cut
    if layout.name == "side" and block.height < LEAST_BESIDE * 360:
        return False
    return block.main >= READ_WELL and not block.cut
