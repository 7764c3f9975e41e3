"""The funnel of prepare: what each step keeps and removes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.inspection.figures.bars import ROW, Bar, draw_bars, key
from reelkin.inspection.plates import EDGE, Plate
from reelkin.inspection.wording import count, counted, percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


STEPS = {
    "listed": "all titles",
    "kind": "other kinds out",
    "untitled": "without a title out",
    "adult": "adult out",
    "type": "other types out",
    "year": "other years out",
    "unrated": "unrated out",
    "votes": "few votes out",
}
"""Short names of prepare's steps; a step not known keeps its own."""


def funnel(steps: Sequence[Mapping[str, Any]]) -> Plate:
    """One bar a step: what it keeps in colour, what it removes beside it. `steps` have step, kept, removed."""
    start = steps[0]["kept"] + steps[0]["removed"]
    end = steps[-1]["kept"]
    title = (
        f"{count(end)} of {counted(start, 'title')} are left for the model, {percent(end / max(start, 1))}"
    )
    plate = Plate(
        title, "Titles that each step of prepare keeps and removes", height=0.3 + len(steps) * ROW + 2 * EDGE
    )
    key(plate, EDGE, 0, [("blue", "kept"), ("orange", "removed")])
    bars = [
        Bar(STEPS.get(step["step"], step["step"]), (step["kept"], step["removed"]), _note(step))
        for step in steps
    ]
    draw_bars(plate, bars, ("blue", "orange"), top=0.3, longest=start)
    return plate


def _note(step: Mapping[str, Any]) -> str:
    removed = f", \u2212{count(step['removed'])}" if step["removed"] else ""
    return f"{count(step['kept'])}{removed}"
