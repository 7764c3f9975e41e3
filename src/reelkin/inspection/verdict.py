"""The answer to "more votes come with higher ratings", in sentences made from the numbers, and what it cannot tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from reelkin.inspection.wording import GAP, count, counted, short_count, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Correlation = dict[str, float | int | None]

CLEAR, MODERATE, WEAK = 0.5, 0.3, 0.1
"""Sizes of a correlation from which it is called so: Cohen's (1988) marks."""
A_TURN = 0.2
"""Points of rating by which medians must fall and rise again for the line to be called bent."""
A_STEP = 0.1
"""Points of rating between the ends of a line that is not called level."""
FEWEST_IN_BIN = 5


@dataclass(frozen=True)
class Verdict:
    """`answer` in one line, `shape` of the relation in another, `evidence` and `limits` in sentences."""

    answer: str
    shape: str
    evidence: tuple[str, ...]
    limits: tuple[str, ...]


def judge(
    overall: Correlation,
    within: Correlation,
    by_decade: pl.DataFrame,
    vote_bins: pl.DataFrame,
    source: Mapping[str, str],
) -> Verdict:
    """What the numbers say.

    Args:
        overall: of all rated titles, as `reception.spearman` gives it.
        within: among titles of the same type and year, as `reception.spearman_within` gives it.
        by_decade: as `reception.spearman_by` gives it.
        vote_bins: as `reception.vote_bins` gives it.
        source: its name ("source"), and what its ratings ("rating_mean") and votes ("votes_mean") mean.
    """
    if overall["rho"] is None:
        return Verdict(
            "Too few rated titles to say whether more votes come with higher ratings",
            "Too few rated titles",
            (),
            (),
        )
    shape = _shape(vote_bins, _at_length)
    titles = counted(int(overall["titles"] or 0), "rated title")
    evidence = [
        f"Over {titles}, Spearman’s ρ between votes and rating is {_with_interval(overall)}.",
        f"{shape}." if shape else "",
        _within(overall, within),
        _decades(by_decade),
    ]
    return Verdict(
        _answer(overall),
        _shape(vote_bins, _in_short) or "Too few rated titles",
        tuple(filter(None, evidence)),
        _limits(vote_bins, source),
    )


def _answer(overall: Correlation) -> str:
    rho, low, high = (float(overall[name] or 0) for name in ("rho", "low", "high"))
    if low <= 0 <= high:
        return "No: more votes come with neither higher nor lower ratings"
    if abs(rho) < WEAK:
        return f"Hardly: more votes come with ratings a hair {'higher' if rho > 0 else 'lower'}"
    strength = "clearly" if abs(rho) >= CLEAR else "moderately" if abs(rho) >= MODERATE else "weakly"
    if rho > 0:
        return f"Yes, {'but ' if strength == 'weakly' else ''}{strength}: more votes come with higher ratings"
    return f"No, {strength} the reverse: more votes come with lower ratings"


def _with_interval(found: Correlation) -> str:
    rho, low, high = (signed(_decimal(found[name])) for name in ("rho", "low", "high"))
    return f"{rho} (95{GAP}% interval {low} to {high})"


def _shape(vote_bins: pl.DataFrame, told: Callable[[Mapping[str, Any]], str]) -> str:
    """How the median rating runs as votes grow; `told` words a bin of votes."""
    bins = vote_bins.filter(pl.col("titles") >= FEWEST_IN_BIN).to_dicts()
    if len(bins) < 2:
        return ""
    first, last = bins[0], bins[-1]
    lowest = min(bins, key=lambda found: float(found["median"]))
    highest = max(bins, key=lambda found: float(found["median"]))
    if min(first["median"], last["median"]) - lowest["median"] >= A_TURN:
        return f"The median rating falls from {told(first)} to {told(lowest)}, then rises to {told(last)}"
    if highest["median"] - max(first["median"], last["median"]) >= A_TURN:
        return f"The median rating rises from {told(first)} to {told(highest)}, then falls to {told(last)}"
    if abs(first["median"] - last["median"]) < A_STEP:
        return f"The median rating stays near {last['median']:.1f} however many votes there are"
    return f"The median rating goes from {told(first)} to {told(last)}"


def _at_length(found: Mapping[str, Any]) -> str:
    return f"{found['median']:.1f} (at {count(found['first_votes'])} to {count(found['last_votes'])} votes)"


def _in_short(found: Mapping[str, Any]) -> str:
    return f"{found['median']:.1f} at {short_count(found['first_votes'])} votes"


def _within(overall: Correlation, within: Correlation) -> str:
    if within["rho"] is None:
        return ""
    rho, inside = _decimal(overall["rho"]), _decimal(within["rho"])
    if abs(inside - rho) < 0.03:
        tells = "type and year make no difference"
    elif rho * inside < 0:
        tells = "the sign turns, so the mixture of types and years makes what is seen overall"
    elif abs(inside) > abs(rho):
        tells = "the mixture of types and years hides part of the relation"
    else:
        tells = "part of the relation is that types and years differ in both"
    return f"Among titles of the same type and year ρ is {_with_interval(within)}: {tells}."


def _decades(by_decade: pl.DataFrame) -> str:
    if len(by_decade) < 2:
        return ""
    ordered = by_decade.sort("rho", "group")
    low, high = ordered.row(0, named=True), ordered.row(-1, named=True)
    return (
        f"By decade of release it runs from {signed(low['rho'])} (the {low['group']}s) "
        f"to {signed(high['rho'])} (the {high['group']}s)."
    )


def _limits(vote_bins: pl.DataFrame, source: Mapping[str, str]) -> tuple[str, ...]:
    limits = [
        "An association is no cause: people seek out what is well spoken of, and both numbers grow with being seen.",
        "Old titles with many votes are those that lasted; what nobody loved is not watched, and hardly voted on.",
        "ρ counts every title once, so the many titles with few votes weigh more in it than the few that all have seen.",
        _noise(vote_bins),
        f"Here a rating is {source['rating_mean']}; the votes are {source['votes_mean']}.",
    ]
    if source["source"] == "sample":
        limits.append(
            "So this speaks of critics; what the public’s votes do, only IMDb’s own files can tell."
        )
    return tuple(filter(None, limits))


def _noise(vote_bins: pl.DataFrame) -> str:
    bins = vote_bins.filter(pl.col("titles") >= FEWEST_IN_BIN).to_dicts()
    if len(bins) < 2:
        return ""
    few, many = ((found["high"] - found["low"]) for found in (bins[0], bins[-1]))
    return (
        f"Few votes make a rating uncertain: the middle half of the ratings spans {few:.1f} points at the fewest votes, "
        f"{many:.1f} at the most."
    )


def _decimal(value: float | None) -> float:
    return float(value or 0)
