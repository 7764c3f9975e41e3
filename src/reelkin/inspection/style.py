"""The house style of every figure: colours that colour-blind people tell apart, one family of type, room to breathe.

Figures are drawn once in the colours of the light theme. Each of those colours has a name, by which the report's
stylesheet gives it another value in the dark (`THEMES`), and no two names share a light value.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FAMILY = "DejaVu Sans"
"""The one family that Matplotlib always brings along."""
SMALL, BODY, TITLE = 8.3, 9.2, 11.5
"""Type sizes in points."""
PIXEL_SLACK = 1.025
"""How much wider than its outlines a text may come out in pixels."""
HALF, WIDE = 4.2, 7.6
"""Widths in inches: half of a desktop's column (or all of a phone's), and all of a desktop's."""


@dataclass(frozen=True)
class Ink:
    """A colour: on paper, and on the dark wall."""

    light: str
    dark: str


INKS = {
    "paper": Ink("#fbf8f2", "#161412"),
    "ink": Ink("#1f1b16", "#efe9dd"),
    "muted": Ink("#6a6259", "#a79f93"),
    "rule": Ink("#e3dccf", "#37322c"),
    "faint": Ink("#cdc5b7", "#575047"),
    "blue": Ink("#1668a6", "#6fb3e8"),
    "orange": Ink("#bf4b00", "#f2935a"),
    # one hue from little to much
    "much0": Ink("#e4ecf2", "#1d2a36"),
    "much1": Ink("#c3d9ea", "#1f3f5a"),
    "much2": Ink("#94bfde", "#26587f"),
    "much3": Ink("#5c9fcc", "#3577a8"),
    "much4": Ink("#2d7bb5", "#5a9bcd"),
    "much5": Ink("#125a94", "#92c2e6"),
    "much6": Ink("#0b3c68", "#d2e8f9"),
    # less than expected, as expected, more than expected
    "less3": Ink("#c4622b", "#c47440"),
    "less2": Ink("#e19f70", "#8a5030"),
    "less1": Ink("#f3d8c1", "#583520"),
    "even": Ink("#efeade", "#2b2723"),
    "more1": Ink("#bcd7e9", "#1e4160"),
    "more2": Ink("#5a9dcb", "#3a80b4"),
    "more3": Ink("#0f4f86", "#9ccdf2"),
}
THEMES = {name: {ink: getattr(INKS[ink], name) for ink in INKS} for name in ("light", "dark")}

MUCH = tuple(f"much{step}" for step in range(7))
LIFT = ("less3", "less2", "less1", "even", "more1", "more2", "more3")


def colour(name: str) -> str:
    """The light value of a named colour, as drawn."""
    return INKS[name].light


def colours_between(names: Sequence[str]) -> LinearSegmentedColormap:
    """A colour map through named colours, such as MUCH or LIFT, evenly spaced."""
    return LinearSegmentedColormap.from_list("house", [colour(name) for name in names])


def _parameters() -> dict[str, Any]:
    return {
        "font.family": FAMILY,
        "font.size": BODY,
        # Titles are other people's text: a dollar sign is a dollar sign.
        "text.parse_math": False,
        "text.color": colour("ink"),
        "figure.facecolor": colour("paper"),
        "figure.dpi": 100,
        "axes.facecolor": "none",
        "axes.edgecolor": colour("faint"),
        "axes.labelcolor": colour("muted"),
        "axes.labelsize": BODY,
        "axes.linewidth": 0.7,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": False,
        "axes.unicode_minus": True,
        "grid.color": colour("rule"),
        "grid.linewidth": 0.7,
        "lines.linewidth": 1.6,
        "lines.solid_capstyle": "round",
        "patch.linewidth": 0.0,
        "xtick.color": colour("faint"),
        "ytick.color": colour("faint"),
        "xtick.labelcolor": colour("muted"),
        "ytick.labelcolor": colour("muted"),
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "xtick.major.width": 0.7,
        "ytick.major.width": 0.7,
        "xtick.minor.width": 0.5,
        "ytick.minor.width": 0.5,
        "svg.fonttype": "path",
        "svg.hashsalt": "reelkin",
        "path.simplify": True,
    }


@contextmanager
def house() -> Iterator[None]:
    """Draw and save in the house style, whatever the reader's own Matplotlib settings are."""
    with mpl.rc_context():
        draw_all_in_house_style()
        yield


def draw_all_in_house_style() -> None:
    """The house style for every figure from here on: for a notebook, whose figures are shown after a cell has ended."""
    mpl.rcdefaults()
    mpl.rcParams.update(_parameters())  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = BODY, weight: str = "normal") -> float:
    """The width of a line of text in inches, with what rounding to pixels may add."""
    font = FontProperties(family=FAMILY, size=size, weight=weight)
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width) / 72 * PIXEL_SLACK


def widest(texts: list[str], size: float = BODY) -> float:
    """The width in inches of the widest of some lines; 0 for none."""
    return max((text_width(text, size) for text in texts), default=0.0)


def wrap(text: str, width: float, size: float, weight: str = "normal") -> list[str]:
    """Break a text into as few lines of at most `width` inches as hold it, of about equal length.

    Lines break at spaces, not at no-break spaces; a longer word has a line of its own.
    """
    lines = _fill(text, width, size, weight)
    narrower = width
    while narrower > 0.1 and 1 < len(lines) == len(_fill(text, narrower - 0.1, size, weight)):
        narrower -= 0.1
    return _fill(text, narrower, size, weight)


def _fill(text: str, width: float, size: float, weight: str) -> list[str]:
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
