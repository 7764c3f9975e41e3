"""Documentary: what was counted, ruled, looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, around, bar, disc, ellipse, polygon, rectangle, sector, turned

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def ruled(w: float, h: float, dice: Dice) -> list[Form]:
    """Ruled lines, one underlined."""
    count = 7 + round(5 * dice.long)
    step = h / (count + 0.5)
    ends = [w * dice.between(0.55, 0.98) for _ in range(count)]
    marked = dice.whole(1, count - 2)
    left = w * 0.06
    lines = "".join(
        rectangle(left, step * (at + 0.5), ends[at] - left, step * 0.34)
        for at in range(count)
        if at != marked
    )
    return [
        Form(lines),
        Form(rectangle(left, step * (marked + 0.5), ends[marked] - left, step * 0.34), "detail"),
    ]


def bars(w: float, h: float, dice: Dice) -> list[Form]:
    """A count of something, in bars."""
    count = dice.whole(5, 8)
    step = w * 0.9 / count
    highest = dice.whole(0, count - 1)
    shapes = ["", ""]
    for at in range(count):
        tall = h * (0.9 if at == highest else dice.between(0.2, 0.7))
        shapes[at == highest] += rectangle(w * 0.05 + at * step, h - tall, step * 0.72, tall + 99)
    return [Form(shapes[0]), Form(shapes[1], "detail")]


def lens(w: float, h: float, dice: Dice) -> list[Form]:
    """A lens's blades."""
    blades = dice.whole(6, 8)
    r = min(w, h) * dice.between(0.42, 0.48)
    x, y, turn = w / 2, h / 2, dice.between(0, 60)
    inner = r * dice.between(0.3, 0.45)
    lines = ""
    for at in range(blades):
        (ax, ay), (bx, by) = (
            around(x, y, inner, turn + 360 * at / blades),
            around(x, y, r, turn + 360 * at / blades + 70),
        )
        lines += f"M{ax:.0f} {ay:.0f}L{bx:.0f} {by:.0f}"
    opening = polygon(*(around(x, y, inner, turn + 360 * at / blades) for at in range(blades)))
    return [Form(disc(x, y, r)), Form(lines, "ground", 2.5), Form(opening, "detail")]


def contours(w: float, h: float, dice: Dice) -> list[Form]:
    """Heights on a map."""
    count = 5 + round(3 * dice.high)
    x, y = w * dice.between(0.35, 0.65), h * dice.between(0.4, 0.6)
    lines = "".join(
        ellipse(x + at * w * 0.012, y - at * h * 0.012, w * (0.07 + 0.085 * at), h * (0.05 + 0.07 * at))
        for at in range(count)
    )
    return [Form(lines, "main", 4), Form(disc(x, y, min(w, h) * 0.03), "detail")]


def reel(w: float, h: float, dice: Dice) -> list[Form]:
    """A reel, or a dial, with one thing marked."""
    r = min(w, h) * 0.45
    x, y = w / 2, h / 2
    holes = dice.whole(5, 7)
    turn = dice.between(0, 60)
    several = [disc(*around(x, y, r * 0.62, turn + 360 * at / holes), r * 0.2) for at in range(holes)]
    return [
        Form(disc(x, y, r)),
        Form("".join(several[1:]), "ground"),
        Form(several[0], "detail"),
        Form(disc(x, y, r * 0.1), "ground"),
    ]


def voice(w: float, h: float, dice: Dice) -> list[Form]:
    """A voice, spreading."""
    x, y = w * dice.pick((0.14, 0.86)), h * dice.between(0.4, 0.6)
    count = 4 + round(2 * dice.high)
    reach = w * 0.84
    to = 0 if x < w / 2 else 180
    lines = "".join(arc(x, y, reach * (at + 1) / count, to - 50, to + 50) for at in range(count))
    return [Form(lines, "main", reach / count * 0.42), Form(disc(x, y, reach * 0.1), "detail")]


def frames(w: float, h: float, dice: Dice) -> list[Form]:
    """A strip of film, one frame held."""
    lean = dice.between(-14, 14)
    wide, count = w * 0.46, 5
    tall = wide * 0.72
    x, y = w / 2, h / 2
    held = dice.whole(1, 3)

    def box(cx: float, cy: float, bw: float, bh: float) -> str:
        return polygon(
            *turned(
                [
                    (cx - bw / 2, cy - bh / 2),
                    (cx + bw / 2, cy - bh / 2),
                    (cx + bw / 2, cy + bh / 2),
                    (cx - bw / 2, cy + bh / 2),
                ],
                x,
                y,
                lean,
            )
        )

    places = [y + (at - 2) * tall for at in range(count)]
    holes = "".join(
        box(x + side * wide * 0.62, at + off * tall, wide * 0.09, tall * 0.2)
        for at in places
        for side in (-1, 1)
        for off in (-0.25, 0.25)
    )
    shown = [box(x, at, wide, tall * 0.86) for at in places]
    return [
        Form(bar(x, y, wide * 1.5, h * 1.6, lean)),
        Form(holes, "ground"),
        Form("".join(one for at, one in enumerate(shown) if at != held), "second"),
        Form(shown[held], "detail"),
    ]


def look(w: float, h: float, dice: Dice) -> list[Form]:
    """Two beams, and where they cross."""
    spread = dice.between(9, 14)
    low, high = h + 20, max(w, h) * 1.5
    lean = dice.between(14, 24)
    return [
        Form(sector(w * 0.12, low, high, -90 + lean - spread, -90 + lean + spread)),
        Form(sector(w * 0.88, low, high, -90 - lean - spread, -90 - lean + spread), "second"),
        Form(disc(w / 2, h * 0.28, min(w, h) * 0.14), "detail"),
    ]
