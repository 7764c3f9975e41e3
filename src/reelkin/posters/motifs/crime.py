"""Crime: light where there should be none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import (
    Form,
    arc,
    bar,
    disc,
    ellipse,
    grid,
    path,
    polygon,
    rectangle,
    sector,
    square,
)

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def wall(w: float, h: float, dice: Dice) -> list[Form]:
    """A dark wall of windows, one of them lit."""
    across = dice.whole(3, 4)
    stretch = dice.between(1.15, 1.5)
    cell, across, down = grid(w, h / stretch, across, 22)
    tall = cell * stretch
    lit = dice.whole(0, across * max(1, down - 1) - 1)
    inset = cell * 0.2
    windows = ["", ""]
    for at in range(across * down):
        windows[at == lit] += rectangle(
            at % across * cell + inset, at // across * tall + inset, cell - 2 * inset, tall - 2 * inset
        )
    return [
        Form(rectangle(-99, -99, w + 198, h + 198)),
        Form(windows[0], "ground"),
        Form(windows[1], "detail"),
    ]


def blinds(w: float, h: float, dice: Dice) -> list[Form]:
    """Light through blinds, aslant."""
    count = 7 + round(4 * dice.long)
    lean = h * dice.between(0.1, 0.3) * dice.pick((-1, 1))
    step = h * 1.1 / count
    slats = "".join(
        polygon(
            (-99, y + lean), (w + 99, y - lean), (w + 99, y - lean + step * 0.5), (-99, y + lean + step * 0.5)
        )
        for y in (step * (at - 0.5) for at in range(count + 1))
    )
    r = min(w, h) * dice.between(0.24, 0.3)
    return [Form(disc(w * dice.between(0.35, 0.65), h / 2, r), "detail"), Form(slats)]


def lamp(w: float, h: float, dice: Dice) -> list[Form]:
    """A street lamp's cone, and nobody in it, or somebody."""
    x, top = w * dice.between(0.35, 0.65), h * 0.14
    spread = dice.between(17, 26)
    reach = h * 0.86 / (1 - (spread / 90) ** 2)
    wide = min(w, h) * 0.1
    at = x + w * dice.between(-0.1, 0.1)
    return [
        Form(sector(x, top, reach, 90 - spread, 90 + spread)),
        Form(rectangle(at, h * 0.66, wide, h * 0.4), "second"),
        Form(disc(at + wide / 2, h * 0.66 - wide * 0.6, wide * 0.55), "second"),
        Form(disc(x, top, min(w, h) * 0.06), "detail"),
    ]


def print_(w: float, h: float, dice: Dice) -> list[Form]:
    """A finger's print."""
    count = 6 + round(2 * dice.high)
    x, y = w / 2, h * 0.55
    outer = min(w * 0.4, h * 0.44)
    lines = ""
    for at in range(count):
        r = outer * (at + 0.7) / count
        start, gap = dice.between(150, 185), dice.between(0, 60)
        lines += arc(x, y - r * 0.2, r, start, start + 330 - gap)
    return [Form(lines, "main", outer / count * 0.52), Form(disc(x, y, outer / count * 0.5), "detail")]


def alley(w: float, h: float, dice: Dice) -> list[Form]:
    """Two dark houses, and the strip of light between."""
    left, right = w * dice.between(0.26, 0.4), w * dice.between(0.6, 0.76)
    x, wide = (left + right) / 2, w * 0.07
    return [
        Form(rectangle(left, -99, right - left, h + 198), "detail"),
        Form(
            polygon((-99, -99), (left, h * dice.between(0, 0.15)), (left + w * 0.04, h + 99), (-99, h + 99))
        ),
        Form(
            polygon(
                (w + 99, -99),
                (right, h * dice.between(0, 0.15)),
                (right - w * 0.04, h + 99),
                (w + 99, h + 99),
            )
        ),
        Form(bar(x, h * 0.78, wide, h * 0.3) + disc(x, h * 0.6, wide * 0.6), "second"),
    ]


def barrel(w: float, h: float, dice: Dice) -> list[Form]:
    """Looking down a barrel."""
    r = min(w, h) * dice.between(0.4, 0.48)
    x, y = w * dice.between(0.45, 0.55), h / 2
    off = r * 0.12 * dice.pick((-1, 1))
    return [
        Form(disc(x, y, r)),
        Form(disc(x, y, r * 0.72), "second"),
        Form(disc(x + off, y + off, r * 0.4), "ground"),
        Form(disc(x + off * 2, y + off, r * 0.13), "detail"),
    ]


def card(w: float, h: float, dice: Dice) -> list[Form]:
    """A card face up, and one beneath it."""
    wide = min(w * 0.5, h * 0.56)
    tall = wide * 1.4
    x, y, lean = w / 2, h / 2, dice.between(4, 14) * dice.pick((-1, 1))
    r = wide * 0.2
    mark = dice.pick((square(x, y, r * 2, 45 + lean), disc(x, y, r * 1.1)))
    return [
        Form(bar(x + wide * 0.16, y + tall * 0.04, wide, tall, lean + dice.between(12, 22)), "second"),
        Form(bar(x, y, wide, tall, lean)),
        Form(mark, "detail"),
    ]


def matches(w: float, h: float, dice: Dice) -> list[Form]:
    """Matches in a row, one of them struck."""
    count = dice.whole(5, 7)
    step = w / count
    struck = dice.whole(0, count - 1)
    sticks = heads = ""
    for at in range(count):
        x, top = (at + 0.5) * step, h * dice.between(0.3, 0.36)
        sticks += rectangle(x - step * 0.11, top, step * 0.22, h)
        if at != struck:
            heads += ellipse(x, top, step * 0.2, step * 0.3)
    x, top = (struck + 0.5) * step, h * 0.3
    flame = path("M", x, top - step * 1.5, "Q", x + step * 0.7, top, x, top + step * 0.3)
    flame += path("Q", x - step * 0.7, top, x, top - step * 1.5, "z")
    return [Form(sticks, "second"), Form(heads), Form(flame, "detail")]
