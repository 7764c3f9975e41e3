"""Romance: two, near each other."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from reelkin.posters.forms import (
    Form,
    arc,
    around,
    disc,
    half,
    numbers,
    path,
    polygon,
    rectangle,
    square,
    turned,
)

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


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


def glasses(w: float, h: float, dice: Dice) -> list[Form]:
    """Two glasses, that touch or have touched."""
    wide, tall = min(w * 0.36, h * 0.4), h * 0.36
    lean = dice.between(3, 12)
    top, foot = h * 0.16, h * 0.86
    forms = []
    roles: tuple[Role, ...] = ("main", "second")
    for side, role in zip((-1, 1), roles, strict=True):
        x = w / 2 + side * wide * dice.between(0.54, 0.62)
        bowl = [(x - wide / 2, top), (x + wide / 2, top), (x, top + tall)]
        stem = [(x - 2, top + tall - 6), (x + 2, top + tall - 6), (x + 2, foot), (x - 2, foot)]
        base = [
            (x - wide * 0.3, foot),
            (x + wide * 0.3, foot),
            (x + wide * 0.3, foot + 5),
            (x - wide * 0.3, foot + 5),
        ]
        shapes = (polygon(*turned(points, x, foot, side * lean * -0.5)) for points in (bowl, stem, base))
        forms.append(Form("".join(shapes), role))
    return [*forms, Form(disc(w / 2, h * 0.07 + 8, min(w, h) * 0.05), "detail")]


def umbrella(w: float, h: float, dice: Dice) -> list[Form]:
    """Two under one umbrella."""
    r = min(w * 0.42, h * 0.42)
    x, y = w / 2, h * 0.46
    wide = r * 0.24
    side = dice.pick((-1, 1))
    taller = h * dice.between(0.02, 0.06)
    head = wide * 0.6
    figures = [(x - side * wide * 1.2, y + h * 0.16), (x + side * wide * 1.2, y + h * 0.16 + taller)]
    (ax, ay), (bx, by) = figures
    return [
        Form(rectangle(x - 1.5, y - 5, 3, h * 0.4), "main"),
        Form(half(x, y, r, 180)),
        Form(rectangle(ax - wide / 2, ay, wide, h) + disc(ax, ay - head, head), "second"),
        Form(rectangle(bx - wide / 2, by, wide, h) + disc(bx, by - head, head), "detail"),
    ]


def ribbon(w: float, h: float, dice: Dice) -> list[Form]:
    """Two ways that cross, and cross again."""
    line = min(w, h) * dice.between(0.1, 0.15)
    reach = w * dice.between(0.3, 0.42)
    turn = dice.between(0.24, 0.36) * h
    ways = [
        path(
            "M",
            w / 2 + bend,
            -20,
            "C",
            w / 2 + bend,
            turn,
            w / 2 - bend * 1.6,
            h - turn,
            w / 2 + bend * 0.6,
            h + 30,
        )
        for bend in (-reach, reach)
    ]
    return [
        Form(ways[0], "main", line),
        Form(ways[1], "second", line),
        Form(disc(w * dice.pick((0.16, 0.84)), h * 0.5, line * 0.8), "detail"),
    ]


def bench(w: float, h: float, dice: Dice) -> list[Form]:
    """Two on a bench, and how far apart they sit."""
    seat, wide = h * 0.74, min(w * 0.2, h * 0.2)
    apart = wide * dice.between(0.5, 1.1)
    x = w / 2
    tall = h * 0.26
    left, right = x - apart / 2 - wide, x + apart / 2
    head = wide * 0.42
    r = min(w, h) * dice.between(0.14, 0.2)
    return [
        Form(disc(w * dice.between(0.25, 0.75), h * 0.2, r), "detail"),
        Form(rectangle(left, seat - tall, wide, tall) + disc(left + wide / 2, seat - tall - head, head)),
        Form(
            rectangle(right, seat - tall, wide, tall) + disc(right + wide / 2, seat - tall - head, head),
            "second",
        ),
        Form(rectangle(w * 0.08, seat, w * 0.84, h * 0.05) + rectangle(w * 0.16, seat, w * 0.04, h)),
        Form(rectangle(w * 0.8, seat, w * 0.04, h)),
    ]
