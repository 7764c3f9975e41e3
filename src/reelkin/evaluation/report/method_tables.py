"""Tables with a row for each method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.evaluation.report.numbers import headline
from reelkin.evaluation.report.study import metrics_of
from reelkin.evaluation.report.wording import METRICS, NOTHING, difference, figure, interval, point, sure
from reelkin.inspection.page import Table
from reelkin.inspection.wording import count

if TYPE_CHECKING:
    from reelkin.evaluation.report.study import Study
    from reelkin.evaluation.results import Result

ACCURACY = ("recall@20", "ndcg@20", "map@20", "mrr@20")
WHOLE = {"coverage": "titles shown", "gini": "Gini", "popularity lift": "popularity lift"}


def headline_table(study: Study) -> Table:
    """Every method in one row."""
    rows, told = [], headline(study)
    for row in told:
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
    head = ("method", "Recall@20", "NDCG@20", "titles shown", "similar titles, NDCG@10")
    star = any(row["similar_seen"] for row in told)
    caption = "With 95 % intervals" + ("; * has seen the answers" if star else "")
    return Table(caption, head, rows, place="first")


def _mean(told: dict[str, float] | None) -> str:
    return NOTHING if told is None else f"{point(told['mean'])} {interval(told['low'], told['high'])}"


def compared_table(study: Study, protocol: str) -> Table:
    """Our best method against each baseline, by each metric."""
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
    return Table(caption, head, rows)


def _whom(protocol: str) -> str:
    return "titles" if protocol.startswith("similar") else "people"


def results_table(study: Study, protocol: str) -> Table:
    """Every method's accuracy with its intervals, the best first."""
    found = study.ranked(protocol, metrics_of(protocol)[0])
    shown = [metric for metric in ACCURACY if metric in found[0].each] or [metrics_of(protocol)[0]]
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


def lists_table(study: Study) -> Table:
    """What is told of the lists beside their accuracy."""
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
