"""Archivo as style rules that hold the face themselves, for pages that open offline."""

from __future__ import annotations

import base64
from importlib import resources

FONTS = (
    ("archivo-latin", ""),
    ("archivo-latin-ext", "unicode-range:U+0100-02AF,U+1E00-1EFF,U+20A0-20BF,U+2113;"),
)


def font_faces() -> str:
    """The rules, some 150 kB of them: weights from 500 to 900, widths from 62 to 100 %."""
    return "".join(_face(name, more) for name, more in FONTS)


def _face(name: str, more: str) -> str:
    font = resources.files("reelkin.posters").joinpath(f"fonts/{name}.woff2").read_bytes()
    data = base64.b64encode(font).decode()
    return (
        f"@font-face{{font-family:Archivo;font-weight:500 900;font-stretch:62% 100%;{more}"
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
