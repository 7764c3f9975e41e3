"""Shapes as SVG paths, in numbers short enough for a small file."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    Point = tuple[float, float]

Role = Literal["main", "second", "detail", "ground"]


@dataclass(frozen=True)
class Form:
    """One shape of a motif: what it is, and what part it plays; the manner decides how it is painted.

    Attributes:
        path: an SVG path's data.
        role: which of the poster's colours it takes; "ground" cuts a hole.
        line: the width of its line; 0 for a filled shape.
    """

    path: str
    role: Role = "main"
    line: float = 0.0


def number(value: float) -> str:
    """With one decimal at most."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    """Several, with as few separators as SVG needs."""
    joined = ""
    for value in values:
        text = number(value)
        joined += text if not joined or text.startswith("-") else " " + text
    return joined


def path(*steps: str | float) -> str:
    """Commands and their numbers, in turn, such as "M", 0, 0, "L", 10, 10, "z"."""
    drawn = ""
    run: list[float] = []
    for step in (*steps, ""):
        if isinstance(step, str):
            drawn += numbers(*run) + step
            run = []
        else:
            run.append(step)
    return drawn


def polygon(*points: Point) -> str:
    """A closed shape through these points."""
    (x, y), *others = points
    return f"M{numbers(x, y)}L{numbers(*(part for point in others for part in point))}z"


def polyline(*points: Point) -> str:
    """An open line through these points."""
    return polygon(*points)[:-1]


def rectangle(x: float, y: float, w: float, h: float) -> str:
    """A rectangle from its top left corner."""
    return f"M{numbers(x, y)}h{number(w)}v{number(h)}h{number(-w)}z"


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """An ellipse around a centre, clockwise as the other shapes are, so that they unite where they overlap."""
    return path("M", x - rx, y, "a", rx, ry, 0, 1, 1, 2 * rx, 0, "a", rx, ry, 0, 1, 1, -2 * rx, 0, "z")


def disc(x: float, y: float, r: float) -> str:
    """A circle around a centre."""
    return ellipse(x, y, r, r)


def around(x: float, y: float, r: float, angle: float) -> Point:
    """The point at `angle` degrees (0 right, 90 down) on a circle."""
    return x + r * cos(radians(angle)), y + r * sin(radians(angle))


def arc(x: float, y: float, r: float, start: float, end: float) -> str:
    """An open arc of a circle, clockwise from `start` to `end` degrees, less than 360 apart."""
    (x0, y0), (x1, y1) = around(x, y, r, start), around(x, y, r, end)
    far = int((end - start) % 360 > 180)
    return f"M{numbers(x0, y0)}A{numbers(r, r)} 0 {far} 1 {numbers(x1, y1)}"


def half(x: float, y: float, r: float, angle: float) -> str:
    """The half of a disc that lies clockwise of `angle` degrees: 0 is the lower half."""
    return arc(x, y, r, angle, angle + 179.99) + "z"


def quarter(x: float, y: float, r: float, angle: float) -> str:
    """A quarter of a disc from its corner, clockwise from `angle` degrees."""
    (x0, y0), (x1, y1) = around(x, y, r, angle), around(x, y, r, angle + 90)
    return f"M{numbers(x, y)}L{numbers(x0, y0)}A{numbers(r, r)} 0 0 1 {numbers(x1, y1)}z"


def sector(x: float, y: float, r: float, start: float, end: float) -> str:
    """A beam: a triangle from a point outwards between two angles."""
    return polygon((x, y), around(x, y, r, start), around(x, y, r, end))


def turned(points: Iterable[Point], x: float, y: float, angle: float) -> list[Point]:
    """Points turned about (x, y) by `angle` degrees."""
    c, s = cos(radians(angle)), sin(radians(angle))
    return [(x + c * (px - x) - s * (py - y), y + s * (px - x) + c * (py - y)) for px, py in points]


def square(x: float, y: float, side: float, angle: float = 0.0) -> str:
    """A square around a centre, turned by `angle` degrees."""
    return bar(x, y, side, side, angle)


def bar(x: float, y: float, w: float, h: float, angle: float = 0.0) -> str:
    """A rectangle around a centre, turned by `angle` degrees."""
    corners = [(x - w / 2, y - h / 2), (x + w / 2, y - h / 2), (x + w / 2, y + h / 2), (x - w / 2, y + h / 2)]
    return polygon(*turned(corners, x, y, angle))


def grid(w: float, h: float, across: int, most: int = 24) -> tuple[float, int, int]:
    """The side, columns and rows of square cells that cover a field, about `across` of them in a row.

    No more than about `most` in all: on a narrow field they are larger and run past its side.
    """
    side = max(w / across, (w * h / most) ** 0.5)
    return side, max(2, round(w / side + 0.3)), max(1, round(h / side + 0.4))


def star(x: float, y: float, outer: float, inner: float, points: int, angle: float = -90.0) -> str:
    """A star around a centre, one of its points at `angle` degrees."""
    step = 180 / points
    return polygon(*(around(x, y, inner if i % 2 else outer, angle + i * step) for i in range(2 * points)))
