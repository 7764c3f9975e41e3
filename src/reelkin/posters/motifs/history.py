"""History: columns, layers, crowns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, disc, half, polygon, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def columns(w: float, h: float, dice: Dice) -> list[Form]:
    """Columns, one of them broken."""
    count = dice.whole(3, 5)
    step = w / count
    broken = dice.whole(0, count - 1)
    shafts = "".join(
        rectangle(
            at * step + step * 0.2, h * (dice.between(0.4, 0.65) if at == broken else 0.2), step * 0.6, h
        )
        for at in range(count)
    )
    return [
        Form(shafts),
        Form(rectangle(-99, h * 0.1, w + 198, h * 0.08), "second"),
        Form(disc((broken + 0.5) * step, h * 0.31, step * 0.22), "detail"),
    ]


def layers(w: float, h: float, dice: Dice) -> list[Form]:
    """Layers of the ground, something buried."""
    count = 4 + round(dice.long)
    forms = []
    for at in range(count):
        y, tilt = h * (0.16 + 0.84 * at / count), h * dice.between(-0.07, 0.07)
        forms.append(
            Form(
                polygon((-99, y + tilt), (w + 99, y - tilt), (w + 99, h + 99), (-99, h + 99)),
                ("main", "second")[at % 2],
            )
        )
    return [*forms, Form(disc(w * dice.between(0.25, 0.75), h * 0.74, min(w, h) * 0.12), "detail")]


def crown(w: float, h: float, dice: Dice) -> list[Form]:
    """A crown."""
    wide, points = w * 0.72, dice.pick((3, 4, 5))
    x0, low, high = (w - wide) / 2, h * 0.78, h * dice.between(0.22, 0.34)
    tips = [(x0 + wide * at / (points - 1), high) for at in range(points)]
    edge = [(x0, low)]
    for at, tip in enumerate(tips):
        edge.append(tip)
        if at < points - 1:
            edge.append((tip[0] + wide / (points - 1) / 2, h * 0.56))
    return [
        Form(polygon(*edge, (x0 + wide, low))),
        Form(rectangle(x0, low - h * 0.1, wide, h * 0.1), "second"),
        Form("".join(disc(x, y, w * 0.04) for x, y in tips), "detail"),
    ]


def banner(w: float, h: float, dice: Dice) -> list[Form]:
    """A banner on its staff."""
    x = w * dice.between(0.16, 0.3)
    low = h * dice.between(0.5, 0.62)
    cloth = polygon(
        (x, h * 0.08), (w + 99, h * 0.08), (w * 0.82, (h * 0.08 + low) / 2), (w + 99, low), (x, low)
    )
    return [
        Form(rectangle(x - w * 0.03, -99, w * 0.03, h + 198), "second"),
        Form(cloth),
        Form(
            half((x + w) / 2, (h * 0.08 + low) / 2, min(w, h) * 0.13, dice.pick((0, 90, 180, 270))), "detail"
        ),
    ]
