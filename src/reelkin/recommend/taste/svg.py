"""The few elements of SVG that a taste is drawn with, as text. They take the page's own colour and need no style sheet.

Everything is in presentation attributes and without ids, so that a drawing can stand in a page, and several of them, under
any content policy. Ink is `currentColor`: dark on paper, light on a dark wall.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

INK = "currentColor"
SIZE = 14.0
QUIET = 0.75
"""Opacity of what is said more quietly; on the site's two grounds its contrast stays above 4.5."""
NARROW, WIDE = "fijlrtI.,:;'’|!()[]/ -–", "mwMW@%—…"
UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
"""What XML cannot hold, and control characters."""


def text(
    x: float,
    y: float,
    words: str,
    *,
    size: float = SIZE,
    bold: bool = False,
    anchor: Literal["start", "middle", "end"] = "start",
    opacity: float = 1.0,
) -> str:
    """One line of text, its baseline at `y`."""
    more = ' font-weight="650"' if bold else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    more += f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<text x="{_number(x)}" y="{_number(y)}" font-size="{size:g}"{more}>{escaped(words)}</text>'


def rect(x: float, y: float, width: float, height: float, fill: str = INK, opacity: float = 1.0) -> str:
    """A filled rectangle."""
    more = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
    size = f'width="{_number(max(width, 0.0))}" height="{_number(max(height, 0.0))}"'
    return f'<rect x="{_number(x)}" y="{_number(y)}" {size} fill="{fill}"{more}/>'


def path(points: str, *, width: float = 1.5, opacity: float = 1.0) -> str:
    """A line along `points`, the `d` of a path."""
    more = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
    return f'<path d="{points}" fill="none" stroke="{INK}" stroke-width="{width:g}"{more}/>'


def escaped(words: str) -> str:
    """Words as they may stand in XML, in an attribute too."""
    clean = UNSPEAKABLE.sub("\ufffd", words)
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        clean = clean.replace(sign, name)
    return clean


def wrapped(words: str, width: float, *, size: float = SIZE, bold: bool = False, most: int = 9) -> list[str]:
    """The words in lines of at most `width`; what does not fit into `most` lines ends in "…".

    A word that is wider than a line is broken.
    """
    lines = [""]
    for word in _pieces(words, width, size, bold):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]


def _pieces(words: str, width: float, size: float, bold: bool) -> Iterator[str]:
    for word in words.split():
        rest = word
        while width_of(rest, size, bold) > width and len(rest) > 1:
            cut = next(
                end
                for end in range(len(rest), 0, -1)
                if end == 1 or width_of(rest[:end], size, bold) <= width
            )
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def width_of(words: str, size: float = SIZE, bold: bool = False) -> float:
    """How wide a line may come out in a plain sans serif: rather too much than too little, for the face is not known."""
    return size * (1.14 if bold else 1.0) * sum(map(_advance, words))


def _advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.0
    if sign in NARROW:
        return 0.36
    if sign in WIDE:
        return 0.94
    return 0.7 if sign.isupper() else 0.6


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
