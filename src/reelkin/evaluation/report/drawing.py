"""The report's figures, in its order, each with a title that says what it shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from reelkin.evaluation.report.figures.dots import Dot, DotRow, dot_plate
from reelkin.evaluation.report.figures.lines import place_plate, scan_plate
from reelkin.evaluation.report.figures.trade import OURS, THEIRS, Method, trade_plate
from reelkin.evaluation.report.study import metrics_of
from reelkin.evaluation.report.wording import METRICS, difference, point, ratio
from reelkin.evaluation.running.looking import FEWEST_HELD_OUT
from reelkin.inspection.wording import count, label, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.results import Comparison, Result
    from reelkin.evaluation.slices import Slice
    from reelkin.inspection.plates import Plate

SECOND = "blue"
MOST_SLICES = 12
DIMENSIONS = {
    "decade": "decade of the held-out title",
    "language": "its original language",
    "type": "its type",
    "popularity": "tenths of the titles by their likes in training, 10 the most liked; 0 for no like there",
}
NAMES = {
    "people": "people",
    "leave last out": "last",
    "cold titles": "cold",
    "similar": "similar",
    "similar, cold": "similar-cold",
}
"""What figures of a protocol are called."""


def figures(study: Study) -> Iterator[tuple[str, Plate]]:
    """Each figure with its name."""
    if study.results.get("people"):
        yield "trade", _trade(study)
    for protocol in study.protocols:
        ours = study.best(protocol, metrics_of(protocol)[0], ours=True)
        found = [] if ours is None else study.against(protocol, ours.method, metrics_of(protocol))
        if ours is not None and found:
            yield f"forest-{NAMES[protocol]}", _forest(ours, found, metrics_of(protocol))
    for dimension, by_method in study.slices.items():
        # One kind alone has nothing to be compared with.
        if sum(one.held_out >= FEWEST_HELD_OUT for one in next(iter(by_method.values()))) > 1:
            yield f"slices-{dimension}", _slices(dimension, by_method)
    if len(study.scans) > 1:
        yield "scan-people", _scan(study, "recall@20", "Recall@20")
        if "similar" in study.scans[0].means:
            yield "scan-similar", _scan(study, "similar", "NDCG@10, similar titles")
    if study.hit_rates:
        yield "places", _places(study)
    measured = [one for one in study.results.get("people", ()) if "miscalibration" in one.each]
    if measured:
        yield "calibration", _calibration(study, measured)


def _trade(study: Study) -> Plate:
    methods = [_method(study, one) for one in study.ranked("people", "recall@20")]
    contenders = [one for one in methods if one.name not in study.as_trained]
    best, others = (contenders or methods)[0], [one for one in contenders if not one.ours]
    title = (
        f"{_upper(best.name)} finds the most, {point(best.mean)} of what was held out, with"
        f" {count(best.coverage)} different titles"
    )
    if best.ours and others:
        title += f"; the best of the others, {others[0].name}, {point(others[0].mean)} with {count(others[0].coverage)}"
    return trade_plate(
        title,
        "Recall@20 with its 95 % interval, against how many titles are ever shown",
        methods,
        "Recall@20",
    )


def _method(study: Study, one: Result) -> Method:
    ends = one.interval("recall@20")
    ours = one.method in study.ours
    return Method(one.method, int(one.whole["coverage"]), one.mean("recall@20"), *ends, ours)


def _forest(ours: Result, found: Sequence[Comparison], metrics: Sequence[str]) -> Plate:
    others = list(dict.fromkeys(one.other for one in found))
    by = {(one.other, one.metric): one for one in found}
    first = metrics[0]
    known = [name for name in others if (name, first) in by]
    order = sorted(known, key=lambda name: (by[name, first].difference, name))
    rows = [
        DotRow(name, [_dot(by.get((name, metric))) for metric in metrics], _times(by[name, first]))
        for name in order
    ]
    inks = (OURS, SECOND)
    entries = [(ink, METRICS[metric]) for ink, metric in zip(inks, metrics, strict=False)]
    nearest = by[order[0], first]
    title = f"{_upper(ours.method)} against {nearest.other}, the nearest: {difference(nearest)} in {METRICS[first]}"
    subtitle = "Difference to each baseline on the same people, with its paired 95 % interval; at the end, times as much"
    if ours.protocol.startswith("similar"):
        subtitle = subtitle.replace("people", "titles")
    return dot_plate(title, subtitle, rows, entries, "difference", zero=True)


def _dot(one: Comparison | None) -> Dot | None:
    return None if one is None else Dot(one.difference, one.low, one.high)


def _times(one: Comparison) -> str:
    return f"{ratio(one.ratio)} ×" if math.isfinite(one.ratio) else ""


def _slices(dimension: str, by_method: Mapping[str, Sequence[Slice]]) -> Plate:
    methods = list(by_method)
    held_out = {one.name: one.held_out for one in by_method[methods[0]]}
    names = list(held_out)
    if dimension == "popularity":
        names.sort(key=int)
    elif dimension != "decade":
        names.sort(key=lambda name: (-held_out[name], name))
    # Fewer would be noise, as a tiny rest of "others" is; the table has them.
    names = [name for name in names if held_out[name] >= FEWEST_HELD_OUT]
    shown = names[-MOST_SLICES:] if dimension == "decade" else names[:MOST_SLICES]
    of = {method: {one.name: one for one in slices} for method, slices in by_method.items()}
    rows = [
        DotRow(
            label(name, "?", 1.1),
            [Dot(of[m][name].share, of[m][name].low, of[m][name].high) for m in methods],
            count(of[methods[0]][name].held_out),
        )
        for name in shown
    ]
    entries = [(ink, method) for ink, method in zip((OURS, THEIRS), methods, strict=False)]
    title = f"What is found, by {_dimension(dimension)}"
    subtitle = f"Share of held-out likes among the 20 picks, by {DIMENSIONS[dimension]}; at the end, how many were held out"
    return dot_plate(title, subtitle, rows, entries, "share found")


def _dimension(dimension: str) -> str:
    return {"popularity": "how well liked the title is"}.get(dimension, dimension)


def _scan(study: Study, metric: str, along: str) -> Plate:
    whole = study.scans[0]
    lines: dict[int, list[tuple[float, float, int]]] = {}
    for scan in study.scans[1:]:
        if not scan.of_each:
            lines.setdefault(scan.k, []).append((scan.scanned, scan.means[metric], scan.nearest))
    for points in lines.values():
        points.sort()
    most = max(study.scans[1:], key=lambda scan: (scan.k == study.clusters, not scan.of_each, scan.nearest))
    share = most.means[metric] / whole.means[metric] if whole.means[metric] else float("nan")
    title = (
        f"With {most.k} clusters, the nearest {most.nearest} hold {percent(most.scanned)} of the titles"
        f" and keep {percent(share)} of the {along.partition(',')[0]}"
    )
    subtitle = "Each dot looks at the nearest 1, 4 or 16 clusters; a line for each number of clusters"
    return scan_plate(title, subtitle, lines, whole.means[metric], along)


def _places(study: Study) -> Plate:
    rates = study.hit_rates
    inks = dict(zip(rates, (OURS, THEIRS, "muted", "much3"), strict=False))
    first = next(iter(rates))
    return place_plate(
        f"The first pick of {first} was right {percent(rates[first][0])} of the time, the last {percent(rates[first][-1])}",
        "How often the pick at each place was one of the held-out likes: a list is well ordered where it falls",
        rates,
        inks,
    )


def _calibration(study: Study, measured: Sequence[Result]) -> Plate:
    order = sorted(measured, key=lambda one: (one.mean("miscalibration"), one.method))
    means = [one.mean("miscalibration") for one in order]
    rows = [
        DotRow(
            one.method,
            [Dot(mean, *one.interval("miscalibration"), OURS if one.method in study.ours else THEIRS)],
            point(mean, 2),
        )
        for one, mean in zip(order, means, strict=True)
    ]
    return dot_plate(
        f"{_upper(order[0].method)} keeps closest to the genres that each person likes",
        "How far the genres of the picks are from those of the person's own likes (Σ p ln(p ÷ q)); 0 is in proportion,"
        " and reelkin's own are in orange",
        rows,
        [(THEIRS, "")],
        "miscalibration",
    )


def _upper(name: str) -> str:
    return name if name.startswith("reelkin") else name[:1].upper() + name[1:]
