"""What one method scored in one protocol, and how two methods compare on the same people."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import UsageError
from reelkin.evaluation import bootstrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    Doubles = npt.NDArray[np.float64]

NOBODY = -1
"""In a list of picks: no title, since the method had no more to give."""


@dataclass(frozen=True, eq=False)
class Result:
    """What one method scored in one protocol.

    Attributes:
        method: its name.
        protocol: such as "people", "cold titles", "leave last out", "similar".
        judged: int64[m], whom or what the rows below are of: rows of the likes (people), or titles asked for.
        ranked: int32[m, N], the picks, the best first; NOBODY where there were no more.
        each: float64[m] by metric: one value for each of `judged`. NaN where the metric says nothing of them.
        whole: by metric, what is told of all picks together, such as the coverage.
        counts: how much was judged: "people" or "queries", "titles", "held out" …
    """

    method: str
    protocol: str
    judged: npt.NDArray[np.int64]
    ranked: npt.NDArray[np.int32]
    each: Mapping[str, Doubles]
    whole: Mapping[str, float] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    _intervals: dict[str, tuple[float, float]] = field(default_factory=dict, init=False, repr=False)

    def mean(self, metric: str) -> float:
        """The mean of a metric, or its value where it is told of all picks together; NaN where nothing is told.

        Raises:
            UsageError: it was not measured.
        """
        if metric in self.whole:
            return self.whole[metric]
        told = _told(self.of(metric))
        return float(told.mean()) if len(told) else float("nan")

    def interval(self, metric: str) -> tuple[float, float]:
        """The bootstrapped 95 % interval of the mean; both ends NaN where nothing is told.

        Raises:
            UsageError: it was not measured for each.
        """
        if metric not in self._intervals:
            told = _told(self.of(metric))
            self._intervals[metric] = bootstrap.interval(told) if len(told) else (float("nan"), float("nan"))
        return self._intervals[metric]

    def of(self, metric: str) -> Doubles:
        """float64[m]: a metric for each of `judged`.

        Raises:
            UsageError: it was not measured for each.
        """
        if metric not in self.each:
            raise UsageError(f"{metric}: not measured for {self.method}; there are {', '.join(self.each)}")
        return self.each[metric]

    def as_json(self) -> dict[str, Any]:
        """Means with their intervals and counts, for `json.dumps`; NaN becomes None. Lists of picks are left out."""
        return {
            "method": self.method,
            "protocol": self.protocol,
            "counts": dict(self.counts),
            "metrics": {
                metric: {"mean": _plain(self.mean(metric)), "interval": _ends(self.interval(metric))}
                for metric in self.each
            },
            "whole": {metric: _plain(value) for metric, value in self.whole.items()},
        }


@dataclass(frozen=True)
class Comparison:
    """How much better one method is than another, by a metric, on the same people or queries.

    Attributes:
        mean, other_mean: of each, over those of whom the metric tells for both.
        difference: mean - other_mean, with its paired 95 % interval `low` to `high`.
        ratio: mean ÷ other_mean, with its interval; NaN where the other's is 0.
        number: how many people or queries.
    """

    metric: str
    method: str
    other: str
    mean: float
    other_mean: float
    difference: float
    low: float
    high: float
    ratio: float
    ratio_low: float
    ratio_high: float
    number: int

    def as_json(self) -> dict[str, Any]:
        """The attributes, for `json.dumps`; NaN becomes None."""
        return {
            name: _plain(value) if isinstance(value, float) else value for name, value in vars(self).items()
        }


def compare(result: Result, other: Result, metric: str) -> Comparison:
    """The paired comparison of two results: the same people are resampled for both.

    Raises:
        UsageError: they are of another protocol or of other people, or the metric was not measured for each.
    """
    if result.protocol != other.protocol or not np.array_equal(result.judged, other.judged):
        raise UsageError(
            f"{result.method} ({result.protocol}) and {other.method} ({other.protocol}) were not judged on the "
            "same people; run both in one protocol with one split"
        )
    ours, theirs = result.of(metric), other.of(metric)
    told = np.isfinite(ours) & np.isfinite(theirs)
    ours, theirs = ours[told], theirs[told]
    if not len(ours):
        raise UsageError(f"{metric}: tells nothing of {result.method} and {other.method} together")
    low, high = bootstrap.interval(ours - theirs)
    mean, other_mean = float(ours.mean()), float(theirs.mean())
    ratio = mean / other_mean if other_mean else float("nan")
    ends = bootstrap.ratio_interval(ours, theirs)
    return Comparison(
        metric, result.method, other.method, mean, other_mean, mean - other_mean, low, high, ratio, *ends, len(ours)
    )  # fmt: skip


def _told(values: Doubles) -> Doubles:
    return values[np.isfinite(values)]


def _plain(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _ends(ends: tuple[float, float]) -> list[float | None]:
    return [_plain(end) for end in ends]
