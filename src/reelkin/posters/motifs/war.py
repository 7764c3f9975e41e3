"""War: ranks, crosses, beams in the sky."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, around, bar, disc, grid, half, polygon, polyline, rectangle, sector

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def ranks(w: float, h: float, dice: Dice) -> list[Form]:
    """Chevrons, one rank over the other."""
    count = 3 + round(2 * dice.high)
    rise = min(w * dice.between(0.2, 0.32), h * 0.4)
    step = (h - rise / 2) / (count + 0.3)
    thick = step * 0.52
    marked = dice.whole(0, count - 1)
    forms = []
    for at in range(count):
        y = rise / 2 + 8 + step * at
        path = polygon(
            (-99, y + rise / 2),
            (w / 2, y - rise / 2),
            (w + 99, y + rise / 2),
            (w + 99, y + rise / 2 + thick),
            (w / 2, y - rise / 2 + thick),
            (-99, y + rise / 2 + thick),
        )
        forms.append(Form(path, "detail" if at == marked else "main"))
    return forms


def crosses(w: float, h: float, dice: Dice) -> list[Form]:
    """A field of crosses."""
    across = dice.pick((3, 4))
    step, across, down = grid(w, h, across, 18)
    one = dice.whole(0, across * max(1, down - 1) - 1)
    paths = ["", ""]
    for at in range(across * down):
        x, y = (at % across + 0.5) * step, (at // across + 0.5) * step
        paths[at == one] += bar(x, y, step * 0.16, step * 0.72) + bar(
            x, y - step * 0.12, step * 0.5, step * 0.16
        )
    return [Form(paths[0]), Form(paths[1], "detail")]


def beams(w: float, h: float, dice: Dice) -> list[Form]:
    """Search lights."""
    forms = []
    for at, x in enumerate((0.12, 0.5, 0.88)):
        angle, spread = -90 + (0.5 - x) * dice.between(30, 80) + dice.between(-12, 12), dice.between(5, 8)
        forms.append(
            Form(
                sector(w * x, h + 30, h * 1.4, angle - spread, angle + spread), ("main", "second", "main")[at]
            )
        )
    x, y = around(w / 2, h * 0.3, w * 0.14, dice.between(0, 360))
    return [
        *forms,
        Form(polygon((x - w * 0.1, y), (x, y - w * 0.03), (x + w * 0.1, y), (x, y + w * 0.015)), "detail"),
    ]


def wire(w: float, h: float, dice: Dice) -> list[Form]:
    """Barbed wire, and a sun."""
    r = min(w, h) * dice.between(0.26, 0.36)
    lines, barbs = "", ""
    for row in range(3):
        y = h * (0.3 + 0.24 * row)
        lean = h * dice.between(-0.05, 0.05)
        lines += polyline((-99, y + lean), (w + 99, y - lean))
        for at in range(4):
            x = w * (at + 0.3 + 0.13 * row) / 4
            on = y + lean - 2 * lean * (x + 99) / (w + 198)
            barbs += f"M{x - 8:.0f} {on - 9:.0f}l16 18m0-18l-16 18"
    return [Form(disc(w * dice.between(0.3, 0.7), h * 0.5, r), "detail"), Form(lines + barbs, "main", 4)]


def helmet(w: float, h: float, dice: Dice) -> list[Form]:
    """A helmet, empty."""
    r = min(w * 0.36, h * 0.4)
    x, y = w / 2, h * 0.6
    lean = dice.between(-8, 8)
    return [
        Form(half(x, y, r, 180 + lean)),
        Form(bar(x, y + r * 0.08, r * 2.5, r * 0.2, lean), "second"),
        Form(disc(x + r * dice.between(-0.4, 0.4), y - r * 0.45, r * 0.1), "detail"),
        Form(rectangle(-99, h * 0.86, w + 198, h * 0.2), "main"),
    ]
