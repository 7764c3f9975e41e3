"""Western: a low horizon, and a long way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, around, disc, half, path, polygon, rectangle, star

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


def cactus(w: float, h: float, dice: Dice) -> list[Form]:
    """A cactus at noon, or later."""
    thick = min(w, h) * dice.between(0.12, 0.15)
    x, low, side = w * dice.between(0.4, 0.6), h * 0.84, dice.pick((-1, 1))
    arms = ""
    for way, y, reach, up in ((side, 0.58, 1.5, 0.24), (-side, 0.66, 1.3, 0.16)):
        arms += path("M", x, h * y, "h", way * thick * reach, "v", -h * up)
    r = min(w, h) * dice.between(0.16, 0.24)
    top = h * dice.between(0.16, 0.24)
    return [
        Form(disc(x - side * w * 0.24, h * 0.26, r), "detail"),
        Form(arms, "main", thick * 0.72),
        Form(rectangle(x - thick / 2, top, thick, h) + disc(x, top, thick / 2)),
        Form(rectangle(-99, low, w + 198, h), "second"),
    ]


def hat(w: float, h: float, dice: Dice) -> list[Form]:
    """A hat, and the eyes it hides."""
    x, y, wide = w / 2, h * dice.between(0.44, 0.52), min(w * 0.42, h * 0.56)
    tall = wide * dice.between(0.7, 0.9)
    crown = [
        (x - wide * 0.5, y),
        (x - wide * 0.4, y - tall),
        (x, y - tall * 0.84),
        (x + wide * 0.4, y - tall),
        (x + wide * 0.5, y),
    ]
    brim = path(
        "M", x - wide * 1.1, y - wide * 0.16, "Q", x, y + wide * 0.34, x + wide * 1.1, y - wide * 0.16
    )
    brim += path("Q", x, y + wide * 0.62, x - wide * 1.1, y - wide * 0.16, "z")
    return [
        Form(half(x, y, wide * 0.46, 0), "second"),
        Form(polygon(*crown)),
        Form(brim),
        Form(rectangle(x - wide * 0.5, y - wide * 0.16, wide, wide * 0.12), "detail"),
    ]
