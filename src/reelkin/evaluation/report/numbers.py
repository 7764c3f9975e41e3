"""The report as JSON: everything the page shows, and the whole of what it cuts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from reelkin.evaluation.report.study import metrics_of

if TYPE_CHECKING:
    from reelkin.evaluation.report.study import Study


def as_json(study: Study) -> dict[str, Any]:
    """The study as JSON values; what tells nothing is None."""
    return {
        "subject": asdict(study.subject),
        "ours": list(study.ours),
        "warnings": list(study.warnings),
        "left_out": dict(study.left_out),
        "results": {name: [one.as_json() for one in study.results[name]] for name in study.protocols},
        "comparisons": {
            name: [
                one.as_json()
                for method in study.ours
                for one in study.against(name, method, metrics_of(name))
            ]
            for name in study.protocols
        },
        "slices": {
            dimension: {method: [vars(one) for one in slices] for method, slices in by_method.items()}
            for dimension, by_method in study.slices.items()
        },
        "hit_rates": {method: list(rates) for method, rates in study.hit_rates.items()},
        "clusters": {"k": study.clusters, "scans": [scan.as_json() for scan in study.scans]},
        "seconds": {method: round(seconds, 1) for method, seconds in study.seconds.items()},
        "tuned": {method: [dict(one) for one in chosen] for method, chosen in study.tuned.items() if chosen},
    }


def headline(study: Study) -> list[dict[str, Any]]:
    """A row for each method: accuracy for people, coverage, similar titles; what the model card shows.

    "similar" is of the cold form where a method was judged so, else of the form that has seen the likes.
    """
    names = dict.fromkeys(one.method for name in study.protocols for one in study.results[name])
    rows = []
    for method in names:
        people, cold = study.of("people", method), study.of("similar, cold", method)
        similar = cold or study.of("similar", method)
        rows.append(
            {
                "method": method,
                "ours": method in study.ours,
                **{metric: _told(people, metric) for metric in metrics_of("people")},
                "coverage": None if people is None else int(people.whole["coverage"]),
                "similar": _told(similar, "ndcg@10"),
                "similar_seen": cold is None and similar is not None,
            }
        )
    return sorted(rows, key=_by_accuracy)


def _told(result: Any, metric: str) -> dict[str, Any] | None:
    if result is None:
        return None
    low, high = result.interval(metric)
    return {"mean": result.mean(metric), "low": low, "high": high}


def _by_accuracy(row: dict[str, Any]) -> tuple[float, str]:
    first = row["recall@20"] or row["similar"]
    return -(first["mean"] if first else 0.0), row["method"]
