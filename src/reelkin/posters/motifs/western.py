"""Western: a low horizon, and a long way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, around, disc, half, polygon, rectangle, star

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def horizon(w: float, h: float, dice: Dice) -> list[Form]:
    """A low horizon and a big sun."""
    y = h * dice.between(0.72, 0.8)
    r = min(w, h) * dice.between(0.3, 0.42)
    x = w * dice.between(0.3, 0.7)
    at = w * dice.between(0.15, 0.85)
    return [
        Form(disc(x, y - r * dice.between(0.1, 0.6), r), "detail"),
        Form(rectangle(-99, y, w + 198, h)),
        Form(
            rectangle(at, y - h * 0.07, w * 0.014, h * 0.08) + disc(at + w * 0.007, y - h * 0.08, w * 0.013),
            "main",
        ),
    ]


def mesas(w: float, h: float, dice: Dice) -> list[Form]:
    """Flat mountains."""

    def mesa(x: float, wide: float, top: float) -> str:
        return polygon(
            (x - wide * 0.62, h + 99), (x - wide / 2, top), (x + wide / 2, top), (x + wide * 0.62, h + 99)
        )

    r = min(w, h) * dice.between(0.16, 0.24)
    far = mesa(w * dice.between(0.55, 0.8), w * 0.36, h * dice.between(0.46, 0.54))
    near = mesa(w * dice.between(0.14, 0.36), w * 0.5, h * dice.between(0.34, 0.44))
    return [
        Form(disc(w * dice.between(0.5, 0.8), h * 0.26, r), "detail"),
        Form(far, "second"),
        Form(near),
        Form(rectangle(-99, h * 0.9, w + 198, h * 0.2), "main"),
    ]


def rails(w: float, h: float, dice: Dice) -> list[Form]:
    """Rails to where the sun goes down."""
    x, y = w * dice.between(0.35, 0.65), h * dice.between(0.4, 0.5)
    ties = ""
    for at in range(7):
        share = (at / 6.5) ** 1.8
        wide = w * (0.04 + 0.62 * share)
        ties += rectangle(x - wide / 2, y + (h - y) * share, wide, 2 + h * 0.035 * share)
    r = min(w, h) * dice.between(0.24, 0.32)
    return [
        Form(half(x, y, r, 180), "detail"),
        Form(rectangle(-99, y, w + 198, 3)),
        Form(ties),
        Form(
            polygon((x, y), (x - w * 0.2, h + 99), (x - w * 0.26, h + 99))
            + polygon((x, y), (x + w * 0.2, h + 99), (x + w * 0.26, h + 99)),
            "second",
        ),
    ]


def badge(w: float, h: float, dice: Dice) -> list[Form]:
    """A badge, shot through."""
    r = min(w, h) * dice.between(0.42, 0.48)
    x, y = w / 2, h / 2
    angle = -90 + dice.between(-14, 14)
    hole = around(x, y, r * 0.2, dice.between(0, 360))
    return [
        Form(star(x, y, r, r * 0.46, dice.pick((5, 6)), angle)),
        Form(disc(x, y, r * 0.36), "second"),
        Form(disc(*hole, r * 0.09), "ground"),
    ]
