"""Drama: plain things that stand for more: a door, a stair, a shadow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.posters.forms import Form, arc, disc, half, polygon, rectangle

if TYPE_CHECKING:
    from reelkin.posters.dice import Dice
    from reelkin.posters.forms import Role


def door(w: float, h: float, dice: Dice) -> list[Form]:
    """A door ajar, and its light on the floor."""
    tall, wide = h * dice.between(0.62, 0.72), min(w, h) * dice.between(0.3, 0.42)
    x, floor = w * dice.between(0.3, 0.45), h * 0.8
    lean = w * dice.between(0.25, 0.6) * dice.pick((-1, 1))
    return [
        Form(rectangle(-99, floor, w + 198, h), "second"),
        Form(polygon((x, floor), (x + wide, floor), (x + wide + lean * 1.3, h + 99), (x + lean, h + 99))),
        Form(rectangle(x, floor - tall, wide, tall)),
        Form(
            polygon(
                (x, floor - tall),
                (x + wide * 0.3, floor - tall * 0.9),
                (x + wide * 0.3, floor + tall * 0.09),
                (x, floor),
            ),
            "detail",
        ),
    ]


def stair(w: float, h: float, dice: Dice) -> list[Form]:
    """Steps up, with something at the top."""
    steps = 4 + round(3 * dice.long)
    run, rise = (w + 10) / steps, h * dice.between(0.62, 0.8) / steps
    points = [(-99.0, h + 99)]
    for step in range(steps):
        points += [(step * run - 5, h - (step + 0.5) * rise), ((step + 1) * run - 5, h - (step + 0.5) * rise)]
    points.append((w + 99, h + 99))
    r = run * dice.between(0.5, 0.85)
    at = dice.whole(0, max(0, steps - 3))
    if dice.chance(0.5):
        points = [(w - x, y) for x, y in points]
        return [
            Form(polygon(*points)),
            Form(disc(w - (at + 0.5) * run, h - (at + 0.5) * rise - r, r), "detail"),
        ]
    return [Form(polygon(*points)), Form(disc((at + 0.5) * run - 5, h - (at + 0.5) * rise - r, r), "detail")]


def apart(w: float, h: float, dice: Dice) -> list[Form]:
    """One disc cut in two, and the halves slid along the cut."""
    r = min(w, h) * dice.between(0.36, 0.44)
    slide = r * dice.between(0.25, 0.7) * dice.pick((-1, 1))
    x, y = w / 2, h / 2
    if dice.chance(0.5):
        return [Form(half(x - slide / 2, y - 2, r, 180)), Form(half(x + slide / 2, y + 2, r, 0), "second")]
    return [Form(half(x - 2, y - slide / 2, r, 90)), Form(half(x + 2, y + slide / 2, r, 270), "second")]


def shadow(w: float, h: float, dice: Dice) -> list[Form]:
    """Somebody upright, and a long shadow."""
    side = dice.pick((-1, 1))
    floor, wide, tall = h * dice.between(0.5, 0.6), w * 0.11, h * dice.between(0.34, 0.4)
    x = w * (0.5 - side * dice.between(0.12, 0.24))
    end = x + side * w * dice.between(0.5, 0.8)
    return [
        Form(polygon((x, floor), (x + wide, floor), (end + wide * 3, h + 99), (end, h + 99)), "second"),
        Form(rectangle(x, floor - tall, wide, tall)),
        Form(disc(x + wide / 2, floor - tall - wide * 0.72, wide * 0.62)),
    ]


def tide(w: float, h: float, dice: Dice) -> list[Form]:
    """Waves, row over row, and a low sun or moon."""
    rows = 3 + round(2 * dice.high)
    wave = w / dice.pick((1.5, 2, 2.5))
    high = h * 0.075
    r = min(w, h) * dice.between(0.2, 0.3)
    forms = [Form(disc(w * dice.between(0.3, 0.7), h * 0.36, r), "detail")]
    for row in range(rows):
        y = h * (0.46 + 0.54 * row / rows)
        x = -wave * (1 + 0.37 * row % 1)
        path = f"M{x:.0f} {y:.0f}" + f"q{wave / 4:.0f} {-high:.0f} {wave / 2:.0f} 0t{wave / 2:.0f} 0" * (
            int(w / wave) + 3
        )
        forms.append(Form(f"{path}V{h + 99:.0f}H-300z", "main" if row % 2 else "second"))
    return forms


def arches(w: float, h: float, dice: Dice) -> list[Form]:
    """Arches one within the other, as on a stage."""
    count = 3 + round(dice.long * 2)
    outer = w * dice.between(0.4, 0.48)
    x, top = w * dice.between(0.44, 0.56), h * 0.12 + outer
    roles: tuple[Role, ...] = ("main", "second", "main", "detail", "main")
    forms = []
    for at in range(count):
        r = outer * (1 - at / count)
        path = f"M{x - r:.1f} {h + 99:.0f}V{top:.1f}a{r:.1f} {r:.1f} 0 0 1 {2 * r:.1f} 0V{h + 99:.0f}z"
        forms.append(Form(path, roles[at] if at < count - 1 else "detail"))
    return forms


def balance(w: float, h: float, dice: Dice) -> list[Form]:
    """Something heavy on the edge of something."""
    side = dice.pick((-1, 1))
    r = min(w, h) * dice.between(0.2, 0.27)
    floor, x = h * dice.between(0.6, 0.68), w / 2
    lean = side * h * dice.between(0.05, 0.1)
    plank = polygon(
        (-99, floor + lean),
        (w + 99, floor - lean),
        (w + 99, floor - lean + h * 0.045),
        (-99, floor + lean + h * 0.045),
    )
    at = x + side * w * dice.between(0.16, 0.26)
    light = x - side * w * dice.between(0.26, 0.34)
    slope = -lean / (x + 99)
    on, beside = floor + slope * (at - x), floor + slope * (light - x)
    return [
        Form(polygon((x, floor + 4), (x + w * 0.24, h + 99), (x - w * 0.24, h + 99)), "second"),
        Form(plank),
        Form(disc(at, on - r, r), "detail"),
        Form(rectangle(light - r * 0.4, beside - r * 0.8 + 2, r * 0.8, r * 0.8)),
    ]


def moons(w: float, h: float, dice: Dice) -> list[Form]:
    """One disc passing before another."""
    r = min(w, h) * dice.between(0.36, 0.43)
    dx, dy = r * dice.between(0.25, 0.5) * dice.pick((-1, 1)), r * dice.between(-0.4, -0.1)
    x, y = w / 2 - dx / 2, h / 2 - dy / 2
    return [
        Form(disc(x, y, r)),
        Form(disc(x + dx, y + dy, r * 0.86), "ground"),
        Form(disc(x + dx * 1.3, y + dy, r * dice.between(0.16, 0.26)), "detail"),
    ]


def pane(w: float, h: float, dice: Dice) -> list[Form]:
    """A window of four or six, with weather in one pane."""
    across, down = 2, dice.pick((2, 3))
    gap = w * 0.035
    wide, tall = w * 0.72, h * 0.8
    cell_w, cell_h = (wide - gap * (across - 1)) / across, (tall - gap * (down - 1)) / down
    x0, y0 = (w - wide) / 2, (h - tall) / 2
    one = dice.whole(0, across * down - 1)
    cells = [
        (x0 + i % across * (cell_w + gap), y0 + i // across * (cell_h + gap)) for i in range(across * down)
    ]
    r = min(cell_w, cell_h) * 0.5
    others = "".join(rectangle(x, y, cell_w, cell_h) for i, (x, y) in enumerate(cells) if i != one)
    x, y = cells[one]
    return [
        Form(others),
        Form(rectangle(x, y, cell_w, cell_h), "second"),
        Form(half(x + cell_w / 2, y + cell_h, r, 180), "detail"),
    ]


def strings(w: float, h: float, dice: Dice) -> list[Form]:
    """Many lines that meet in one point."""
    count = 9 + round(6 * dice.high)
    x, y = w * dice.between(0.25, 0.75), h * dice.between(0.5, 0.66)
    path = "".join(f"M{x:.0f} {y:.0f}L{w * (i / (count - 1)):.0f}-99" for i in range(count))
    r = min(w, h) * 0.13
    return [
        Form(path, "main", 2),
        Form(f"M{x:.0f} {y:.0f}V{h + 99:.0f}", "main", 2),
        Form(disc(x, y, r), "detail"),
        Form(arc(x, y, r * 1.7, 20, 160), "second", 6),
    ]
