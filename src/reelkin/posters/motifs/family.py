"""Family: a roof, and the small beside the large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, disc, half, path, polygon, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def roofs(w: float, h: float, dice: Dice) -> list[Form]:
    """Houses in a row, one window lit."""
    count = dice.pick((2, 3))
    step = w / count
    forms = []
    lit = dice.whole(0, count - 1)
    for at in range(count):
        top = h * dice.between(0.2, 0.45)
        x = at * step
        forms.append(
            Form(
                polygon(
                    (x, h + 99),
                    (x, top + step * 0.5),
                    (x + step / 2, top),
                    (x + step, top + step * 0.5),
                    (x + step, h + 99),
                ),
                ("main", "second")[at % 2],
            )
        )
        if at == lit:
            window = rectangle(x + step * 0.34, top + step * 0.62, step * 0.32, step * 0.38)
    return [*forms, Form(window, "detail")]


def three(w: float, h: float, dice: Dice) -> list[Form]:
    """Three of a kind, large to small."""
    order = [0.27, 0.2, 0.13] if dice.chance(0.5) else [0.13, 0.2, 0.27]
    x, forms = w * 0.02, []
    roles: list[Role] = ["main", "second", "detail"]
    for share, role in zip(order, roles, strict=True):
        r = w * share * 0.79
        x += r
        tall = h * 0.9 * share / 0.27
        forms += [
            Form(
                half(x, h * 0.96, r, 180)
                + rectangle(x - r, h * 0.955, 2 * r, h * 0.1)
                + disc(x, h * 0.96 - r - tall * 0.18, r * 0.6),
                role,
            )
        ]
        x += r
    return forms


def kite(w: float, h: float, dice: Dice) -> list[Form]:
    """A kite."""
    side = dice.pick((-1, 1))
    x, y, r = w * (0.5 + 0.12 * side), h * 0.34, min(w, h) * 0.3
    bend = -side * w
    tail = path("M", x + bend / w * r * 0.3, y + r, "q", bend * 0.3, h * 0.1, bend * 0.1, h * 0.25)
    tail += path("t", bend * 0.2, h * 0.4)
    a, b, c, d = (
        (x + side * r * 0.2, y - r),
        (x + r * 0.75, y - r * 0.1),
        (x - side * r * 0.3, y + r),
        (x - r * 0.75, y - r * 0.1),
    )
    return [
        Form(tail, "main", 3),
        Form(polygon(a, b, c)),
        Form(polygon(a, d, c), "second"),
        Form(disc(w * (0.5 - side * 0.3), h * 0.2, r * 0.3), "detail"),
    ]


def swing(w: float, h: float, dice: Dice) -> list[Form]:
    """A swing at its height."""
    lean = w * dice.between(0.16, 0.3) * dice.pick((-1, 1))
    x, low = w / 2, h * 0.72
    gap = w * 0.12
    return [
        Form(
            f"M{x - gap:.0f}-9L{x - gap + lean:.0f} {low:.0f}M{x + gap:.0f}-9L{x + gap + lean:.0f} {low - lean * 0.12:.0f}",
            "main",
            3,
        ),
        Form(
            polygon(
                (x - gap * 1.5 + lean, low),
                (x + gap * 1.5 + lean, low - lean * 0.15),
                (x + gap * 1.5 + lean, low - lean * 0.15 + h * 0.05),
                (x - gap * 1.5 + lean, low + h * 0.05),
            ),
            "second",
        ),
        Form(disc(x - lean * 0.9, h * 0.4, min(w, h) * 0.18), "detail"),
    ]
