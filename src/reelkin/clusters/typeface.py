"""The typeface of the pictures: Archivo Narrow (SIL Open Font License, fonts/OFL.txt), from the package itself.

What it has no letters for is set in DejaVu Sans, which comes with Matplotlib.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, Literal, cast

import matplotlib as mpl
from matplotlib import font_manager

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = ("Archivo Narrow", "DejaVu Sans")
CUTS: tuple[tuple[Literal["normal", "italic"], str], ...] = (
    ("normal", "normal"),
    ("normal", "bold"),
    ("italic", "normal"),
)


@contextmanager
def house_style() -> Iterator[None]:
    """Within the block, text that is made is set in the house's typeface, letter by letter as it stands."""
    _bring_fonts()
    # Titles are other people's text: a dollar sign is a dollar sign.
    style = {"font.family": list(FAMILY), "svg.hashsalt": "reelkin", "text.parse_math": False}
    with mpl.rc_context(cast("Any", style)):
        yield


def legible(text: str) -> bool:
    """Whether every letter of `text` can be set, in each of the cuts that pictures use."""
    return all(ord(letter) in _letters() for letter in text)


@cache
def _letters() -> frozenset[int]:
    """What either family has, in regular, bold and italic alike: DejaVu Sans knows Arabic, but not in italics."""
    _bring_fonts()
    cuts = []
    for style, weight in CUTS:
        fonts = [font_manager.FontProperties(family=family, style=style, weight=weight) for family in FAMILY]
        paths = [font_manager.findfont(font, fallback_to_default=False) for font in fonts]
        cuts.append({letter for path in paths for letter in font_manager.get_font(path).get_charmap()})
    return frozenset(set.intersection(*cuts))


@cache
def _bring_fonts() -> None:
    folder = resources.files("reelkin.clusters") / "fonts"
    for font in sorted(folder.iterdir(), key=lambda one: one.name):
        if font.name.endswith(".ttf"):
            with resources.as_file(font) as path:
                font_manager.fontManager.addfont(path)
