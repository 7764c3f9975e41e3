"""Where no genre is known: plain forms, large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, disc, half, polygon, quarter, rectangle, square

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def sun(w: float, h: float, dice: Dice) -> list[Form]:
    """A disc, cropped."""
    r = min(w, h) * dice.between(0.5, 0.62)
    x, y = w * dice.pick((0.2, 0.5, 0.8)), h * dice.between(0.4, 0.6)
    return [Form(disc(x, y, r)), Form(disc(x, y, r * dice.between(0.3, 0.6)), "detail")]


def corner(w: float, h: float, dice: Dice) -> list[Form]:
    """A quarter, from a corner."""
    left = dice.chance(0.5)
    r = min(w * 0.95, h * 0.95)
    angle = 270 if left else 180
    x = 0 if left else w
    return [Form(quarter(x, h, r, angle)), Form(quarter(x, h, r * dice.between(0.4, 0.6), angle), "detail")]


def wedge(w: float, h: float, dice: Dice) -> list[Form]:
    """A field cut aslant."""
    left, right = h * dice.between(0.1, 0.4), h * dice.between(0.5, 0.9)
    if dice.chance(0.5):
        left, right = right, left
    r = min(w, h) * 0.16
    return [
        Form(polygon((-99, left), (w + 99, right), (w + 99, h + 99), (-99, h + 99))),
        Form(disc(w * (0.75 if left < right else 0.25), h * 0.26, r), "detail"),
    ]


def squares(w: float, h: float, dice: Dice) -> list[Form]:
    """Three squares, one in the other."""
    side = min(w, h) * 0.84
    x, y = w / 2, h / 2
    turn = dice.between(-20, 20)
    return [
        Form(square(x, y, side, turn)),
        Form(square(x, y + side * 0.1, side * 0.66, turn / 2), "second"),
        Form(square(x, y + side * 0.18, side * 0.36), "detail"),
    ]


def halves(w: float, h: float, dice: Dice) -> list[Form]:
    """A half disc on a block."""
    r = min(w, h) * dice.between(0.34, 0.44)
    x, y = w * dice.between(0.4, 0.6), h * dice.between(0.46, 0.56)
    return [
        Form(rectangle(x - r, y, 2 * r, h)),
        Form(half(x, y, r, 180), "detail"),
        Form(half(x, h, r, dice.pick((180, 180, 270))), "second"),
    ]
