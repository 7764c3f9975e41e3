"""What k-means is worth, as a section: what looking at the nearest clusters alone costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.evaluation.report.prose import CLUSTERS
from reelkin.evaluation.report.wording import METRICS, NOTHING, difference, point
from reelkin.inspection.page import Section, Table
from reelkin.inspection.wording import count, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.running.cells import Scan


def scan_section(study: Study) -> Section:
    """By number of clusters and how many of them are looked at."""
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
    lead += _found(study)
    tables = [
        Table("By number of clusters and how many are looked at", head, rows, texts=2, place="first"),
        Table("What it costs, on the same people and titles", ("", "Recall@20", "similar titles"), costs),
        Table("The other metrics", ("", *(METRICS[metric] for metric in shown)), more),
    ]
    return Section("clusters", "What k-means is worth", lead, ["scan-people", "scan-similar"], tables)


def _found(study: Study) -> list[str]:
    """What the widest look at the model's own clusters leaves out, and what that costs."""
    own = [scan for scan in study.scans if scan.k == study.clusters and not scan.of_each]
    if not own:
        return []
    widest = max(own, key=lambda scan: scan.nearest)
    looked = f"Looking at the nearest {widest.nearest} of {widest.k} clusters, {percent(widest.scanned)} of the titles"
    told = {"recall@20": "Recall@20 for people", "similar": "NDCG@10 for similar titles"}
    costs = [f"{what} {difference(widest.cost[name])}" for name, what in told.items() if name in widest.cost]
    return [f"{looked}, costs: {'; '.join(costs)}."] if costs else []


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
