"""Adventure: up there, over there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, disc, half, path, polygon, rectangle, star

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def peaks(w: float, h: float, dice: Dice) -> list[Form]:
    """Peaks, one with snow."""
    x = w * dice.between(0.35, 0.6)
    top = h * dice.between(0.1, 0.2)
    wide = w * dice.between(0.5, 0.62)
    other = w * dice.pick((0.05, 0.95))
    snow = 0.3
    cap = polygon(
        (x, top),
        (x + wide * snow, top + (h - top) * snow),
        (x + wide * 0.1, top + (h - top) * snow * 0.75),
        (x - wide * 0.06, top + (h - top) * snow * 1.1),
        (x - wide * snow, top + (h - top) * snow),
    )
    return [
        Form(polygon((other, h * 0.38), (other + w * 0.6, h + 99), (other - w * 0.6, h + 99)), "second"),
        Form(polygon((x, top), (x + wide, h + 99), (x - wide, h + 99))),
        Form(cap, "detail"),
    ]


def compass(w: float, h: float, dice: Dice) -> list[Form]:
    """A compass rose."""
    r = min(w, h) * 0.46
    x, y, turn = w / 2, h / 2, dice.between(-30, 30)
    return [
        Form(disc(x, y, r * 0.72), "second"),
        Form(star(x, y, r * 0.7, r * 0.2, 4, turn - 45), "ground"),
        Form(star(x, y, r, r * 0.17, 4, turn - 90)),
        Form(disc(x, y, r * 0.1), "detail"),
    ]


def sail(w: float, h: float, dice: Dice) -> list[Form]:
    """A sail on the sea."""
    side = dice.pick((-1, 1))
    x, sea = w * dice.between(0.42, 0.58), h * 0.8
    return [
        Form(disc(x - side * w * 0.22, h * 0.34, min(w, h) * dice.between(0.14, 0.2)), "detail"),
        Form(polygon((x, h * 0.1), (x + side * w * 0.34, sea - h * 0.08), (x, sea - h * 0.08))),
        Form(
            polygon(
                (x - side * w * 0.03, h * 0.24),
                (x - side * w * 0.03, sea - h * 0.08),
                (x - side * w * 0.22, sea - h * 0.08),
            ),
            "second",
        ),
        Form(
            polygon(
                (x - w * 0.3, sea - h * 0.05),
                (x + w * 0.36, sea - h * 0.05),
                (x + w * 0.24, sea + h * 0.05),
                (x - w * 0.2, sea + h * 0.05),
            )
        ),
        Form(rectangle(-99, sea + h * 0.02, w + 198, h), "second"),
    ]


def trail(w: float, h: float, dice: Dice) -> list[Form]:
    """A winding way to a mark."""
    y = h * dice.between(0.28, 0.38)
    x = w * dice.between(0.35, 0.65)
    side = dice.pick((-1, 1))
    bend = w * 0.5 * side
    way = path("M", w / 2, h + 99, "C", w / 2 + bend, h * 0.75, x - bend, h * 0.6, x, y)
    return [
        Form(half(x, y + h * 0.02, min(w, h) * 0.3, 180), "second"),
        Form(rectangle(-99, y + h * 0.02, w + 198, 3), "main"),
        Form(way, "main", w * 0.07),
        Form(disc(x, y, min(w, h) * 0.08), "detail"),
    ]


def jungle(w: float, h: float, dice: Dice) -> list[Form]:
    """Leaves, and an opening."""
    leaves = ["", ""]
    count = 7
    for at in range(count):
        x, reach = (-3.0, w) if at % 2 else (w + 3, -w)
        y = h * (at + 0.5) / count
        tip = (x + reach * dice.between(0.4, 0.62), y + h * dice.between(-0.16, 0.16))
        upper = path("M", x, y - h * 0.1, "Q", x + reach * 0.3, y - h * 0.12, *tip)
        leaves[at % 3 == 0] += upper + path("Q", x + reach * 0.2, y + h * 0.16, x, y + h * 0.1, "z")
    return [
        Form(disc(w / 2, h * dice.between(0.4, 0.6), min(w, h) * 0.26), "detail"),
        Form(leaves[0]),
        Form(leaves[1], "second"),
    ]
