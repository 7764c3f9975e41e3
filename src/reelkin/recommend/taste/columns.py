"""The panels of columns: what somebody likes by decade, and by how much it is watched, with the world's line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reelkin.recommend.taste.frame import ACROSS, FAINT, LEFT, LINE, RIGHT, accent, heading
from reelkin.recommend.taste.svg import QUIET, path, rect, text, width_of
from reelkin.recommend.taste.telling import likes
from reelkin.recommend.taste.wording import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.recommend.taste.answer import Era, TasteProfile
    from reelkin.recommend.taste.frame import Panel


def eras(found: TasteProfile, y: float) -> Panel:
    """A column for each decade, and the world's outline over them."""
    if not found.liked or not found.eras:
        return [], y
    drawn, y = heading("Eras", f"share of what {likes(found.name)}, by decade", y)
    every = _without_gaps(found.eras)
    tall, base = 92.0, y + 24 + 92.0
    step = ACROSS / len(every)
    most = max(max(one.share, one.world) for one in every)
    for place, one in enumerate(every):
        high = tall * one.share / most
        drawn.append(rect(LEFT + place * step + 1.5, base - high, step - 3, high, accent(found)))
    drawn.append(path(_outline([one.world / most for one in every], step, base, tall), width=2))
    best = max(range(len(every)), key=lambda place: every[place].share)
    x = min(max(LEFT + (best + 0.5) * step, LEFT + 18), RIGHT - 18)
    high = base - tall * max(every[best].share, every[best].world) / most
    drawn.append(text(x, high - 6, percent(every[best].share), anchor="middle", bold=True))
    apart = max(1, math.ceil((width_of("1950s") + 6) / step))
    for place in range(len(every) - 1, -1, -apart):
        x = min(max(LEFT + (place + 0.5) * step, LEFT + 20), RIGHT - 20)
        drawn.append(text(x, base + LINE, every[place].decade, anchor="middle", opacity=QUIET))
    return drawn, base + LINE


def _without_gaps(told: Sequence[Era]) -> list[Era]:
    """From the first decade to the last, so that a column always stands for ten years."""
    by_year = {int(one.decade.rstrip("s")): one for one in told}
    return [
        by_year.get(year, type(told[0])(f"{year}s", 0, 0.0, 0.0))
        for year in range(min(by_year), max(by_year) + 10, 10)
    ]


def _outline(heights: Sequence[float], step: float, base: float, tall: float) -> str:
    """The `d` of steps at these heights, 0 to 1."""
    ends = [f"M{LEFT:g} {base - tall * heights[0]:.1f}"]
    for place, height in enumerate(heights):
        ends.append(f"V{base - tall * height:.1f}H{LEFT + (place + 1) * step:.1f}")
    return "".join(ends)


def track(found: TasteProfile, y: float) -> Panel:
    """How far off the beaten track: their likes by tenths of what the world watches, each tenth as much to the world."""
    if not found.tells:
        return [], y
    drawn, y = heading(
        f"Off the beaten track: {percent(found.offbeat)}", "from what most watch to what few do", y
    )
    tall, base = 56.0, y + 10 + 56.0
    step, most = ACROSS / len(found.track), max(*found.track, 2 * found.liked / len(found.track))
    for place, count in enumerate(found.track):
        high = tall * count / most
        drawn.append(rect(LEFT + place * step + 1.5, base - high, step - 3, high, accent(found)))
    level = base - tall * found.liked / len(found.track) / most
    drawn.append(path(f"M{LEFT:g} {level:.1f}H{RIGHT:g}", width=2))
    drawn.append(path(f"M{LEFT:g} {base:.1f}H{RIGHT:g}", width=1, opacity=FAINT))
    drawn.append(text(LEFT, base + LINE, "most watched", opacity=QUIET))
    drawn.append(text(RIGHT, base + LINE, "least watched", opacity=QUIET, anchor="end"))
    return drawn, base + LINE
