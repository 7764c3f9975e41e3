"""Mystery: what is missing, hidden, seen through a hole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, grid, polygon, rectangle, square

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def keyhole(w: float, h: float, dice: Dice) -> list[Form]:
    """Light through a keyhole."""
    r = min(w, h) * dice.between(0.17, 0.23)
    x, y = w / 2, h * 0.36
    flare = r * dice.between(1, 1.5)
    hole = polygon((x - r * 0.45, y), (x + r * 0.45, y), (x + flare, h * 0.9), (x - flare, h * 0.9))
    return [
        Form(rectangle(-99, -99, w + 198, h + 198)),
        Form(disc(x, y, r) + hole, "detail"),
        Form(disc(x, y, r * dice.between(0.25, 0.4)), "ground"),
    ]


def maze(w: float, h: float, dice: Dice) -> list[Form]:
    """Walls in rings, each with one gap."""
    count = 4 + round(dice.long)
    x, y, r = w / 2, h / 2, min(w, h) * 0.46
    lines = ""
    for at in range(count):
        start = dice.between(0, 360)
        lines += arc(x, y, r * (at + 1) / count, start, start + 360 - 70 / (at + 1))
    return [Form(lines, "main", r / count * 0.42), Form(disc(x, y, r / count * 0.4), "detail")]


def missing(w: float, h: float, dice: Dice) -> list[Form]:
    """Squares in a grid, one of them gone, or found."""
    across = dice.pick((3, 4))
    step, across, down = grid(w * 0.92, h * 0.96, across, 18)
    gone = dice.whole(0, across * down - 1)
    x0, y0 = w * 0.04 + step / 2, (h - down * step) / 2 + step / 2
    squares = "".join(
        square(x0 + at % across * step, y0 + at // across * step, step * 0.86)
        for at in range(across * down)
        if at != gone
    )
    return [
        Form(squares),
        Form(
            square(
                x0 + gone % across * step + step * 0.12,
                y0 + gone // across * step - step * 0.1,
                step * 0.8,
                dice.between(10, 30),
            ),
            "detail",
        ),
    ]


def fog(w: float, h: float, dice: Dice) -> list[Form]:
    """Somebody, and bands of fog."""
    x, wide = w * dice.between(0.35, 0.65), w * 0.2
    bands = "".join(
        rectangle(-99, h * (0.4 + 0.13 * at), w + 198, h * dice.between(0.03, 0.07)) for at in range(5)
    )
    return [
        Form(disc(x, h * 0.24, wide * 0.52)),
        Form(rectangle(x - wide / 2, h * 0.36, wide, h)),
        Form(rectangle(x - wide * 0.85, h * 0.17, wide * 1.7, h * 0.03), "main"),
        Form(bands, "ground"),
        Form(disc(w * dice.pick((0.16, 0.84)), h * 0.16, w * 0.07), "detail"),
    ]


def ask(w: float, h: float, dice: Dice) -> list[Form]:
    """A mark of question, of an arc and a disc."""
    r = min(w * 0.3, h * 0.26)
    x, y = w * dice.between(0.44, 0.56), h * 0.36
    line = r * dice.between(0.42, 0.6)
    return [
        Form(arc(x, y, r, 180, 450), "main", line),
        Form(rectangle(x - line / 2, y + r - line / 2, line, h * 0.2), "main"),
        Form(disc(x, h * 0.86, line * 0.66), "detail"),
    ]
