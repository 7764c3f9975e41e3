"""Accuracy against coverage: what a method finds, and how much of the catalogue it ever shows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.ticker import FuncFormatter, NullFormatter

from reelkin.evaluation.report.wording import point
from reelkin.inspection.figures.bars import key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.style import HALF, SMALL, colour, text_width
from reelkin.inspection.wording import count

if TYPE_CHECKING:
    from collections.abc import Sequence

HEIGHT, LEFT, BELOW = 3.0, 0.6, 0.5
LINE = 0.14
"""Inches that a label needs from top to bottom."""
TICK_ROOM = 0.5
"""Inches from one tick to the next, at least."""
NEAR = 0.07
"""Inches from a dot to its label."""
BESIDE = 0.02
"""Inches to either side of an interval's line that no label should lie on."""
OURS, THEIRS = "orange", "blue"
TICKS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000)


@dataclass(frozen=True)
class Method:
    """A method's coverage (titles), accuracy with its interval, and whether it is ours."""

    name: str
    coverage: int
    mean: float
    low: float
    high: float
    ours: bool


def trade_plate(title: str, subtitle: str, methods: Sequence[Method], along: str) -> Plate:
    """A dot a method; `along` names the accuracy."""
    plate = Plate(title, subtitle, height=EDGE + 0.22 + HEIGHT + BELOW)
    key(plate, EDGE, EDGE, [(OURS, "reelkin"), (THEIRS, "what it is compared with")])
    width = HALF - LEFT - EDGE - 0.05
    axes = plate.panel(LEFT, EDGE + 0.3, width, HEIGHT)
    least, most = min(one.coverage for one in methods), max(one.coverage for one in methods)
    top = max(one.high for one in methods) * 1.08 or 1
    axes.set_xscale("log")
    axes.set(
        xlim=(max(least, 1) / 1.6, most * 1.6),
        # Room below 0 for the labels of what finds next to nothing.
        ylim=(-top * 1.6 * LINE / HEIGHT, top),
        xlabel="different titles recommended to all people together",
    )
    axes.set_ylabel(along)
    low, high = axes.get_xlim()
    axes.set_xticks(_apart([tick for tick in TICKS if low <= tick <= high], width / math.log(high / low)))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda number, _: count(number)))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.minorticks_off()
    axes.set_yticks([tick for tick in axes.get_yticks() if 0 <= tick <= top])
    axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _: point(number, 2) if number else "0"))
    axes.grid(visible=True)
    for one in methods:
        ink = colour(OURS if one.ours else THEIRS)
        axes.plot((one.coverage,) * 2, (one.low, one.high), color=ink, linewidth=1.2)
        axes.plot((one.coverage,), (one.mean,), "o", color=ink, markersize=5)
    for one, (across, up, side) in zip(methods, _labels(methods, axes, width), strict=True):
        axes.annotate(
            one.name,
            (one.coverage, one.mean),
            (72 * across, 72 * up),
            textcoords="offset points",
            size=SMALL,
            ha=side,
            va="center",
            weight="bold" if one.ours else "normal",
        )
    return plate


def _apart(ticks: Sequence[int], inch: float) -> list[int]:
    """Those of the ticks whose labels do not touch; `inch` is the length of a factor of e."""
    kept: list[int] = []
    for tick in ticks:
        if not kept or math.log(tick / kept[-1]) * inch >= TICK_ROOM:
            kept.append(tick)
    return kept


def _labels(methods: Sequence[Method], axes: object, width: float) -> list[tuple[float, float, str]]:
    """Where each label lies, in inches from its dot, and its anchor: on a free spot near by."""
    places = [_inches(one.coverage, one.mean, axes, width) for one in methods]
    taken = [(x - 0.05, y - 0.06, x + 0.05, y + 0.06) for x, y in places]
    for one in methods:
        ends = [_inches(one.coverage, end, axes, width) for end in (one.low, one.high)]
        taken.append((ends[0][0] - BESIDE, ends[0][1], ends[1][0] + BESIDE, ends[1][1]))
    chosen: dict[int, tuple[float, float, str]] = {}
    # The best first: they are what is looked for.
    for number in sorted(range(len(methods)), key=lambda row: -methods[row].mean):
        x, y = places[number]
        wide = text_width(methods[number].name, SMALL, "bold" if methods[number].ours else "normal")
        best = None
        for up in (0.0, LINE, -LINE, 1.6 * LINE, -1.6 * LINE, 2.3 * LINE, -2.3 * LINE):
            for across, side in ((NEAR, "left"), (-NEAR, "right"), (0.0, "center")):
                start = x + across - {"left": 0.0, "right": wide, "center": wide / 2}[side]
                box = (start, y + up - LINE / 2, start + wide, y + up + LINE / 2)
                clash = sum(_overlap(box, other) for other in taken)
                clash += 10 * (max(0.0, -box[0]) + max(0.0, box[2] - width))
                clash += 10 * (max(0.0, -box[1]) + max(0.0, box[3] - HEIGHT))
                cost = clash + 0.002 * abs(up) + 0.0005 * (side != "left")
                if side == "center" and abs(up) < LINE:
                    continue
                if best is None or cost < best[0]:
                    best = cost, (across, up, side), box
        assert best is not None
        chosen[number] = best[1]
        taken.append(best[2])
    return [chosen[number] for number in range(len(methods))]


def _inches(coverage: int, accuracy: float, axes: object, width: float) -> tuple[float, float]:
    transform = axes.transScale  # type: ignore[attr-defined]
    (low, bottom), (high, top) = transform.transform(
        list(zip(axes.get_xlim(), axes.get_ylim(), strict=True))  # type: ignore[attr-defined]
    )
    x, y = transform.transform((max(coverage, 1), accuracy))
    return float((x - low) / (high - low) * width), float((y - bottom) / (top - bottom) * HEIGHT)


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, across) * max(0.0, up) * 10
