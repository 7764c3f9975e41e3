"""A study made of numbers that are known."""

from __future__ import annotations

import numpy as np

from reelkin.evaluation.report.study import Study, Subject
from reelkin.evaluation.results import Result, compare
from reelkin.evaluation.running.cells import Scan
from reelkin.evaluation.slices import Slice

HOSTILE = "<script>alert(1)</script> | *x*"


def result(method: str, mean: float, protocol: str = "people", coverage: int = 100) -> Result:
    """Forty people around `mean`; every metric is the same."""
    rng = np.random.default_rng(0)
    values = mean + 0.1 * rng.normal(size=40)
    names = ["ndcg@10"] if protocol.startswith("similar") else ["recall@20", "ndcg@20", "miscalibration"]
    counts = {"people": 40, "titles": 500}
    whole = {"coverage": float(coverage), "gini": 0.5, "popularity lift": float("nan")}
    return Result(
        method,
        protocol,
        np.arange(40),
        np.zeros((40, 20), dtype=np.int32),
        dict.fromkeys(names, values),
        whole,
        counts,
    )


def study(*, name: str = "ml") -> Study:
    ours, theirs = result("reelkin hybrid", 0.4), result("EASE", 0.3, coverage=10)
    similar = result("reelkin hybrid", 0.6, "similar, cold"), result("soup", 0.2, "similar, cold")
    slices = [Slice("1990s", 30, 90, 45, 0.5, 0.4, 0.6), Slice("2000s", 20, 40, 10, 0.25, 0.1, 0.4)]
    cost = {"recall@20": compare(theirs, ours, "recall@20")}
    means = {"recall@20": 0.4, "ndcg@20": 0.4, "similar": 0.6}
    return Study(
        subject=Subject(
            model="abcdef0123456789",
            snapshot="2026-01-01-00000000",
            source="planted",
            notice="Information courtesy of nobody.",
            sets=[
                {"name": name, "source": "plain", "people": 40, "counts": {"kept": 900}, "digest": "f" * 64}
            ],
            counts={"people": 40, "likes": 800, "titles": 500, "queries": 12},
            options={"folds": 5, "seed": 0, "quick": False},
            settings={"k": None},
            map_card="planted map",
            versions={"numpy": "2"},
        ),
        results={"people": [theirs, ours], "similar, cold": similar},
        ours=["reelkin hybrid"],
        slices={"decade": {"reelkin hybrid": slices, "EASE": slices}},
        hit_rates={"reelkin hybrid": [0.5 - 0.02 * place for place in range(20)]},
        scans=[
            Scan(0, 0, False, 1.0, means, 100, {}),
            Scan(8, 1, False, 0.1, {**means, "recall@20": 0.1}, 120, cost),
            Scan(8, 4, False, 0.5, {**means, "recall@20": 0.3}, 110, cost),
        ],
        clusters=8,
        seconds={"EASE": 1.25},
        tuned={"EASE": [{"ridge": 100.0}, {"ridge": 100.0}, {"ridge": 50.0}]},
        warnings=["Chosen on these same people."],
        left_out={"LensKit": "not set up"},
    )
