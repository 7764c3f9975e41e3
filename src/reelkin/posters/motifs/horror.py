"""Horror: it looks, it bites, it runs down the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import (
    Form,
    around,
    disc,
    ellipse,
    numbers,
    path,
    polygon,
    polyline,
    rectangle,
    turned,
)

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice


def eye(w: float, h: float, dice: Dice) -> list[Form]:
    """A single eye."""
    rx = w * dice.between(0.44, 0.56)
    ry = min(h * 0.4, rx * dice.between(0.42, 0.62))
    x, y = w / 2, h * dice.between(0.46, 0.54)
    lens = f"M{numbers(x - rx, y)}Q{numbers(x, y - 2 * ry, x + rx, y)}Q{numbers(x, y + 2 * ry, x - rx, y)}z"
    look = rx * dice.between(-0.18, 0.18)
    pupil = dice.chance(0.5)
    inner = ellipse(x + look, y, ry * 0.2, ry * 0.74) if pupil else disc(x + look, y, ry * 0.36)
    return [Form(lens), Form(disc(x + look, y, ry * 0.8), "detail"), Form(inner, "ground")]


def teeth(w: float, h: float, dice: Dice) -> list[Form]:
    """Teeth from above and from below."""
    count = 4 + round(2 * dice.high)
    gap = h * dice.between(0.05, 0.16)
    step = w / count

    def row(edge: float, tip: float, shift: float) -> str:
        points = [(-step, edge)]
        for at in range(count + 2):
            x = (at - 1 + shift) * step
            points += [
                (x + step / 2, tip + dice.between(-0.06, 0.06) * h),
                (x + step, edge + (tip - edge) * 0.25),
            ]
        far = edge + (edge - tip)
        return polygon((-step, far), *points, (w + 2 * step, far))

    return [
        Form(row(0, h / 2 - gap / 2, 0)),
        Form(row(h, h / 2 + gap / 2, 0.5), "second"),
        Form(disc(w * dice.between(0.3, 0.7), h / 2, min(w, h) * 0.045), "detail"),
    ]


def drip(w: float, h: float, dice: Dice) -> list[Form]:
    """Something that runs down."""
    count = 6
    step = w / count
    edge = path("M", 0, -99, "V", h * 0.2)
    r = step / 4
    for _ in range(count):
        long = h * dice.between(0.05, 0.62)
        edge += path("v", long, "a", r, r, 0, 0, 0, 2 * r, 0, "v", -long, "a", r, r, 0, 0, 1, 2 * r, 0)
    return [Form(edge + "V-99z"), Form(disc(w * dice.between(0.2, 0.8), h * 0.9, step * 0.25), "detail")]


def claws(w: float, h: float, dice: Dice) -> list[Form]:
    """Slashes."""
    count = dice.whole(3, 5)
    lean = w * dice.between(0.2, 0.35) * dice.pick((-1, 1))
    wide = w / (count * 2.6)
    slashes = ""
    for at in range(count):
        x = w * (0.22 + 0.56 * at / (count - 1))
        low, high = h * dice.between(0.84, 0.98), h * dice.between(0.02, 0.14)
        start, end = (x + lean / 2, high), (x - lean / 2, low)
        slashes += path("M", *start, "Q", x + wide, h / 2, *end, "Q", x - wide, h / 2, *start, "z")
    return [Form(slashes), Form(disc(w * 0.5 - lean, h * 0.2, min(w, h) * 0.06), "detail")]


def ajar(w: float, h: float, dice: Dice) -> list[Form]:
    """Two eyes in the gap of a door."""
    x = w * dice.between(0.36, 0.64)
    wide = w * dice.between(0.14, 0.2)
    y, r = h * dice.between(0.3, 0.5), w * 0.028
    return [
        Form(rectangle(-99, -99, w + 198, h + 198)),
        Form(
            polygon(
                (x - wide / 2, -99),
                (x + wide / 2, h * 0.03),
                (x + wide / 2, h * 0.97),
                (x - wide / 2, h + 99),
            ),
            "ground",
        ),
        Form(ellipse(x - wide * 0.18, y, r * 0.7, r) + ellipse(x + wide * 0.22, y, r * 0.7, r), "detail"),
        Form(disc(x + wide * 0.95, h * 0.55, w * 0.025), "second"),
    ]


def woods(w: float, h: float, dice: Dice) -> list[Form]:
    """Bare trunks, and a moon too near."""
    r = min(w, h) * dice.between(0.28, 0.36)
    trunks = ""
    count = dice.whole(5, 7)
    for at in range(count):
        x, wide = w * (at + dice.between(0.2, 0.8)) / count, w * dice.between(0.02, 0.05)
        lean = w * dice.between(-0.05, 0.05)
        trunks += polygon(
            (x, h + 99), (x + lean + wide * 0.2, -99), (x + lean + wide * 0.6, -99), (x + wide, h + 99)
        )
        y = h * dice.between(0.2, 0.6)
        trunks += polygon(
            (x + lean * 0.5, y),
            (x + w * dice.between(-0.14, 0.14), y - h * 0.16),
            (x + wide + lean * 0.5, y + h * 0.05),
        )
    return [Form(disc(w * dice.between(0.35, 0.65), h * 0.42, r), "detail"), Form(trunks)]


def web(w: float, h: float, dice: Dice) -> list[Form]:
    """A web from a corner, and who made it."""
    x = dice.pick((0.0, w))
    start = 0 if x == 0 else 90
    reach = min(w, h) * 1.15
    spokes = 5
    lines = "".join(
        polyline((x, 0), around(x, 0, reach * 1.6, start + 90 * at / (spokes - 1))) for at in range(spokes)
    )
    for ring in range(1, 6):
        r = reach * ring / 5.2
        knots = [around(x, 0, r, start + 90 * at / (spokes - 1)) for at in range(spokes)]
        lines += polyline(*knots)
    body = around(x, 0, reach * dice.between(0.6, 0.9), start + dice.between(30, 60))
    return [Form(lines, "main", 2.5), Form(disc(*body, min(w, h) * 0.07), "detail")]


def stones(w: float, h: float, dice: Dice) -> list[Form]:
    """Stones in a row, under a moon; one leans."""
    count = dice.pick((2, 3))
    step = w / count
    wide = step * 0.56
    leaning = dice.whole(0, count - 1)
    forms = [Form(disc(w * dice.between(0.2, 0.8), h * 0.22, min(w, h) * dice.between(0.12, 0.18)), "detail")]
    for at in range(count):
        x, top = (at + 0.5) * step, h * dice.between(0.42, 0.56)
        stone = [(x - wide / 2, h + 99), (x - wide / 2, top), (x + wide / 2, top), (x + wide / 2, h + 99)]
        lean = dice.between(6, 12) if at == leaning else 0.0
        (ax, ay), (bx, by) = turned(stone, x, h, lean)[1:3]
        head = disc((ax + bx) / 2, (ay + by) / 2, wide / 2)
        forms.append(Form(polygon(*turned(stone, x, h, lean)) + head, "second" if at == leaning else "main"))
    return [*forms, Form(rectangle(-99, h * 0.92, w + 198, h), "main")]


def candle(w: float, h: float, dice: Dice) -> list[Form]:
    """A candle that will not last."""
    wide = min(w * 0.2, h * 0.2)
    x, top = w * dice.between(0.4, 0.6), h * dice.between(0.46, 0.6)
    high = wide * dice.between(1.2, 1.6)
    flame = path("M", x, top - high - wide * 0.2, "Q", x + wide * 0.9, top - wide * 0.5, x, top - wide * 0.2)
    flame += path("Q", x - wide * 0.9, top - wide * 0.5, x, top - high - wide * 0.2, "z")
    glow = min(w, h) * dice.between(0.3, 0.38)
    drop = dice.pick((-1, 1)) * wide * 0.5
    return [
        Form(disc(x, top - high * 0.5, glow), "second"),
        Form(rectangle(x - wide / 2, top, wide, h)),
        Form(rectangle(x + drop - wide * 0.14, top, wide * 0.28, h * dice.between(0.1, 0.22)), "main"),
        Form(flame, "detail"),
    ]
