"""Comedy: round things, leaning things, one out of line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, bar, disc, grid, half, polygon, quarter, rectangle, square

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def grin(w: float, h: float, dice: Dice) -> list[Form]:
    """A grin, wide and a little crooked."""
    r = min(w * 0.46, h * 0.62)
    angle = dice.between(-16, 16)
    x, y = w / 2, h * 0.4
    teeth = dice.chance(0.5)
    forms = [Form(half(x, y, r, angle))]
    if teeth:
        forms.append(Form(half(x, y, r * 0.62, angle), "second"))
    eye = r * dice.between(0.12, 0.18)
    side = r * 0.46
    return [
        *forms,
        Form(
            disc(x - side, y - r * 0.34 - angle, eye)
            + disc(x + side, y - r * 0.34 + angle, eye * dice.pick((1, 1, 1.5))),
            "detail",
        ),
    ]


def dots(w: float, h: float, dice: Dice) -> list[Form]:
    """Dots in rank and file, and one that would not."""
    across = dice.pick((3, 4))
    step, across, down = grid(w, h, across)
    r = step * dice.between(0.3, 0.4)
    odd = dice.whole(0, across * down - 1)
    y0 = (h - down * step) / 2
    spots = [((i % across + 0.5) * step, y0 + (i // across + 0.5) * step) for i in range(across * down)]
    others = "".join(disc(x, y, r) for i, (x, y) in enumerate(spots) if i != odd)
    x, y = spots[odd]
    return [
        Form(others),
        Form(disc(x + r * dice.between(-0.9, 0.9), y - r * dice.between(0.5, 1), r * 1.1), "detail"),
    ]


def tumble(w: float, h: float, dice: Dice) -> list[Form]:
    """A square that falls over itself on its way down."""
    count = 4 + round(dice.long)
    side = min(w, h) * dice.between(0.25, 0.31)
    way = dice.pick((-1, 1))
    forms = []
    for at in range(count):
        share = at / (count - 1)
        x = w / 2 + way * w * (share - 0.5) * 0.78
        y = h * (0.16 + 0.7 * share**1.7)
        role: Role = "detail" if at == count - 1 else "main" if at % 2 == 0 else "second"
        forms.append(Form(square(x, y, side, way * share * dice.between(110, 150)), role))
    return forms


def pile(w: float, h: float, dice: Dice) -> list[Form]:
    """A pile of blocks that cannot stand for long."""
    count = 4 + round(dice.high)
    tall = h * 0.86 / count
    forms = []
    x = w / 2
    for at in range(count):
        wide = min(w * 0.7, tall * dice.between(1.2, 2.2))
        lean = dice.between(-99, 9)
        role: Role = ("main", "second")[at % 2]
        forms.append(Form(bar(x, h - tall * (at + 0.5), wide, tall * 0.92, lean), role))
        x += dice.between(-0.09, 0.09) * w
    r = tall * 0.42
    return [*forms, Form(disc(x, h - tall * count - r + 3, r), "detail")]


def balloons(w: float, h: float, dice: Dice) -> list[Form]:
    """Balloons on strings."""
    count = dice.whole(3, 5)
    hand = (w * dice.between(0.35, 0.65), h * 1.05)
    lines, forms = "", []
    for at in range(count):
        r = min(w, h) * dice.between(0.13, 0.2)
        x, y = w * (0.16 + 0.68 * at / (count - 1)), h * dice.between(0.2, 0.5)
        lines += f"M{x:.0f} {y:.0f}L{hand[0]:.0f} {hand[1]:.0f}"
        role: Role = ("main", "second", "detail")[at % 3]
        forms.append(Form(disc(x, y, r), role))
    return [Form(lines, "main", 1.5), *forms]


def checks(w: float, h: float, dice: Dice) -> list[Form]:
    """A checkered cloth, and one thing upon it."""
    across = dice.pick((4, 5))
    side, across, down = grid(w, h, across, 40)
    squares = "".join(
        rectangle(x * side, y * side, side, side)
        for y in range(down + 1)
        for x in range(across + 1)
        if (x + y) % 2
    )
    at_x, at_y = dice.whole(1, across - 1) * side, dice.whole(1, max(1, down - 3)) * side
    return [Form(squares), Form(disc(at_x, at_y, side * dice.between(0.9, 1.25)), "detail")]


def hats(w: float, h: float, dice: Dice) -> list[Form]:
    """Two hats, or one hat twice."""
    r = min(w * 0.3, h * 0.32)
    lean = dice.between(-14, 14)
    x, y = w / 2, h * 0.5
    brim = bar(x, y + r * 0.1, r * 2.9, r * 0.22, lean)
    return [
        Form(half(x, y, r, 180 + lean)),
        Form(brim, "second"),
        Form(
            disc(x - r * 0.55, y + r * 0.85, r * 0.27) + disc(x + r * 0.55, y + r * 0.85, r * 0.27), "detail"
        ),
        Form(arc(x, y + r * 0.7, r * 0.8, 35 + lean, 145 + lean), "main", r * 0.12),
    ]


def skittles(w: float, h: float, dice: Dice) -> list[Form]:
    """Rows of half discs facing every way."""
    across = dice.pick((2, 3))
    side, across, down = grid(w, h, across, 14)
    forms: dict[Role, str] = {"main": "", "second": "", "detail": ""}
    for at in range(across * down):
        x, y = at % across * side, at // across * side
        turn = dice.whole(0, 3)
        role: Role = dice.pick(("main", "main", "second", "detail"))
        corner = (x + side * (turn in (1, 2)), y + side * (turn in (2, 3)))
        forms[role] += (
            quarter(*corner, side, 90 * turn)
            if dice.chance(0.6)
            else half(x + side / 2, y + side / 2, side / 2, 90 * turn)
        )
    return [Form(path, role) for role, path in forms.items() if path]


def slip(w: float, h: float, dice: Dice) -> list[Form]:
    """A banana, or a moon lying on its back."""
    r = min(w * 0.42, h * 0.5)
    x, y = w / 2, h * dice.between(0.36, 0.44)
    angle = dice.between(-20, 20)
    return [
        Form(arc(x, y, r, 10 + angle, 170 + angle), "main", r * 0.42),
        Form(polygon((x - r * 0.1, y - r * 0.2), (x + r * 0.3, y - r * 0.5), (x + r * 0.2, y)), "detail"),
    ]
