"""Drawing a poster: the title's data in, an SVG of at most 4 kB out, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reelkin.posters.data import PosterData
from reelkin.posters.dice import Dice
from reelkin.posters.forms import number, rectangle
from reelkin.posters.inks import mix_inks
from reelkin.posters.layouts import HEIGHT, LAYOUTS, NOTE, WIDTH, Title
from reelkin.posters.manners import flat, manner_of, shape
from reelkin.posters.motifs import family_of
from reelkin.posters.words import clean, escaped, is_joined

if TYPE_CHECKING:
    from reelkin.posters.inks import Inks
    from reelkin.posters.layouts import Layout
    from reelkin.posters.setting import Line

__all__ = ["Poster", "PosterData", "compose_poster", "draw_poster"]

MOST_DRAWN = 2000
"""Bytes of a motif; one that takes more in its era's manner is drawn plainly."""
READ_WELL = 24.0
"""The size of letters, of 240 across, that is read with ease on a poster 120 px wide."""


@dataclass(frozen=True)
class Poster:
    """A poster and what it is made of.

    Attributes:
        svg: the drawing.
        layout: its composition, with the title as set.
        motif: the name of its motif.
        manner: the name of its era's manner.
        inks: its colours.
        title_ink: what the title is set in.
        grounds: every colour that may lie under the title.
    """

    svg: str
    layout: Layout
    motif: str
    manner: str
    inks: Inks
    title_ink: str
    grounds: tuple[str, ...]


def draw_poster(data: PosterData) -> str:
    """The poster of a title as SVG to stand in a page: no ids, no style attributes, at most 4 kB.

    The page must bring the face: `font-family: Archivo` with the axes of weight (500 to 900) and width (62 to 100 %),
    from `posters/fonts`.
    """
    return compose_poster(data).svg


def compose_poster(data: PosterData) -> Poster:
    """The same with what it is made of, for those who measure."""
    manner = manner_of(data.year)
    whole = clean(data.title)
    text = whole.upper() if manner.capitals else whole
    kin = Dice(f"{data.franchise or data.tconst} kin")
    own = Dice(f"{data.tconst} own", _high(data), _long(data))
    title = Title(text, own.pick(manner.styles), manner.weight)
    if is_joined(text):
        title = replace(title, style="centre")
    layout = _place(title, kin)
    motif = kin.pick(family_of(data.genres))
    key = own.pick(manner.keys)
    inks = mix_inks(key, data.hue, own, quiet=layout.quiet)
    x, y, w, h = layout.field
    forms = motif(w, h, own)
    drawn = manner.paint(forms, inks)
    if len(drawn) > MOST_DRAWN:
        drawn = flat(forms, inks)
    if (x, y, w, h) != (0, 0, WIDTH, HEIGHT):
        box = f'x="{number(x)}" y="{number(y)}" width="{number(w)}" height="{number(h)}"'
        drawn = f"<svg {box}>{drawn}</svg>"
    ink = inks.panel_title if layout.on_panel else inks.title
    grounds: tuple[str, ...] = (inks.panel,) if layout.on_panel else (inks.ground,)
    if layout.quiet:
        grounds = (inks.ground, inks.main, inks.second, inks.detail)
    panel = "" if layout.panel is None else shape(rectangle(*layout.panel), inks.panel)
    under, above = (panel, "") if layout.name in ("mount", "side") else ("", panel)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="poster" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-label="{escaped(_called(data, whole))}" font-family="Archivo,Arial Narrow,sans-serif" '
        f'font-weight="{manner.weight}">'
        f"{shape(rectangle(0, 0, WIDTH, HEIGHT), inks.ground)}{under}{drawn}{above}"
        f"{_title(layout, ink, manner.weight)}{_notes(data, layout, ink)}</svg>"
    )
    return Poster(svg, layout, motif.__name__, manner.name, inks, ink, grounds)


def _place(title: Title, dice: Dice) -> Layout:
    """A composition in which the title can be read at a thumbnail's size, or the one where it is largest."""
    order = sorted(LAYOUTS, key=lambda _: dice.share())
    placed = []
    for layout in order:
        one = layout(title, dice)
        if one.block.least >= READ_WELL and not one.block.cut:
            return one
        placed.append(one)
    return max(placed, key=lambda one: (not one.block.cut, one.block.least))


def _high(data: PosterData) -> float:
    return 0.5 if data.rating is None else min(1.0, max(0.0, (data.rating - 4) / 5))


def _long(data: PosterData) -> float:
    return 0.5 if data.runtime_minutes is None else min(1.0, max(0.0, (data.runtime_minutes - 70) / 110))


def _called(data: PosterData, title: str) -> str:
    short = title if len(title) <= 80 else title[:79] + "…"
    return short if data.year is None else f"{short} ({data.year})"


def _title(layout: Layout, ink: str, weight: int) -> str:
    lines = "".join(_line(line, layout, weight) for line in layout.block.lines)
    return f'<g fill="{ink}">{lines}</g>'


def _line(line: Line, layout: Layout, weight: int) -> str:
    own = "" if line.weight == weight else f' font-weight="{line.weight}"'
    stretch = "" if line.width >= 99.95 else f' font-stretch="{number(line.width)}%"'
    return (
        f'<text x="{number(layout.x + line.x)}" y="{number(layout.y + line.baseline)}" '
        f'font-size="{number(line.size)}"{stretch}{own} textLength="{number(line.length)}" '
        f'lengthAdjust="spacingAndGlyphs">{escaped(line.text)}</text>'
    )


def _notes(data: PosterData, layout: Layout, ink: str) -> str:
    """The small line: year and minutes."""
    x, wide = layout.column
    year = "" if data.year is None else str(data.year)
    minutes = "" if data.runtime_minutes is None else f"{data.runtime_minutes} min"
    drawn = [
        f'<text x="{number(at)}" y="{number(layout.note_y)}"{anchor}>{text}</text>'
        for text, at, anchor in ((year, x, ""), (minutes, x + wide, ' text-anchor="end"'))
        if text
    ]
    return (
        f'<g fill="{ink}" font-size="{NOTE}" font-weight="600" font-stretch="100%">{"".join(drawn)}</g>'
        if drawn
        else ""
    )
