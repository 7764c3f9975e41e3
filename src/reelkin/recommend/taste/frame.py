"""What the panels of the picture of a taste share: measures, colours, and the heading between two rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.clusters.palette import hex_colour
from reelkin.recommend.taste.svg import INK, QUIET, rect, text

if TYPE_CHECKING:
    from reelkin.recommend.taste.answer import TasteProfile

WIDTH, LEFT, RIGHT = 360.0, 20.0, 340.0
ACROSS = RIGHT - LEFT
LINE = 19.0
HEADING = 16.0
LIGHTNESS, CHROMA = 0.62, 0.13
"""Of every colour: three to one against paper and against the dark wall."""
PLAIN_HUE = 60.0
FAINT = 0.3

Panel = tuple[list[str], float]
"""Elements, and the height at which the next panel may begin."""


def colour(hue: float) -> str:
    """The colour of a cluster in the picture."""
    return hex_colour(hue, LIGHTNESS, CHROMA)


def accent(found: TasteProfile) -> str:
    """The person's colour: that of the cluster they love most."""
    return colour(found.favourites[0].hue if found.favourites else PLAIN_HUE)


def heading(words: str, beside: str, y: float) -> Panel:
    """A rule, what the panel shows, and in what measure."""
    y += 44
    drawn = [rect(LEFT, y - 27, ACROSS, 1, INK, FAINT), text(LEFT, y, words, size=HEADING, bold=True)]
    y += LINE
    return [*drawn, text(LEFT, y, beside, opacity=QUIET)], y + 5
