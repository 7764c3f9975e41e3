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
        ours: the names of reelkin's own methods.
        as_trained: of these, the finished model, if it was judged. It is shown, and heads nothing: whom it has seen is
            not known for sure.
        with_ratings: the methods that learn from low and middling ratings too.
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
    as_trained: Sequence[str] = ()
    with_ratings: Sequence[str] = ()
    slices: Mapping[str, Mapping[str, Sequence[Slice]]] = field(default_factory=dict)
    hit_rates: Mapping[str, Sequence[float]] = field(default_factory=dict)
    scans: Sequence[Scan] = ()
    clusters: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)
    tuned: Mapping[str, Sequence[Mapping[str, float]]] = field(default_factory=dict)
    warnings: Sequence[str] = ()
    left_out: Mapping[str, str] = field(default_factory=dict)
    _compared: dict[tuple[str, str, str, str], Comparison | None] = field(
        default_factory=dict, init=False, repr=False
    )

    @property
    def protocols(self) -> list[str]:
        """Those that were run, in the order of the report."""
        return [name for name in PROTOCOLS if self.results.get(name)]

    def ranked(self, protocol: str, metric: str) -> list[Result]:
        """The results of a protocol, the best first, those of equal means by name."""
        found = self.results.get(protocol, ())
        return sorted(found, key=lambda result: (-result.mean(metric), result.method))

    def best(self, protocol: str, metric: str, *, ours: bool) -> Result | None:
        """The best of our own methods, the model as trained apart, or of the baselines; None where there is none."""
        found = [one for one in self.ranked(protocol, metric) if one.method not in self.as_trained]
        return next((one for one in found if (one.method in self.ours) == ours), None)

    def of(self, protocol: str, method: str) -> Result | None:
        """One result."""
        return next((one for one in self.results.get(protocol, ()) if one.method == method), None)

    def against(self, protocol: str, method: str, metrics: Sequence[str]) -> list[Comparison]:
        """`method` against each baseline by each metric, on the same people."""
        ours = self.of(protocol, method)
        found: list[Comparison | None] = []
        for other in self.results.get(protocol, ()):
            if ours is None or other.method in self.ours:
                continue
            found += [self._compare(ours, other, metric) for metric in metrics]
        return [one for one in found if one is not None]

    def _compare(self, ours: Result, other: Result, metric: str) -> Comparison | None:
        """Once, for several parts of the report ask; None where a metric says nothing of anybody here."""
        key = (ours.protocol, ours.method, other.method, metric)
        if key not in self._compared:
            try:
                self._compared[key] = compare(ours, other, metric)
            except UsageError:
                self._compared[key] = None
        return self._compared[key]


def metrics_of(protocol: str) -> tuple[str, ...]:
    """What the methods are compared by in a protocol, the first above all."""
    return (OF_SIMILAR,) if protocol.startswith("similar") else OF_PEOPLE
