"""Science fiction: far away, and exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, around, bar, disc, ellipse, half, number, path, polygon, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def orbits(w: float, h: float, dice: Dice) -> list[Form]:
    """Orbits nested, a body on each."""
    count = 3 + round(2 * dice.high)
    x, y = w * dice.between(0.4, 0.6), h * dice.between(0.42, 0.58)
    outer = min(w, h) * dice.between(0.52, 0.64)
    rings, bodies = "", ""
    for at in range(count):
        r = outer * (0.36 + 0.64 * at / (count - 1))
        rings += disc(x, y, r)
        bodies += disc(*around(x, y, r, dice.between(0, 360)), outer * dice.between(0.05, 0.1))
    return [Form(rings, "main", 3), Form(disc(x, y, outer * 0.2), "detail"), Form(bodies, "main")]


def planet(w: float, h: float, dice: Dice) -> list[Form]:
    """A planet with its ring."""
    r = min(w, h) * dice.between(0.27, 0.33)
    x, y = w / 2, h / 2
    tilt = dice.between(0.14, 0.3)
    long = min(r * 1.75, w * 0.52)
    ring = f"M{number(x - long)} {number(y)}a{number(long)} {number(long * tilt)} 0 0 0 {number(2 * long)} 0"
    back = f"M{number(x - long)} {number(y)}a{number(long)} {number(long * tilt)} 0 0 1 {number(2 * long)} 0"
    moon = disc(x + r * dice.pick((-1.2, 1.2)), y - r * dice.between(0.9, 1.3), r * 0.16)
    return [
        Form(back, "second", r * 0.1),
        Form(disc(x, y, r)),
        Form(half(x, y, r, 180), "main"),
        Form(ring, "second", r * 0.14),
        Form(moon, "detail"),
    ]


def rise(w: float, h: float, dice: Dice) -> list[Form]:
    """A world's edge, and a star behind it."""
    r = w * dice.between(0.8, 1.15)
    x, y = w * dice.between(0.3, 0.7), h * 0.64 + r
    star = min(w, h) * dice.between(0.16, 0.24)
    return [
        Form(disc(x, y - r - star * 0.3, star), "detail"),
        Form(disc(x, y, r)),
        Form(disc(x + w * 0.06, y + h * 0.1, r), "second"),
    ]


def plain(w: float, h: float, dice: Dice) -> list[Form]:
    """A grid that runs to the horizon."""
    y = h * dice.between(0.42, 0.55)
    x = w / 2
    lines = "".join(
        f"M{x + (at * w * 0.05):.0f} {y:.0f}L{x + at * w * 0.42:.0f} {h + 99:.0f}" for at in range(-7, 8)
    )
    rows = "".join(f"M-99 {y + (h - y) * (at / 6) ** 2:.0f}H{w + 99:.0f}" for at in range(7))
    r = min(w, h) * dice.between(0.2, 0.28)
    return [
        Form(disc(x, y - r * dice.between(-0.1, 0.6), r), "detail"),
        Form(rectangle(-99, y, w + 198, h), "ground"),
        Form(lines + rows, "main", 2),
    ]


def monolith(w: float, h: float, dice: Dice) -> list[Form]:
    """A slab, and bodies in line above it."""
    wide = w * dice.between(0.2, 0.28)
    x = w * dice.between(0.42, 0.58)
    r = min(w, h) * 0.14
    return [
        Form(rectangle(x - wide / 2, h * 0.36, wide, h), "main"),
        Form(
            polygon(
                (x + wide / 2, h * 0.36),
                (x + wide * 0.75, h * 0.4),
                (x + wide * 0.75, h + 99),
                (x + wide / 2, h + 99),
            ),
            "second",
        ),
        Form(disc(x, h * 0.2, r), "detail"),
        Form(half(x, h * 0.2, r, 180), "main"),
    ]


def beam(w: float, h: float, dice: Dice) -> list[Form]:
    """A saucer, and its beam."""
    x, y = w * dice.between(0.4, 0.6), h * 0.26
    rx = min(w * 0.36, h * 0.34)
    return [
        Form(
            polygon(
                (x - rx * 0.45, y),
                (x + rx * 0.45, y),
                (x + rx * dice.between(0.9, 1.2), h + 99),
                (x - rx * dice.between(0.9, 1.2), h + 99),
            ),
            "second",
        ),
        Form(half(x, y - rx * 0.06, rx * 0.48, 180), "detail"),
        Form(ellipse(x, y, rx, rx * 0.24)),
        Form(bar(x, h * 0.84, rx * 0.18, h * 0.2) + disc(x, h * 0.7, rx * 0.11), "main"),
    ]


def rocket(w: float, h: float, dice: Dice) -> list[Form]:
    """A rocket, standing or rising."""
    wide = min(w * 0.26, h * 0.22)
    x, top, low = w * dice.between(0.4, 0.6), h * 0.08, h * dice.between(0.62, 0.72)
    body = path("M", x, top, "Q", x + wide * 0.9, h * 0.3, x + wide / 2, low, "H", x - wide / 2)
    body += path("Q", x - wide * 0.9, h * 0.3, x, top, "z")
    spread = wide * dice.between(0.9, 1.3)
    fins = polygon((x - wide * 0.5, low * 0.76), (x - spread, low + h * 0.05), (x + spread, low + h * 0.05))
    fins += polygon((x - wide * 0.5, low * 0.76), (x + spread, low + h * 0.05), (x + wide * 0.5, low * 0.76))
    flame = polygon((x - wide * 0.36, low), (x + wide * 0.36, low), (x, h * dice.between(0.88, 1.05)))
    return [
        Form(flame, "detail"),
        Form(fins, "second"),
        Form(body),
        Form(disc(x, h * 0.36, wide * 0.24), "detail"),
    ]


def visor(w: float, h: float, dice: Dice) -> list[Form]:
    """A helmet, and what is mirrored in it."""
    r = min(w * 0.4, h * 0.42)
    x, y = w / 2, h * 0.5
    sun = around(x, y, r * 0.3, dice.between(180, 360))
    return [
        Form(rectangle(x - r * 1.15, y + r * 0.6, r * 2.3, h), "second"),
        Form(disc(x, y, r)),
        Form(ellipse(x, y + r * 0.04, r * 0.74, r * dice.between(0.5, 0.6)), "ground"),
        Form(disc(*sun, r * dice.between(0.12, 0.2)), "detail"),
    ]


def portal(w: float, h: float, dice: Dice) -> list[Form]:
    """Gates, one behind the other, into the distance."""
    count = 4 + round(dice.high)
    x, y = w * dice.between(0.4, 0.6), h * dice.between(0.42, 0.58)
    turn, forms = dice.between(-7, 7), []
    roles: tuple[Role, ...] = ("main", "ground", "second", "ground", "main")
    for at, role in enumerate(roles[:count]):
        share = 0.68**at
        forms.append(Form(bar(x, y, w * 0.86 * share, h * 0.9 * share, turn * at), role))
    return [*forms, Form(disc(x, y, min(w, h) * 0.05), "detail")]


def helix(w: float, h: float, dice: Dice) -> list[Form]:
    """Two strands, and the steps between."""
    x, reach, turns = w / 2, w * dice.between(0.2, 0.3), dice.pick((2, 3))
    high = (h + 40) / turns
    strands = ["", ""]
    for at in (0, 1):
        side = reach * (1 - 2 * at)
        strands[at] = path("M", x + side, -20)
        for turn in range(turns * 2):
            to = -side if turn % 2 == 0 else side
            y = -20 + high * (turn + 1) / 2
            strands[at] += path("C", x - to, y - high / 4, x + to, y - high / 4, x + to, y)
    steps = ""
    for at in range(turns * 4):
        y = -20 + high / 4 * (at + 0.5)
        steps += path("M", x - reach * 0.62, y, "H", x + reach * 0.62)
    line = min(w, h) * 0.055
    return [
        Form(steps, "detail", line * 0.5),
        Form(strands[0], "main", line),
        Form(strands[1], "second", line),
    ]
