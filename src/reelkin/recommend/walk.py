"""A walk from one film to another: a few stops between them, each near the one before and nearer to the end.

Of all ways with so many stops through well-known films that lie between the two, it is the one that costs least. A step
costs the square of what it lacks to be near, so that one wide step costs more than two of half its width, and the
stops come out evenly spread. The least sum is found stop by stop (Viterbi, 1967), so it is the least there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.embedding.nearness import nearness
from reelkin.errors import UsageError
from reelkin.recommend.answer import make_pick
from reelkin.recommend.facts import read_facts
from reelkin.recommend.franchise import collapse
from reelkin.recommend.question import ask_similar

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.pick import Pick

    Doubles = npt.NDArray[np.float64]
    Rows = npt.NDArray[np.intp]

STOPS = 6
MOST_STOPS = 12
KNOWN = 4000
"""Stops are among so many of the most voted titles: a walk is through films people have heard of."""
BETWEEN = 500
"""Of those, so many that make the least detour are looked at."""
NEAR = 1.15
"""Nearness that is near enough: what films of one director and kind have. Without it, walks dwell on a series."""


@dataclass(frozen=True)
class Walk:
    """A way between two titles.

    Attributes:
        start: the title it begins at.
        steps: one pick for each step, the last of them the title it ends at; each is a pick for the title before,
            so its reasons are the whole sum of why it is near that one.
    """

    start: TitleFacts
    steps: tuple[Pick, ...]

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """The walk as JSON values; each step with its `reasons` largest reasons (None: all of them)."""
        start = {"tconst": self.start.tconst, "title": self.start.title, "year": self.start.year}
        return {"start": start, "steps": [step.to_dict(reasons) for step in self.steps]}


def walk(bundle: Bundle, start: int, end: int, stops: int = STOPS) -> Walk:
    """The walk from row `start` to row `end` with so many stops between them, or fewer where there is no such way.

    Raises:
        UsageError: both are the same title, or `stops` is not from 0 to MOST_STOPS.
    """
    if start == end:
        raise UsageError(f"a walk needs two titles, and both are {read_facts(bundle, start).named}")
    if not 0 <= stops <= MOST_STOPS:
        raise UsageError(f"stops: must be from 0 to {MOST_STOPS}, got {stops}")
    rows = np.array([start, *_between(bundle, start, end), end], dtype=np.intp)
    way = [int(rows[place]) for place in nearest_way(_costs(bundle, rows), stops + 1)]
    steps = [make_pick(ask_similar(bundle, before), row) for before, row in pairwise(way)]
    return Walk(read_facts(bundle, start), tuple(steps))


def nearest_way(costs: Doubles, steps: int) -> list[int]:
    """The places of the cheapest way from the first to the last place, in `steps` steps or as many as it can have.

    Args:
        costs: float64[m, m], infinite where there is no step from i to j.
        steps: at least 1.
    """
    reached = [costs[0]]
    came_from: list[Rows] = []
    for _ in range(steps - 1):
        through = reached[-1][:, None] + costs
        came_from.append(through.argmin(axis=0))
        reached.append(through.min(axis=0))
    taken = max((step for step in range(steps) if np.isfinite(reached[step][-1])), default=0)
    way = [len(costs) - 1]
    for step in range(taken, 0, -1):
        way.append(int(came_from[step - 1][way[-1]]))
    return [0, *reversed(way)]


def _between(bundle: Bundle, start: int, end: int) -> list[int]:
    """The well-known titles between two, of each series and work one, neither's own among them; by row."""
    known = np.arange(min(KNOWN, len(bundle)))
    detour = _angles(bundle, known, start) + _angles(bundle, known, end)
    own = {int(bundle.titles.franchise[row]) for row in (start, end)} - {-1}
    ordered = [
        int(row)
        for row in known[np.argsort(detour, kind="stable")]
        if row not in (start, end) and int(bundle.titles.franchise[row]) not in own
    ]
    return sorted(collapse(bundle, ordered[: 2 * BETWEEN], (start, end), "collapse", nearest=0)[:BETWEEN])


def _angles(bundle: Bundle, rows: Rows, to: int) -> Doubles:
    """float64[len(rows)]: the angle between each title's vector and that of the title `to`."""
    vectors = bundle.embedding.vectors[rows].astype(np.float64)
    other = bundle.embedding.vectors[to].astype(np.float64)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1) * np.linalg.norm(other), 1e-12)
    angles: Doubles = np.arccos(np.clip(np.einsum("id,d->i", vectors, other) / lengths, -1, 1))
    return angles


def _costs(bundle: Bundle, rows: Rows) -> Doubles:
    """float64[m, m]: what each step costs; infinite if it does not go on, away from the first row, towards the last."""
    lacking = np.maximum(NEAR - nearness(bundle.linear, rows), 0.0)
    progress = _angles(bundle, rows, int(rows[0])) - _angles(bundle, rows, int(rows[-1]))
    progress[0], progress[-1] = -np.inf, np.inf
    return np.where(progress[:, None] < progress[None, :], lacking**2, np.inf)
