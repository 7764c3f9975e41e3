"""How an era's posters are printed: which keys, how the motif is painted, how the title is set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.posters.forms import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reelkin.posters.fitting import Style
    from reelkin.posters.forms import Form
    from reelkin.posters.inks import Inks, Key

    Paint = Callable[[Iterable[Form], Inks], str]


def shape(path: str, fill: str) -> str:
    """A filled path."""
    return f'<path fill="{fill}" d="{path}"/>'


def stroke(path: str, colour: str, line: float, more: str = "") -> str:
    """The line of a path."""
    return f'<path fill="none" stroke="{colour}" stroke-width="{number(line)}"{more} d="{path}"/>'


def flat(forms: Iterable[Form], inks: Inks) -> str:
    """Each form in its own colour, nothing more: the sixties' Swiss sheets, and today."""
    return "".join(
        stroke(form.path, inks.of(form.role), form.line)
        if form.line
        else shape(form.path, inks.of(form.role))
        for form in forms
    )


def woodcut(forms: Iterable[Form], inks: Inks) -> str:
    """Heavy black, cut along its edge as a knife would: the silent years."""
    drawn = []
    for form in forms:
        colour = inks.of(form.role)
        if form.line:
            drawn.append(stroke(form.path, colour, form.line + 1.5))
        else:
            cut = ' stroke-dasharray="7 2.5 3 2.5"'
            drawn.append(shape(form.path, colour) + stroke(form.path, inks.ground, 3, cut))
    return "".join(drawn)


def deco(forms: Iterable[Form], inks: Inks) -> str:
    """Every form with a fine line running beside it: the twenties and thirties."""
    drawn = []
    for form in forms:
        colour = inks.of(form.role)
        if form.line:
            drawn.append(stroke(form.path, colour, form.line))
        elif form.role == "ground":
            drawn.append(shape(form.path, colour))
        else:
            drawn.append(
                stroke(form.path, colour, 9) + stroke(form.path, inks.ground, 6.5) + shape(form.path, colour)
            )
    return "".join(drawn)


def misprinted(forms: Iterable[Form], inks: Inks) -> str:
    """Colour and key line a little apart, as cheap presses left them: the forties and fifties."""
    forms = list(forms)
    colours = flat([form for form in forms if not form.line], inks)
    lines = flat([form for form in forms if form.line], inks)
    keys = "".join(
        stroke(form.path, inks.key, 1.4) for form in forms if not form.line and form.role != "ground"
    )
    return f'{colours}<g transform="translate(4 -4)">{keys}</g>{lines}'


def banded(forms: Iterable[Form], inks: Inks) -> str:
    """Bands run around the first large form: the seventies."""
    drawn = []
    free = True
    for form in forms:
        colour = inks.of(form.role)
        if free and not form.line and form.role != "ground" and form.path.count("M") == 1:
            free = False
            bands = [
                (inks.detail, 40),
                (inks.second if form.role == "main" else inks.main, 26),
                (inks.ground, 12),
            ]
            drawn += [stroke(form.path, band, line, ' stroke-linejoin="round"') for band, line in bands]
        drawn.append(stroke(form.path, colour, form.line) if form.line else shape(form.path, colour))
    return "".join(drawn)


def neon(forms: Iterable[Form], inks: Inks) -> str:
    """Tubes of light, nothing filled but what is small: the eighties."""
    drawn = []
    for form in forms:
        colour = inks.of(form.role)
        if form.role == "ground":
            hole = f'<path fill="{inks.ground}" stroke="{inks.second}" stroke-width="2" d="{form.path}"/>'
            drawn.append("" if form.line else hole)
        elif form.line:
            drawn.append(stroke(form.path, colour, max(3.0, min(form.line, 6))))
        else:
            inside = colour if form.role == "detail" else inks.ground
            drawn.append(f'<path fill="{inside}" stroke="{colour}" stroke-width="4" d="{form.path}"/>')
    return "".join(drawn)


def offset(forms: Iterable[Form], inks: Inks) -> str:
    """Every filled form with its own shadow, hard and in one colour: the nineties."""
    forms = list(forms)
    solid = [form for form in forms if not form.line and form.role != "ground"]
    shadows = "".join(form.path for form in solid)
    shade = f'<path transform="translate(6 6)" fill="{inks.second}" d="{shadows}"/>' if shadows else ""
    return shade + flat(forms, inks)


@dataclass(frozen=True)
class Manner:
    """How one era does it.

    Attributes:
        name: what it is called.
        keys: of the fields, repeated as often as they are likely.
        paint: draws the motif.
        styles: of setting the title, likewise.
        weight: of the title.
        capitals: whether the title is set in them.
    """

    name: str
    keys: tuple[Key, ...]
    paint: Paint
    styles: tuple[Style, ...]
    weight: int = 800
    capitals: bool = True


SILENT = Manner("woodcut", ("cream", "cream", "black"), woodcut, ("block",), 900)
DECO = Manner("deco", ("dark", "deep", "dark"), deco, ("centre", "block"), 600)
ATOMIC = Manner("misprinted", ("paper", "bright", "bright"), misprinted, ("block", "left"), 800)
SWISS = Manner("Swiss", ("paper", "bright", "deep"), flat, ("left",), 800, capitals=False)
SEVENTIES = Manner("banded", ("deep", "bright", "paper"), banded, ("block", "centre"), 900)
EIGHTIES = Manner("neon", ("neon",), neon, ("block", "block", "left"), 800)
NINETIES = Manner("offset", ("dark", "deep", "bright"), offset, ("block", "left"), 800)
FLAT = Manner("flat", ("bright", "deep", "bright", "dark", "paper"), flat, ("block", "left"), 800)
NOW = Manner("quiet", ("bright", "paper", "deep", "dark"), flat, ("left", "block", "left"), 800)

UNTIL = (
    (1929, SILENT),
    (1945, DECO),
    (1959, ATOMIC),
    (1969, SWISS),
    (1979, SEVENTIES),
    (1989, EIGHTIES),
    (1999, NINETIES),
    (2009, FLAT),
)


def manner_of(year: int | None) -> Manner:
    """The manner of a year; without one, today's."""
    return next((manner for last, manner in UNTIL if year is not None and year <= last), NOW)
