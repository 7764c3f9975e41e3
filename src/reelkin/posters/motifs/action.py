"""Action: out from the middle, and fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, bar, disc, polygon, sector, star

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def burst(w: float, h: float, dice: Dice) -> list[Form]:
    """Rays from a point."""
    count = 9 + round(5 * dice.high)
    x, y = w * dice.between(0.3, 0.7), h * dice.between(0.45, 0.75)
    rays = "".join(
        sector(x, y, max(w, h) * 1.5, 360 * at / count, 360 * (at + 0.5) / count) for at in range(count)
    )
    return [Form(rays), Form(disc(x, y, min(w, h) * dice.between(0.14, 0.22)), "detail")]


def speed(w: float, h: float, dice: Dice) -> list[Form]:
    """Bars that race, aslant."""
    count = 6 + round(3 * dice.high)
    angle = dice.between(-34, -18) * dice.pick((-1, 1))
    forms: dict[Role, str] = {"main": "", "second": "", "detail": ""}
    odd = dice.whole(1, count - 2)
    for at in range(count):
        role: Role = "detail" if at == odd else dice.pick(("main", "main", "second"))
        forms[role] += bar(
            w * dice.between(0.2, 0.8),
            h * (at + 0.5) / count,
            w * dice.between(0.6, 1.2),
            h / count * 0.56,
            angle,
        )
    return [Form(path, role) for role, path in forms.items() if path]


def arrows(w: float, h: float, dice: Dice) -> list[Form]:
    """Arrow heads in a row, to the right or up."""
    count = 3
    side = dice.pick((-1, 1))
    forms = []
    thick = w * 0.17
    for at in range(count):
        x = w * (0.08 + 0.28 * at)
        points = [
            (x, -99),
            (x + thick, -99),
            (x + thick + w * 0.3, h / 2),
            (x + thick, h + 99),
            (x, h + 99),
            (x + w * 0.3, h / 2),
        ]
        if side < 0:
            points = [(w - px, py) for px, py in points]
        forms.append(Form(polygon(*points), ("second", "main", "detail")[at]))
    return forms


def blast(w: float, h: float, dice: Dice) -> list[Form]:
    """A blast, twice."""
    r = min(w, h) * dice.between(0.5, 0.6)
    x, y = w * dice.between(0.42, 0.58), h * dice.between(0.44, 0.56)
    points = 9 + round(4 * dice.high)
    turn = dice.between(0, 40)
    return [
        Form(star(x, y, r, r * 0.6, points, turn)),
        Form(star(x, y, r * 0.66, r * 0.4, points, turn + 12), "second"),
        Form(disc(x, y, r * 0.2), "detail"),
    ]


def leap(w: float, h: float, dice: Dice) -> list[Form]:
    """Two roofs, and somebody between."""
    side = dice.pick((-1, 1))
    low, high = h * dice.between(0.6, 0.7), h * dice.between(0.42, 0.52)
    left, right = (low, high) if side > 0 else (high, low)
    x = w / 2
    return [
        Form(polygon((-99, left), (w * 0.3, left), (w * 0.3, h + 99), (-99, h + 99))),
        Form(polygon((w * 0.7, right), (w + 99, right), (w + 99, h + 99), (w * 0.7, h + 99)), "second"),
        Form(
            bar(x, h * 0.3, w * 0.07, h * 0.2, side * 40) + disc(x + side * w * 0.08, h * 0.18, w * 0.045),
            "detail",
        ),
    ]


def bolt(w: float, h: float, dice: Dice) -> list[Form]:
    """A bolt."""
    side = dice.pick((-1, 1))
    shape = [(0.56, -0.05), (0.18, 0.56), (0.46, 0.56), (0.34, 1.05), (0.84, 0.4), (0.54, 0.4), (0.78, -0.05)]
    return [
        Form(disc(w / 2, h / 2, min(w, h) * dice.between(0.36, 0.44)), "second"),
        Form(polygon(*(((px if side > 0 else 1 - px) * w, py * h) for px, py in shape))),
        Form(disc(w * (0.5 - side * 0.36), h * 0.14, w * 0.05), "detail"),
    ]
