"""Animation: the same thing again, a little later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, grid, half, quarter

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def bounce(w: float, h: float, dice: Dice) -> list[Form]:
    """A ball's way across, in arcs that lose height."""
    floor = h * 0.84
    x, wide, tall = -w * 0.06, w * dice.between(0.42, 0.52), h * 0.62
    path, spots = "", []
    while x < w * 1.1:
        path += f"M{x:.0f} {floor:.0f}Q{x + wide / 2:.0f} {floor - 2 * tall:.0f} {x + wide:.0f} {floor:.0f}"
        spots.append((x + wide / 2, floor - tall))
        x, wide, tall = x + wide, wide * 0.76, tall * 0.62
    r = min(w, h) * dice.between(0.13, 0.18)
    at = spots[0] if dice.chance(0.6) else spots[1]
    return [
        Form(path, "main", 6),
        Form(f"M-99 {floor + 3:.0f}H{w + 99:.0f}", "second", 6),
        Form(disc(*at, r), "detail"),
    ]


def later(w: float, h: float, dice: Dice) -> list[Form]:
    """One disc at five moments."""
    count = 5
    r = min(w, h) * dice.between(0.17, 0.22)
    up = dice.pick((-1, 1))
    forms = []
    for at in range(count):
        share = at / (count - 1)
        x = r + (w - 2 * r) * share
        y = h / 2 + up * h * 0.28 * (4 * (share - 0.5) ** 2 - 0.5)
        role: Role = "detail" if at == count - 1 else ("main", "second")[at % 2]
        forms.append(Form(disc(x, y, r * (0.55 + 0.45 * share)), role))
    return forms


def blocks(w: float, h: float, dice: Dice) -> list[Form]:
    """Building blocks: quarters and halves in a grid."""
    across = dice.pick((2, 3))
    side, across, down = grid(w, h, across, 12)
    paths: dict[Role, str] = {"main": "", "second": "", "detail": ""}
    for at in range(across * (down + 1)):
        x, y = at % across * side, at // across * side
        role: Role = dice.pick(("main", "main", "second", "detail"))
        turn = dice.whole(0, 3)
        if dice.chance(0.2):
            paths[role] += disc(x + side / 2, y + side / 2, side * 0.42)
        else:
            paths[role] += quarter(x + side * (turn in (1, 2)), y + side * (turn in (2, 3)), side, 90 * turn)
    return [Form(path, role) for role, path in paths.items() if path]


def creature(w: float, h: float, dice: Dice) -> list[Form]:
    """A round somebody with big eyes."""
    r = min(w * 0.4, h * 0.42)
    x, y = w / 2, h * 0.56
    ears = dice.between(0.28, 0.42) * r
    apart_, eye = r * dice.between(0.3, 0.42), r * dice.between(0.17, 0.26)
    look_ = eye * dice.between(-0.35, 0.35)
    return [
        Form(disc(x - r * 0.72, y - r * 0.78, ears) + disc(x + r * 0.72, y - r * 0.78, ears), "second"),
        Form(disc(x, y, r)),
        Form(disc(x - apart_, y - r * 0.15, eye) + disc(x + apart_, y - r * 0.15, eye), "detail"),
        Form(
            disc(x - apart_ + look_, y - r * 0.15, eye * 0.45)
            + disc(x + apart_ + look_, y - r * 0.15, eye * 0.45),
            "ground",
        ),
        Form(half(x, y + r * 0.25, r * 0.3, 0), "ground"),
    ]


def rainbow(w: float, h: float, dice: Dice) -> list[Form]:
    """Arcs over arcs."""
    x, y = w * dice.pick((0.0, 0.5, 1.0)), h
    line = min(w, h) * 0.11
    reach = h * 0.95 if x in (0, w) else min(w * 0.48, h * 0.9)
    roles: tuple[Role, ...] = ("main", "second", "detail", "main")
    return [Form(arc(x, y, reach - line * 1.12 * at, 180, 359.9), roles[at], line) for at in range(4)]
