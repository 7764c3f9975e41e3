"""What scanning only the nearest clusters costs, by how many clusters there are and how many are looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.clusters.assignment import assign
from reelkin.clusters.engines import load_engine
from reelkin.evaluation.protocols.cells import Cells, InCells
from reelkin.evaluation.protocols.rounds import judge
from reelkin.evaluation.protocols.similar import judge_similar_titles
from reelkin.evaluation.results import compare
from reelkin.evaluation.running.kept import Finished
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.results import Comparison, Result
    from reelkin.evaluation.running.course import Course
    from reelkin.evaluation.running.kept import Kept
    from reelkin.progress import Progress
    from reelkin.settings import Settings

TIMES = (0.5, 1.0, 2.0, 4.0)
"""The numbers of clusters tried, in times of the model's own."""
NEAREST = (1, 4, 16)
FROM_EACH = 4
"""From so many clusters each an even share of the picks is also taken."""
METRICS = ("recall@20", "ndcg@20", "map@20", "mrr@20", "novelty", "diversity", "miscalibration", "popularity")


@dataclass(frozen=True)
class Scan:
    """One way to scan.

    Attributes:
        k: how many clusters there are.
        nearest: how many are looked at; 0: all titles, without clusters.
        of_each: whether each gives an even share of the picks.
        scanned: the share of the titles that was looked at, those of the nearest clusters.
        means: by metric; "similar" is NDCG@10 of similar titles.
        coverage: titles recommended.
        cost: against scanning everything, the paired difference of recall@20 and of "similar".
    """

    k: int
    nearest: int
    of_each: bool
    scanned: float
    means: dict[str, float]
    coverage: int
    cost: dict[str, Comparison]

    def as_json(self) -> dict[str, Any]:
        """The attributes, for `json.dumps`."""
        told = {name: value if np.isfinite(value) else None for name, value in self.means.items()}
        cost = {name: one.as_json() for name, one in self.cost.items()}
        return {**vars(self), "means": told, "cost": cost}


def scan_cells(
    course: Course,
    method: Method,
    settings: Settings,
    k: int,
    kept: Kept,
    *,
    quick: bool = False,
    progress: Progress = silent,
) -> list[Scan]:
    """The whole scan first, then every way to look at fewer titles; `method` learns nothing from likes.

    Args:
        course: whom it is judged on.
        method: what is kept to clusters; what it learns is `Placed`, and always the same.
        settings: with the engine and its seed.
        k: the model's own number of clusters.
        kept: where finished results are.
        quick: the model's own number alone.
        progress: told how far it is.
    """
    whole = _judged(course, method, kept, "whole")
    scans = [_scan(0, 0, False, whole, whole)]
    ways = list(_ways(k, course.evidence.likes.shape[1], quick))
    clusters = {cells: _Clustered(settings, cells) for cells, *_ in ways}
    for number, (cells, nearest, of_each) in enumerate(ways):
        progress("scan", number, len(ways), "ways to scan clusters")
        kept_to = InCells(method, clusters[cells], nearest, of_each)
        scans.append(
            _scan(cells, nearest, of_each, _judged(course, kept_to, kept, cells, nearest, of_each), whole)
        )
    progress("scan", len(ways), len(ways), "ways to scan clusters")
    looked_at = {(scan.k, scan.nearest): scan.scanned for scan in scans if not scan.of_each}
    return [
        replace(scan, scanned=looked_at.get((scan.k, scan.nearest), scan.scanned)) if scan.of_each else scan
        for scan in scans
    ]


class _Clustered:
    """Clusters of a scorer's vectors, made when they are first asked for."""

    def __init__(self, settings: Settings, k: int) -> None:
        self.settings, self.k = settings, k
        self.cells: Cells | None = None

    def __call__(self, scorer: Any) -> Cells:
        if self.cells is None:
            vectors = np.ascontiguousarray(scorer.vectors, dtype=np.float32)
            fit = load_engine(self.settings.engine)
            centroids = fit(vectors, self.k, self.settings.seed, self.settings)
            self.cells = Cells(centroids, assign(vectors, centroids))
        return self.cells


def _ways(k: int, titles: int, quick: bool) -> Iterator[tuple[int, int, bool]]:
    numbers = sorted({min(max(2, round(k * times)), titles) for times in ((1.0,) if quick else TIMES)})
    for cells in numbers:
        for nearest in NEAREST:
            if nearest < cells:
                yield cells, nearest, False
        if cells == min(k, titles) and cells > FROM_EACH:
            yield cells, FROM_EACH, True


def _judged(course: Course, method: Any, kept: Kept, *key: object) -> tuple[Result, Result | None]:
    found = kept.load("cells", "people", *key)
    if found is None:
        found = Finished(judge(method, course.evidence, course.people, course.rounds, "people"), 0.0)
        kept.save(found, "cells", "people", *key)
    if not course.truth:
        return found.result, None
    similar = kept.load("cells", "similar", *key)
    if similar is None:
        similar = Finished(judge_similar_titles(method, course.evidence, course.truth), 0.0)
        kept.save(similar, "cells", "similar", *key)
    return found.result, similar.result


def _scan(
    k: int,
    nearest: int,
    of_each: bool,
    found: tuple[Result, Result | None],
    whole: tuple[Result, Result | None],
) -> Scan:
    people, similar = found
    means = {metric: people.mean(metric) for metric in METRICS if metric in people.each}
    cost = {} if people is whole[0] else {"recall@20": compare(people, whole[0], "recall@20")}
    if similar is not None:
        means["similar"] = similar.mean("ndcg@10")
        if cost and whole[1] is not None:
            cost["similar"] = compare(similar, whole[1], "ndcg@10")
    scanned = people.mean("scored")
    return Scan(k, nearest, of_each, scanned, means, int(people.whole["coverage"]), cost)
