"""Drawing a poster: the title's data in, an SVG of at most 4 kB out, the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.posters.data import PosterData
from reelkin.posters.dice import Dice
from reelkin.posters.forms import number, numbers, rectangle
from reelkin.posters.inks import mix_inks, mounted
from reelkin.posters.layouts import place
from reelkin.posters.layouts.layout import HEIGHT, WHOLE, WIDTH, Title
from reelkin.posters.manners import flat, manner_of, shape
from reelkin.posters.motifs import PLAIN, family_of
from reelkin.posters.small_line import small_line, spoken
from reelkin.posters.words import clean, escaped, is_joined

if TYPE_CHECKING:
    from reelkin.posters.block import Line
    from reelkin.posters.fitting import Style
    from reelkin.posters.forms import Form
    from reelkin.posters.inks import Inks
    from reelkin.posters.layouts.layout import Layout
    from reelkin.posters.manners import Paint

__all__ = ["Poster", "PosterData", "compose_poster", "draw_poster"]

MOST_BYTES = 4000


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
    style: Style = "centre" if is_joined(text) else own.pick(manner.styles)
    layout = place(Title(text, style, manner.weight), kin)
    motif = kin.pick(family_of(data.genres))
    inks = mix_inks(own.pick(manner.keys), data.hue, own, quiet=layout.quiet)
    ink = inks.panel_title if layout.on_panel else inks.title
    svg = ""
    # What is too large in its era's manner is drawn plainly, and a motif that still is gives way.
    for drawn, paint in ((motif, manner.paint), (motif, flat), (PLAIN[0], flat)):
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-label="{escaped(_called(data, whole))}" font-family="Archivo,Arial Narrow,sans-serif" '
            f'font-weight="{manner.weight}">{shape(rectangle(*WHOLE), inks.ground)}'
            f"{_image(layout, inks, drawn(*layout.field[2:], own), paint)}"
            f"{_title(layout, ink, inks, manner.weight, spoken(data, text))}{small_line(data, layout, ink)}</svg>"
        )
        if len(svg.encode()) <= MOST_BYTES:
            break
    return Poster(svg, layout, motif.__name__, manner.name, inks, ink, _grounds(layout, inks))


def _grounds(layout: Layout, inks: Inks) -> tuple[str, ...]:
    if layout.on_panel:
        return (inks.panel,)
    return (inks.ground, inks.main, inks.second, inks.detail) if layout.quiet else (inks.ground,)


def _image(layout: Layout, inks: Inks, forms: list[Form], paint: Paint) -> str:
    """The motif, and the panel over it or under it."""
    panel = "" if layout.panel is None else shape(rectangle(*layout.panel), inks.panel)
    if not layout.panel_under:
        return _field(layout, paint(forms, inks)) + panel
    return panel + _field(layout, paint(forms, mounted(inks)))


def _field(layout: Layout, drawn: str) -> str:
    """What is drawn for the field, in its place, and no more of it than shows."""
    x, y = layout.field[:2]
    left, top, wide, tall = layout.shown
    if not wide:
        return ""
    if (x, y) != (left, top):
        drawn = f'<g transform="translate({numbers(x - left, y - top)})">{drawn}</g>'
    if layout.shown == WHOLE:
        return drawn
    box = f'x="{number(left)}" y="{number(top)}" width="{number(wide)}" height="{number(tall)}"'
    return f"<svg {box}>{drawn}</svg>"


def _high(data: PosterData) -> float:
    return 0.5 if data.rating is None else min(1.0, max(0.0, (data.rating - 4) / 5))


def _long(data: PosterData) -> float:
    return 0.5 if data.runtime_minutes is None else min(1.0, max(0.0, (data.runtime_minutes - 70) / 110))


def _called(data: PosterData, title: str) -> str:
    short = title if len(title) <= 80 else title[:79] + "…"
    return short if data.year is None else f"{short} ({data.year})"


def _title(layout: Layout, ink: str, inks: Inks, weight: int, language: str) -> str:
    lines = "".join(_line(line, weight) for line in layout.block.lines)
    turn = " rotate(-90)" if layout.turned else ""
    rise = f" scale(1 {layout.rise:.3f})" if layout.rise != 1 else ""
    faint = (inks.main, inks.second)
    return "".join(
        f'<g fill="{colour}"{language} transform="translate({numbers(layout.x, layout.y + down)}){turn}{rise}">{lines}</g>'
        for down, colour in (
            *((down, faint[at % 2]) for at, down in enumerate(layout.echoes)),
            (0.0, ink),
        )
    )


def _line(line: Line, weight: int) -> str:
    own = "" if line.weight == weight else f' font-weight="{line.weight}"'
    stretch = "" if line.width >= 99.95 else f' font-stretch="{number(line.width)}%"'
    # Written from right to left, "end" is at the left.
    way = ' direction="rtl" text-anchor="end"' if is_joined(line.text) else ""
    return (
        f'<text x="{number(line.x)}" y="{number(line.baseline)}" font-size="{number(line.size)}"{stretch}{own}{way} '
        f'textLength="{number(line.length)}" lengthAdjust="spacingAndGlyphs">{escaped(line.text)}</text>'
    )
