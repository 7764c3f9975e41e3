"""How figures of an evaluation are written: points without a leading zero, intervals, differences with their sign."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reelkin.inspection.wording import GAP

if TYPE_CHECKING:
    from reelkin.evaluation.results import Comparison, Result

METRICS = {
    "recall@20": "Recall@20",
    "ndcg@10": "NDCG@10",
    "ndcg@20": "NDCG@20",
    "map@20": "MAP@20",
    "mrr@20": "MRR@20",
    "novelty": "novelty, bits",
    "popularity": "popularity",
    "diversity": "diversity",
    "miscalibration": "miscalibration",
    "scored": "scored",
}
NOTHING = "–"


def point(number: float, digits: int = 3) -> str:
    """A number of a metric: ".207", "3.11", "–" for what tells nothing."""
    if not math.isfinite(number):
        return NOTHING
    if abs(number) >= 1:
        return f"{number:.2f}".replace("-", "\u2212")
    text = f"{number:.{digits}f}".replace("-", "\u2212")
    return text.replace("0.", ".", 1) if float(f"{number:.{digits}f}") else "." + "0" * digits


def signed(number: float) -> str:
    """A difference: "+.040", "−.012"; ".000" without a sign."""
    text = point(number)
    return f"+{text}" if text[0] != "\u2212" and text.strip(".0") else text


def interval(low: float, high: float) -> str:
    """An interval, "(.193 to .221)"; nothing where it tells nothing."""
    return f"({point(low)}{GAP}to{GAP}{point(high)})" if math.isfinite(low) else ""


def figure(result: Result, metric: str) -> str:
    """A mean with its interval: ".207 (.193 to .221)"."""
    if metric not in result.each:
        return NOTHING
    return f"{point(result.mean(metric))} {interval(*result.interval(metric))}".strip()


def difference(one: Comparison) -> str:
    """A comparison, "+.040 (.027 to .053), 1.24 times"."""
    times = f", {ratio(one.ratio)}{GAP}times" if math.isfinite(one.ratio) else ""
    return f"{signed(one.difference)} ({signed(one.low)}{GAP}to{GAP}{signed(one.high)}){times}"


def ratio(number: float) -> str:
    """How many times as much: "1.04", "33"."""
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"


def sure(one: Comparison) -> str:
    """Whether "better" or "worse"; "no telling" where the interval holds 0."""
    if one.low > 0:
        return "better"
    return "worse" if one.high < 0 else "no telling"
