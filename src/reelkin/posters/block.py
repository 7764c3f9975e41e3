"""A title that has been set: its lines, and how high they are together."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reelkin.posters.words import is_small


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
