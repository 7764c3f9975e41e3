"""Biography: one person, looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, half, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def bust(w: float, h: float, dice: Dice) -> list[Form]:
    """A head and shoulders, of a disc and a half disc."""
    shoulders = min(w * dice.between(0.4, 0.48), h * 0.5)
    r = shoulders * dice.between(0.5, 0.56)
    x, y = w * dice.between(0.42, 0.58), h - shoulders - r * 0.82
    back = r * dice.between(1.5, 1.8)
    return [
        Form(disc(x, y + r * 0.3, back), "second"),
        Form(half(x, h + 4, shoulders, 180)),
        Form(disc(x, y, r)),
        Form(half(x, y, r, dice.pick((90, 270))), "detail"),
    ]


def twice(w: float, h: float, dice: Dice) -> list[Form]:
    """The same profile, earlier and later."""
    shoulders = min(w * 0.4, h * 0.48)
    r = shoulders * dice.between(0.48, 0.56)
    side = dice.pick((-1, 1))
    x, y = w / 2 - side * w * 0.12, h - shoulders - r * 0.75
    other, behind = x + side * w * dice.between(0.2, 0.3), r * 0.42
    return [
        Form(
            half(other, h + 4 - behind, shoulders, 180)
            + rectangle(other - shoulders, h - behind, 2 * shoulders, h),
            "second",
        ),
        Form(disc(other, y - behind, r), "second"),
        Form(half(x, h + 4, shoulders, 180)),
        Form(disc(x, y, r)),
        Form(disc(x + side * r * 0.4, y - r * 0.1, r * 0.14), "detail"),
    ]


def portrait(w: float, h: float, dice: Dice) -> list[Form]:
    """A frame, and somebody in it."""
    wide, tall = w * 0.72, h * 0.86
    x, y = (w - wide) / 2, (h - tall) / 2
    line = w * 0.07
    r = wide * 0.19
    cx = w / 2 + wide * dice.between(-0.08, 0.08)
    low = y + tall - line
    shoulders = wide / 2 - line * 1.2
    return [
        Form(rectangle(x, y, wide, tall)),
        Form(rectangle(x + line, y + line, wide - 2 * line, tall - 2 * line), "second"),
        Form(half(w / 2, low, shoulders, 180), "detail"),
        Form(disc(cx, max(y + line + r * 1.2, low - shoulders - r * 0.75), r), "detail"),
    ]


def years(w: float, h: float, dice: Dice) -> list[Form]:
    """Rings, as of a tree, and where it began."""
    count = 5 + round(3 * dice.long)
    x, y = w * dice.between(0.3, 0.7), h * dice.between(0.4, 0.6)
    reach = max(w, h) * 0.62
    lines = "".join(disc(x + at * 1.5, y - at, reach * (at + 1) / count) for at in range(count))
    return [
        Form(lines, "main", reach / count * dice.between(0.3, 0.5)),
        Form(disc(x, y, reach / count * 0.55), "detail"),
    ]


def spotlit(w: float, h: float, dice: Dice) -> list[Form]:
    """A circle of light, and somebody small in it."""
    r = min(w, h) * dice.between(0.4, 0.48)
    x, y = w / 2, h / 2
    tall, wide = r * 0.8, r * 0.2
    at = x + r * dice.between(-0.3, 0.3)
    return [
        Form(disc(x, y, r)),
        Form(rectangle(at - wide / 2, y, wide, tall), "second"),
        Form(disc(at, y - wide * 0.65, wide * 0.62), "second"),
        Form(arc(x, y, r * 1.12, 200, 250), "detail", 5),
    ]
