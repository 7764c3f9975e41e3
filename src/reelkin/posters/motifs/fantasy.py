"""Fantasy: towers, crescents, trees with many branches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, around, disc, path, polygon, rectangle, star

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def tower(w: float, h: float, dice: Dice) -> list[Form]:
    """Towers and a crescent."""
    r = min(w, h) * 0.2
    side = dice.pick((-1, 1))
    mx, my = w * (0.5 + side * 0.24), h * 0.24
    tall = w * (0.5 - side * dice.between(0.1, 0.2))
    wide = w * 0.2
    low = tall + side * wide * 1.4
    return [
        Form(disc(mx, my, r), "detail"),
        Form(disc(mx + side * r * 0.45, my - r * 0.2, r * 0.85), "ground"),
        Form(
            rectangle(low - wide / 2, h * 0.6, wide, h)
            + polygon((low - wide * 0.65, h * 0.6), (low, h * 0.42), (low + wide * 0.65, h * 0.6)),
            "second",
        ),
        Form(
            rectangle(tall - wide / 2, h * 0.38, wide, h)
            + polygon((tall - wide * 0.7, h * 0.38), (tall, h * 0.1), (tall + wide * 0.7, h * 0.38))
        ),
        Form(rectangle(tall - wide * 0.1, h * 0.48, wide * 0.2, h * 0.1), "detail"),
    ]


def tree(w: float, h: float, dice: Dice) -> list[Form]:
    """A tree of discs."""
    x = w / 2
    spread = min(w * 0.3, h * 0.26)
    count = dice.whole(5, 7)
    crown = [around(x, h * 0.38, spread, 360 * at / count + dice.between(-15, 15)) for at in range(count)]
    fruit = dice.pick(crown)
    return [
        Form(
            polygon(
                (x - w * 0.03, h * 0.4),
                (x + w * 0.03, h * 0.4),
                (x + w * 0.07, h + 99),
                (x - w * 0.07, h + 99),
            ),
            "second",
        ),
        Form("".join(disc(px, py, spread * 0.62) for px, py in crown) + disc(x, h * 0.38, spread * 0.7)),
        Form(disc(*fruit, spread * 0.22), "detail"),
    ]


def stars(w: float, h: float, dice: Dice) -> list[Form]:
    """One large star, and small ones."""
    r = min(w, h) * dice.between(0.36, 0.44)
    x, y = w * dice.between(0.42, 0.58), h * 0.5
    points = dice.pick((4, 5, 8))
    small = "".join(
        star(w * dice.between(0.08, 0.92), h * dice.between(0.06, 0.94), r * 0.15, r * 0.05, 4)
        for _ in range(6)
    )
    return [
        Form(small, "second"),
        Form(star(x, y, r, r * (0.22 if points == 4 else 0.42), points)),
        Form(disc(x, y, r * 0.15), "detail"),
    ]


def gate(w: float, h: float, dice: Dice) -> list[Form]:
    """A gate to somewhere lighter."""
    wide = w * dice.between(0.22, 0.3)
    x, top = w / 2, h * 0.24

    def arch(half_wide: float, rise: float) -> str:
        left, right, spring = x - half_wide, x + half_wide, top + rise
        tip = (x, spring - half_wide * 1.5)
        up = path("M", left, h + 99, "V", spring, "Q", left, spring - half_wide, *tip)
        return up + path("Q", right, spring - half_wide, right, spring, "V", h + 99, "z")

    return [
        Form(arch(wide * 1.5, h * 0.2)),
        Form(arch(wide, h * 0.24), "second"),
        Form(arch(wide * 0.55, h * 0.3), "detail"),
    ]
