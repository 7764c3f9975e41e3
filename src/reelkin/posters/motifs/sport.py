"""Sport: lanes, lines, a ball."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, half, numbers, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def lanes(w: float, h: float, dice: Dice) -> list[Form]:
    """The bend of a track."""
    x, y = w * dice.pick((0.0, 1.0)), h * dice.between(0.85, 1.0)
    count = 5 + round(2 * dice.high)
    reach = max(w, h) * 1.02
    step = reach * 0.72 / count
    runner = dice.whole(0, count - 1)
    forms = [
        Form(
            "".join(disc(x, y, reach - at * step) for at in range(count) if at != runner), "main", step * 0.6
        )
    ]
    return [*forms, Form(disc(x, y, reach - runner * step), "detail", step * 0.6)]


def court(w: float, h: float, dice: Dice) -> list[Form]:
    """A court's lines, and the ball on one."""
    r = min(w, h) * dice.between(0.22, 0.3)
    lines = f"M{numbers(w * 0.1, -99)}V{h + 99:.0f}M{numbers(w * 0.9, -99)}V{h + 99:.0f}M-99 {h / 2:.0f}H{w + 99:.0f}"
    ball = (w * dice.pick((0.1, 0.9)), h * dice.between(0.15, 0.35))
    return [
        Form(half(w / 2, h / 2, r, dice.pick((0, 180))), "second"),
        Form(lines + disc(w / 2, h / 2, r), "main", 5),
        Form(disc(*ball, w * 0.08), "detail"),
    ]


def throw(w: float, h: float, dice: Dice) -> list[Form]:
    """A throw's height, and what comes down."""
    path = f"M{numbers(-99, h * 0.9)}Q{numbers(w * 0.45, -h * 0.6, w * 0.92, h * 0.7)}"
    r = min(w, h) * dice.between(0.15, 0.21)
    return [
        Form(path, "main", 5),
        Form(rectangle(w * 0.66, h * 0.86, w * 0.5, h * 0.06), "second"),
        Form(disc(w * 0.5, h * 0.15, r), "detail"),
        Form(arc(w * 0.5, h * 0.15, r * 0.8, 20, 160), "ground", 2.5),
    ]


def ring(w: float, h: float, dice: Dice) -> list[Form]:
    """Ropes, and a corner."""
    x = w * dice.pick((0.24, 0.76))
    ropes = ""
    for at in range(3):
        y = h * (0.28 + 0.2 * at)
        lean = h * 0.09
        ropes += (
            f"M-99 {y + lean * x / w * 2:.0f}L{x:.0f} {y:.0f}L{w + 99:.0f} {y + lean * (w - x) / w * 2:.0f}"
        )
    return [
        Form(disc(w - x, h * 0.4, min(w, h) * 0.24), "detail"),
        Form(ropes, "main", 6),
        Form(rectangle(x - w * 0.05, h * 0.16, w * 0.1, h), "second"),
    ]
