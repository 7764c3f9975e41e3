"""Music: keys, grooves, strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, ellipse, rectangle, sector

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def keys(w: float, h: float, dice: Dice) -> list[Form]:
    """A keyboard from above, one key down."""
    count = dice.pick((5, 6, 7))
    step = w / count
    played = dice.whole(0, count - 1)
    white = "".join(
        rectangle(at * step + 1.5, -99, step - 3, h * 0.94 + 99) for at in range(count) if at != played
    )
    black = "".join(
        rectangle((at + 1) * step - step * 0.29, -99, step * 0.58, h * 0.56 + 99)
        for at in range(count - 1)
        if at % 7 not in (2, 6)
    )
    return [
        Form(white),
        Form(rectangle(played * step + 1.5, -99, step - 3, h * 0.98 + 99), "detail"),
        Form(black, "second" if dice.chance(0.5) else "ground"),
    ]


def record(w: float, h: float, dice: Dice) -> list[Form]:
    """A record and its grooves."""
    r = min(w, h) * dice.between(0.48, 0.62)
    x, y = w * dice.between(0.35, 0.65), h * dice.between(0.45, 0.58)
    grooves = "".join(disc(x, y, r * share) for share in (0.92, 0.83, 0.74, 0.65, 0.56))
    return [
        Form(disc(x, y, r)),
        Form(grooves, "ground", 1.5),
        Form(disc(x, y, r * 0.36), "detail"),
        Form(disc(x, y, r * 0.06), "ground"),
    ]


def level(w: float, h: float, dice: Dice) -> list[Form]:
    """Sound, in columns of dashes."""
    columns = dice.pick((4, 5, 6))
    step = w * 0.92 / columns
    rise = max(step * 0.42, h / 11)
    rows = int(h * 0.94 / rise)
    paths = ["", ""]
    for column in range(columns):
        high = dice.whole(rows // 4, rows - 1)
        for row in range(high):
            paths[row == high - 1] += rectangle(
                w * 0.04 + column * step, h - (row + 1) * rise, step * 0.8, rise * 0.68
            )
    return [Form(paths[0]), Form(paths[1], "detail")]


def staves(w: float, h: float, dice: Dice) -> list[Form]:
    """Five lines and their notes, large."""
    step = h * 0.13
    y0 = h * 0.24
    lines = "".join(rectangle(-99, y0 + at * step, w + 198, 2.5) for at in range(5))
    notes, stems = "", ""
    for at in range(3):
        x, y = w * (0.2 + 0.3 * at), y0 + step * dice.whole(1, 7) / 2
        notes += ellipse(x, y, step * 0.66, step * 0.5)
        stems += rectangle(x + step * 0.54, y - step * 2.4, step * 0.14, step * 2.4)
    return [
        Form(lines, "second"),
        Form(stems),
        Form(notes),
        Form(disc(w * 0.2, y0 - step * 0.9, step * 0.3), "detail"),
    ]


def spot(w: float, h: float, dice: Dice) -> list[Form]:
    """A spot on the stage."""
    x = w * dice.between(0.4, 0.6)
    side = dice.pick((-1, 1))
    return [
        Form(sector(x + side * w * 0.6, -h * 0.3, h * 1.6, 90 + side * 22, 90 + side * 40)),
        Form(ellipse(x - side * w * 0.1, h * 0.84, w * 0.34, h * 0.1), "detail"),
        Form(
            rectangle(x - side * w * 0.1 - w * 0.04, h * 0.5, w * 0.08, h * 0.35)
            + disc(x - side * w * 0.1, h * 0.45, w * 0.05),
            "second",
        ),
    ]


def fan(w: float, h: float, dice: Dice) -> list[Form]:
    """A fan, or a row of legs, or a curtain's rays."""
    count = 7 + 2 * round(2 * dice.high)
    x, y = w * dice.between(0.3, 0.7), h * dice.between(0.9, 1.04)
    paths = ["", ""]
    for at in range(count):
        start = 180 + 180 * at / count
        paths[at % 2] += sector(x, y, h * 1.3, start, start + 180 / count)
    r = min(w, h) * dice.between(0.16, 0.26)
    return [
        Form(paths[0]),
        Form(paths[1], "second"),
        Form(disc(x, y, r), "detail"),
        Form(arc(x, y, r * 1.5, 180, 359.9), "detail", 4),
    ]
