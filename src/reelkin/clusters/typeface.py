"""The typeface of the pictures: Archivo Narrow (SIL Open Font License, fonts/OFL.txt), from the package itself.

What it has no letters for is set in DejaVu Sans, which comes with Matplotlib.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

import matplotlib as mpl
from matplotlib import font_manager

if TYPE_CHECKING:
    from collections.abc import Iterator

FAMILY = ("Archivo Narrow", "DejaVu Sans")


@contextmanager
def house_style() -> Iterator[None]:
    """Within the block, text that is made is set in the house's typeface, letter by letter as it stands."""
    _bring_fonts()
    # Titles are other people's text: a dollar sign is a dollar sign.
    style = {"font.family": list(FAMILY), "svg.hashsalt": "reelkin", "text.parse_math": False}
    with mpl.rc_context(cast("Any", style)):
        yield


@cache
def _bring_fonts() -> None:
    folder = resources.files("reelkin.clusters") / "fonts"
    for font in sorted(folder.iterdir(), key=lambda one: one.name):
        if font.name.endswith(".ttf"):
            with resources.as_file(font) as path:
                font_manager.fontManager.addfont(path)
