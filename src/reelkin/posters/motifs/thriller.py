"""Thriller: turning, narrowing, aimed."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, bar, disc, path, polygon, polyline, rectangle, square

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def whirl(w: float, h: float, dice: Dice) -> list[Form]:
    """Squares within squares, turning."""
    count = 5 + round(2 * dice.long)
    side = max(w, h * 0.8) * 1.05
    turn = dice.between(8, 15) * dice.pick((-1, 1))
    x, y = w * dice.between(0.4, 0.6), h * dice.between(0.45, 0.55)
    roles: tuple[Role, ...] = ("main", "ground")
    forms = [Form(square(x, y, side * 0.78**at, turn * at), roles[at % 2]) for at in range(count)]
    return [*forms, Form(square(x, y, side * 0.78**count, turn * count), "detail")]


def spiral(w: float, h: float, dice: Dice) -> list[Form]:
    """A spiral down."""
    step = min(w, h) * dice.between(0.085, 0.11)
    side = dice.pick((0, 1))
    line = path("M", w / 2 - step / 4, h / 2)
    for at in range(9):
        r = step * (at + 1) / 2
        line += path("a", r, r, 0, 0, side, (-1) ** at * 2 * r, 0)
    return [Form(line, "main", step * 0.46), Form(disc(w / 2, h / 2, step * 0.34), "detail")]


def aim(w: float, h: float, dice: Dice) -> list[Form]:
    """Cross hairs, off the middle."""
    x, y = w * dice.between(0.36, 0.64), h * dice.between(0.4, 0.6)
    r = min(w, h) * dice.between(0.3, 0.38)
    return [
        Form(disc(x, y, r)),
        Form(disc(x, y, r * 0.82), "ground"),
        Form(f"M-99 {y:.0f}H{w + 99:.0f}M{x:.0f}-9V{h + 99:.0f}", "main", 3),
        Form(disc(x, y, r * 0.2), "detail"),
    ]


def shards(w: float, h: float, dice: Dice) -> list[Form]:
    """Broken glass: blades towards one point."""
    x, y = w * dice.between(0.35, 0.65), h * dice.between(0.4, 0.6)
    count = 7 + round(3 * dice.high)
    main = second = ""
    for at in range(count):
        angle = 360 * at / count + dice.between(-99, 9)
        wide = 150 / count
        far, near = max(w, h), min(w, h) * dice.between(0.08, 0.2)
        a, b, c = radians(angle), radians(angle + wide), radians(angle + wide / 2)
        blade = polygon(
            (x + near * cos(c), y + near * sin(c)),
            (x + far * cos(a), y + far * sin(a)),
            (x + far * cos(b), y + far * sin(b)),
        )
        main, second = (main + blade, second) if at % 3 else (main, second + blade)
    return [Form(main), Form(second, "second"), Form(disc(x, y, min(w, h) * 0.06), "detail")]


def pulse(w: float, h: float, dice: Dice) -> list[Form]:
    """A line that runs even, and then does not."""
    x, y = w * dice.between(0.3, 0.5), h * 0.55
    up, step = h * dice.between(0.32, 0.42), w * 0.09
    points = (
        (-99, y),
        (x, y),
        (x + step * 0.5, y - up * 0.3),
        (x + step, y + up * 0.2),
        (x + step * 1.8, y - up),
        (x + step * 2.6, y + up * 0.8),
        (x + step * 3.2, y),
        (w + 99, y),
    )
    line = polyline(*points)
    return [
        Form(line, "second", 22),
        Form(line, "main", 7),
        Form(disc(x + step * 1.8, y - up, min(w, h) * 0.07), "detail"),
    ]


def corridor(w: float, h: float, dice: Dice) -> list[Form]:
    """A corridor, and a door at its end."""
    x, y = w * dice.between(0.4, 0.6), h * dice.between(0.42, 0.55)
    small = dice.between(0.14, 0.2)
    wide, tall = w * small, h * small * 1.2
    return [
        Form(polygon((-99, -99), (x - wide, y - tall), (x - wide, y + tall), (-99, h + 99))),
        Form(polygon((w + 99, -99), (x + wide, y - tall), (x + wide, y + tall), (w + 99, h + 99)), "second"),
        Form(rectangle(x - wide, y - tall, 2 * wide, 2 * tall), "detail"),
        Form(bar(x, y + tall * 0.45, wide * 0.4, tall * 1.1) + disc(x, y - tall * 0.3, wide * 0.26), "main"),
    ]
