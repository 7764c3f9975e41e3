"""The picture of a taste: one column of panels, as SVG, for a page to inline or for a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.taste import columns, panels
from reelkin.recommend.taste.frame import WIDTH
from reelkin.recommend.taste.svg import INK, escaped

if TYPE_CHECKING:
    from reelkin.recommend.taste.answer import TasteProfile

PANELS = (
    panels.head,
    panels.favourites,
    panels.loves,
    columns.eras,
    columns.track,
    panels.blind_spots,
)
LISTED = (panels.favourites, panels.blind_spots)
"""What a page tells beside the picture, with links."""
FACES = "Archivo, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif"
MARGIN = 24.0
SHOWN_AT = 1.5
"""How many pixels wide a file of its own asks to be shown for each unit of its drawing."""
LIGHT, DARK = ("#1f1b16", "#fbf8f2"), ("#efe9dd", "#161412")
"""Ink and ground."""


def draw_taste(found: TasteProfile, *, alone: bool = False) -> str:
    """The picture of a taste as SVG; the same profile gives the same bytes.

    Args:
        found: the taste.
        alone: as a file of its own, on a ground that goes with the reader's light or dark theme. Otherwise it is to be
            inlined: it has no ground, its ink is the page's, and clusters and blind spots are left to the page to list.
    """
    drawn: list[str] = []
    y = 4.0
    for panel in PANELS:
        if panel in LISTED and not alone:
            continue
        more, y = panel(found, y)
        drawn += more
    height = y + MARGIN
    told = f'role="img" aria-label="{escaped(found.words)}" fill="{INK}" font-family="{FACES}"'
    box = f'viewBox="0 0 {WIDTH:g} {height:.0f}"'
    if not alone:
        return f'<svg class="taste-picture" {box} {told}>{"".join(drawn)}</svg>\n'
    size = f'width="{SHOWN_AT * WIDTH:.0f}" height="{SHOWN_AT * height:.0f}"'
    opened = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} color="{LIGHT[0]}" {told}>'
    ground = f'<rect class="ground" width="100%" height="100%" fill="{LIGHT[1]}"/>'
    return "\n".join([opened, _themes(), ground, *drawn, "</svg>\n"])


def _themes() -> str:
    """Dark where the reader's theme is dark; what cannot read it stays light."""
    ink, ground = DARK
    dark = f"svg{{color:{ink}}}.ground{{fill:{ground}}}"
    return f"<style>@media (prefers-color-scheme:dark){{{dark}}}</style>"
