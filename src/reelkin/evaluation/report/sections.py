"""The sections of the report: what is said, and which figures and tables go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reelkin.evaluation.report.drawing import NAMES
from reelkin.evaluation.report.numbers import headline
from reelkin.evaluation.report.prose import (
    CLUSTERS,
    INTERVALS,
    LISTS,
    MEASURED,
    PROTOCOL,
    SLICES,
    found_in,
    in_short,
)
from reelkin.evaluation.report.study import metrics_of
from reelkin.evaluation.report.wording import METRICS, NOTHING, difference, figure, interval, point, sure
from reelkin.inspection.page import Section, Table
from reelkin.inspection.wording import count, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.results import Result
    from reelkin.evaluation.running.cells import Scan

HEADINGS = {
    "people": "People it never saw",
    "leave last out": "The last like",
    "cold titles": "Titles nobody rated",
    "similar": "Similar titles, likes seen",
    "similar, cold": "Similar titles, likes never seen",
}
WHOLE = {"coverage": "titles shown", "gini": "Gini", "popularity lift": "popularity lift"}


def sections(study: Study) -> Iterator[Section]:
    """All sections, in the order of the page."""
    yield Section(
        "in-short", "In short", in_short(study), ["trade"], [_headline(study)], list(study.warnings)
    )
    for protocol in study.protocols:
        yield _protocol(study, protocol)
    if study.slices:
        yield _slices(study)
    if study.scans:
        yield _scans(study)
    if study.results.get("people"):
        yield Section("lists", "What the lists are like", [LISTS], ["places", "calibration"], [_lists(study)])
    yield _measured(study)


def _headline(study: Study) -> Table:
    rows = []
    for row in headline(study):
        seen = " *" if row["similar_seen"] else ""
        rows.append(
            (
                row["method"],
                _mean(row["recall@20"]),
                _mean(row["ndcg@20"]),
                NOTHING if row["coverage"] is None else count(row["coverage"]),
                _mean(row["similar"]) + seen,
            )
        )
    head = ("method", "Recall@20", "NDCG@20", "titles shown", "similar titles, nDCG@10")
    star = any(row["similar_seen"] for row in headline(study))
    caption = "With 95 % intervals" + ("; * has seen the answers" if star else "")
    return Table(caption, head, rows, place="first")


def _mean(told: dict[str, float] | None) -> str:
    return NOTHING if told is None else f"{point(told['mean'])} {interval(told['low'], told['high'])}"


def _protocol(study: Study, protocol: str) -> Section:
    metrics = metrics_of(protocol)
    ours = study.best(protocol, metrics[0], ours=True)
    found = [] if ours is None else study.against(protocol, ours.method, metrics)
    by = {(one.other, one.metric): one for one in found}
    rows = [
        (
            other,
            *(difference(by[other, metric]) if (other, metric) in by else NOTHING for metric in metrics),
            sure(by[other, metrics[0]]) if (other, metrics[0]) in by else NOTHING,
        )
        for other in dict.fromkeys(one.other for one in found)
    ]
    head = ("against", *(METRICS[metric] for metric in metrics), f"by {METRICS[metrics[0]]}")
    caption = f"{'' if ours is None else ours.method} against each, on the same {_whom(protocol)}"
    compared = Table(caption, head, rows)
    lead = [PROTOCOL[protocol], *found_in(study, protocol)]
    return Section(
        protocol.replace(" ", "-").replace(",", ""),
        HEADINGS[protocol],
        lead,
        [f"forest-{NAMES[protocol]}"],
        [_results(study, protocol), compared],
    )


def _whom(protocol: str) -> str:
    return "titles" if protocol.startswith("similar") else "people"


def _results(study: Study, protocol: str) -> Table:
    found = study.ranked(protocol, metrics_of(protocol)[0])
    shown = [metric for metric in METRICS if metric in found[0].each and metric in _OF_ACCURACY]
    counts = " · ".join(f"{count(number)} {name}" for name, number in found[0].counts.items())
    return Table(
        counts,
        ("method", *(METRICS[metric] for metric in shown), "titles shown"),
        [
            (one.method, *(figure(one, metric) for metric in shown), count(one.whole["coverage"]))
            for one in found
        ],
        place="first",
    )


_OF_ACCURACY = ("recall@20", "ndcg@10", "ndcg@20", "map@20", "mrr@20")


def _lists(study: Study) -> Table:
    kinds = ("novelty", "popularity", "diversity", "miscalibration")
    found = study.ranked("people", "recall@20")
    shown = [metric for metric in kinds if metric in found[0].each]
    return Table(
        "All methods, for people they never saw",
        ("method", *(METRICS[metric] for metric in shown), *WHOLE.values()),
        [(one.method, *(figure(one, metric) for metric in shown), *_whole(one)) for one in found],
        place="first",
    )


def _whole(result: Result) -> list[str]:
    values = [result.whole.get(name, float("nan")) for name in WHOLE]
    return [count(values[0]), *(point(value) for value in values[1:])]


def _slices(study: Study) -> Section:
    tables = []
    for dimension, by_method in study.slices.items():
        rows = [
            (
                one.name,
                method,
                count(one.held_out),
                count(one.people),
                f"{point(one.share)} {interval(one.low, one.high)}",
            )
            for method, slices in by_method.items()
            for one in slices
        ]
        tables.append(
            Table(
                f"By {dimension}", (dimension, "method", "held out", "people", "share found"), rows, texts=2
            )
        )
    names = [f"slices-{dimension}" for dimension in study.slices]
    return Section("slices", "By kind of title", [SLICES], names, tables)


def _scans(study: Study) -> Section:
    rows = [_scan_row(scan) for scan in study.scans]
    head = ("clusters", "which", "titles looked at", "Recall@20", "NDCG@20", "similar", "titles shown")
    costs = [
        (_named(scan), *(_cost(scan, name) for name in ("recall@20", "similar"))) for scan in study.scans[1:]
    ]
    others = ("map@20", "mrr@20", "novelty", "popularity", "diversity", "miscalibration")
    shown = [metric for metric in others if metric in study.scans[0].means]
    more = [(_named(scan), *(point(scan.means[metric]) for metric in shown)) for scan in study.scans]
    lead = [CLUSTERS]
    if len({scan.k for scan in study.scans}) > 2:
        tried = "half, twice and four times as many were tried beside them"
        lead.append(f"The model has {count(study.clusters)} clusters; {tried}.")
    tables = [
        Table("By number of clusters and how many are looked at", head, rows, texts=2, place="first"),
        Table("What it costs, on the same people and titles", ("", "Recall@20", "similar titles"), costs),
        Table("The other metrics", ("", *(METRICS[metric] for metric in shown)), more),
    ]
    return Section("clusters", "What k-means is worth", lead, ["scan-people", "scan-similar"], tables)


def _named(scan: Scan) -> str:
    return f"{scan.k} clusters, {_looked_at(scan)}" if scan.k else _looked_at(scan)


def _cost(scan: Scan, name: str) -> str:
    return difference(scan.cost[name]) if name in scan.cost else NOTHING


def _scan_row(scan: Scan) -> Sequence[str]:
    means = [point(scan.means.get(name, float("nan"))) for name in ("recall@20", "ndcg@20", "similar")]
    return (
        count(scan.k) if scan.k else NOTHING,
        _looked_at(scan),
        percent(scan.scanned),
        *means,
        count(scan.coverage),
    )


def _looked_at(scan: Scan) -> str:
    if not scan.k:
        return "everything"
    return f"nearest {scan.nearest}" + (", picks from each" if scan.of_each else "")


def _measured(study: Study) -> Section:
    subject = study.subject
    sets = [
        (
            str(one["name"]),
            str(one["source"]),
            count(one["people"]),
            count(one["counts"]["kept"]),
            str(one["digest"])[:16],
        )
        for one in subject.sets
    ]
    tuned = [(method, _choices(chosen)) for method, chosen in study.tuned.items() if chosen]
    run = {
        **subject.options,
        "snapshot": subject.snapshot,
        "model": subject.model,
        "content map": subject.map_card,
    }
    seconds = [(name, f"{number:,.1f}") for name, number in study.seconds.items()]
    tables = [
        Table(
            "Ratings", ("set", "recognised as", "people", "ratings", "SHA-256"), sets, texts=2, place="first"
        ),
        _pairs("What was run", run, place="first"),
        Table("Chosen by tuning, in each learning", ("method", "settings"), tuned, texts=2),
        Table("Time taken", ("method", "seconds"), seconds),
        _pairs("The model's settings", subject.settings),
        _pairs("Versions", subject.versions),
    ]
    missing = [f"{name}: {why}" for name, why in study.left_out.items()]
    return Section("measured", "What was measured, and how", [MEASURED, INTERVALS], (), tables, missing)


def _choices(chosen: Sequence[Mapping[str, float]]) -> str:
    """Each choice once: "ridge 100; ridge 200"."""
    return "; ".join(
        dict.fromkeys(", ".join(f"{name} {value:g}" for name, value in one.items()) for one in chosen)
    )


def _pairs(caption: str, values: Mapping[str, object], place: Literal["first", "folded"] = "folded") -> Table:
    rows = [(name, _plain(value)) for name, value in values.items()]
    return Table(caption, ("what", "value"), rows, texts=2, place=place)


def _plain(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {each}" for name, each in value.items()) or "none"
    if value is None or isinstance(value, bool):
        return {None: "not set", True: "yes", False: "no"}[value]
    return str(value)
