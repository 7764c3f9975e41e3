"""A finished evaluation as the report tells it: its subject, results, comparisons and what to be careful about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reelkin.errors import UsageError
from reelkin.evaluation.results import compare

if TYPE_CHECKING:
    from reelkin.evaluation.results import Comparison, Result
    from reelkin.evaluation.running.cells import Scan
    from reelkin.evaluation.slices import Slice

OF_SIMILAR = "ndcg@10"
OF_PEOPLE = ("recall@20", "ndcg@20")
PROTOCOLS = ("people", "leave last out", "cold titles", "similar", "similar, cold")


@dataclass(frozen=True)
class Subject:
    """What was judged, and on whom.

    Attributes:
        model: the id of the model whose settings were taken.
        snapshot: the id of the snapshot whose catalogue was judged.
        source: where that is from.
        notice: what its licence asks to be said.
        sets: rating sets; name, source, people, counts and digest of each.
        counts: titles, people judged, their likes, people in the sets, queries.
        options: seed, folds, protocols and so on, by name.
        settings: the model's, by name.
        map_card: what the content map was learned from, in a few words.
        versions: of the libraries.
    """

    model: str
    snapshot: str
    source: str
    notice: str
    sets: Sequence[Mapping[str, Any]]
    counts: Mapping[str, int]
    options: Mapping[str, Any]
    settings: Mapping[str, Any]
    map_card: str
    versions: Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Study:
    """Everything the report tells.

    Attributes:
        subject: what was judged, and on whom.
        results: by protocol; every method once.
        ours: the names of reelkin's own methods, the one to be shown first at the head.
        slices: by dimension and method, of protocol "people".
        hit_rates: by method: how often the pick at each place was to be found.
        scans: what looking at the nearest clusters alone costs; the whole scan first. Empty where not measured.
        clusters: the model's own number of clusters.
        seconds: by method.
        tuned: by method, what was chosen each time it learned.
        warnings: sentences.
        left_out: by method or protocol, why it is missing.
    """

    subject: Subject
    results: Mapping[str, Sequence[Result]]
    ours: Sequence[str]
    slices: Mapping[str, Mapping[str, Sequence[Slice]]] = field(default_factory=dict)
    hit_rates: Mapping[str, Sequence[float]] = field(default_factory=dict)
    scans: Sequence[Scan] = ()
    clusters: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    tuned: Mapping[str, Sequence[Mapping[str, float]]] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def protocols(self) -> list[str]:
        """Those that were run, in the order of the report."""
        return [name for name in PROTOCOLS if self.results.get(name)]

    def ranked(self, protocol: str, metric: str) -> list[Result]:
        """The results of a protocol, the best first, those of equal means by name."""
        found = self.results.get(protocol, ())
        return sorted(found, key=lambda result: (-result.mean(metric), result.method))

    def best(self, protocol: str, metric: str, *, ours: bool) -> Result | None:
        """The best of our own methods, or of the baselines; None where there is none."""
        found = [one for one in self.ranked(protocol, metric) if (one.method in self.ours) == ours]
        return found[0] if found else None

    def of(self, protocol: str, method: str) -> Result | None:
        """One result."""
        return next((one for one in self.results.get(protocol, ()) if one.method == method), None)

    def against(self, protocol: str, method: str, metrics: Sequence[str]) -> list[Comparison]:
        """`method` against each baseline by each metric, on the same people."""
        ours = self.of(protocol, method)
        found = []
        for other in self.results.get(protocol, ()):
            if ours is None or other.method in self.ours:
                continue
            for metric in metrics:
                try:
                    found.append(compare(ours, other, metric))
                except UsageError:
                    # A metric that says nothing of anybody here has nothing to compare.
                    continue
        return found


def metrics_of(protocol: str) -> tuple[str, ...]:
    """What the methods are compared by in a protocol, the first above all."""
    return (OF_SIMILAR,) if protocol.startswith("similar") else OF_PEOPLE
