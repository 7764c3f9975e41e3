"""Romance: two, near each other."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, around, disc, half, numbers, polygon, square, turned

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def two(w: float, h: float, dice: Dice) -> list[Form]:
    """Two discs, and what they share."""
    r = min(w * 0.31, h * 0.34)
    near = r * dice.between(0.52, 0.72)
    angle = dice.between(-35, 35)
    (ax, ay), (bx, by) = around(w / 2, h / 2, near, 180 + angle), around(w / 2, h / 2, near, angle)
    tall = sqrt(r * r - near * near)
    (px, py), (qx, qy) = around(w / 2, h / 2, tall, angle - 90), around(w / 2, h / 2, tall, angle + 90)
    lens = (
        f"M{numbers(px, py)}A{numbers(r, r)} 0 0 1 {numbers(qx, qy)}A{numbers(r, r)} 0 0 1 {numbers(px, py)}z"
    )
    return [Form(disc(ax, ay, r)), Form(disc(bx, by, r), "second"), Form(lens, "detail")]


def kiss(w: float, h: float, dice: Dice) -> list[Form]:
    """Two half discs that touch."""
    r = min(w * 0.42, h * 0.3)
    x, y = w / 2, h / 2
    up = r * dice.between(0.15, 0.5) * dice.pick((-1, 1))
    return [
        Form(half(x - r * 0.02 - r, y - up, r, 270)),
        Form(half(x + r * 0.02 + r, y + up, r, 90), "second"),
        Form(disc(x, y, r * 0.1), "detail"),
    ]


def rings(w: float, h: float, dice: Dice) -> list[Form]:
    """Two rings, linked."""
    r = min(w * 0.27, h * 0.32)
    off = r * dice.between(0.55, 0.75)
    x, y, line = w / 2, h / 2, r * dice.between(0.2, 0.34)
    lift = r * dice.between(-0.3, 0.3)
    return [
        Form(disc(x - off, y - lift, r), "main", line),
        Form(disc(x + off, y + lift, r), "second", line),
        Form(arc(x - off, y - lift, r, -75, 0), "main", line),
    ]


def petals(w: float, h: float, dice: Dice) -> list[Form]:
    """A flower, one petal off."""
    count = dice.whole(5, 8)
    r = min(w, h) * 0.25
    x, y = w / 2, h * 0.46
    gone = dice.whole(0, count - 1)
    petals_ = "".join(disc(*around(x, y, r, 360 * at / count), r * 0.5) for at in range(count) if at != gone)
    return [
        Form(petals_),
        Form(disc(x, y, r * 0.55), "detail"),
        Form(disc(x + r * dice.between(-0.6, 0.6), min(h * 0.92, y + r * 2.1), r * 0.42), "second"),
    ]


def heart(w: float, h: float, dice: Dice) -> list[Form]:
    """A heart, of a square and two half discs."""
    side = min(w, h) * dice.between(0.38, 0.44)
    x, y = w / 2, h * 0.54
    off = side / 2 * 0.7071
    return [
        Form(square(x, y, side, 45), "main"),
        Form(disc(x - off, y - off, side / 2), "main"),
        Form(disc(x + off, y - off, side / 2), "second"),
    ]


def letter(w: float, h: float, dice: Dice) -> list[Form]:
    """A letter, sealed."""
    wide, tall = w * 0.74, min(h * 0.62, w * 0.5)
    x, y, lean = w / 2, h / 2, dice.between(-12, 12)
    box = [
        (x - wide / 2, y - tall / 2),
        (x + wide / 2, y - tall / 2),
        (x + wide / 2, y + tall / 2),
        (x - wide / 2, y + tall / 2),
    ]
    flap = [box[0], box[1], (x, y + tall * 0.12)]
    seal = turned([(x, y + tall * 0.1)], x, y, lean)[0]
    return [
        Form(polygon(*turned(box, x, y, lean))),
        Form(polygon(*turned(flap, x, y, lean)), "second"),
        Form(disc(*seal, tall * 0.15), "detail"),
    ]
