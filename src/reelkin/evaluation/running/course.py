"""The course of an evaluation: every method through every protocol, fold by fold, what is finished kept at once."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from reelkin.errors import MissingExtra, UsageError
from reelkin.evaluation.baselines.method import MethodFailed
from reelkin.evaluation.lift import co_like_lift
from reelkin.evaluation.protocols.leave_last_out import last_likes
from reelkin.evaluation.protocols.measuring import Part, joined
from reelkin.evaluation.protocols.people import hidden_parts, people_rounds
from reelkin.evaluation.protocols.rounds import judge
from reelkin.evaluation.protocols.similar import judge_similar_titles
from reelkin.evaluation.running.kept import Finished
from reelkin.evaluation.running.remembering import Remembering
from reelkin.evaluation.splits import folds, hold_out
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.protocols.rounds import Round
    from reelkin.evaluation.results import Result
    from reelkin.evaluation.running.judged import Judged
    from reelkin.evaluation.running.kept import Kept
    from reelkin.evaluation.running.methods import Entry
    from reelkin.evaluation.splits import Person, Rows
    from reelkin.progress import Progress

PROTOCOLS = ("people", "last", "cold", "similar")
"""By the names of the command line."""
PEOPLE, LAST, COLD = "people", "leave last out", "cold titles"
SIMILAR, COLD_SIMILAR = "similar", "similar, cold"
"""By the names in results."""
POPULAR = "popular"
"""The key of the baseline that is told beside cold titles too."""


@dataclass(frozen=True, eq=False)
class Course:
    """Whom and what everything is judged on.

    Attributes:
        judged, evidence: titles and people.
        people: how each person's likes are split.
        rounds: of the people, one a fold; a quick course has the first alone.
        fold_of_person, fold_of_title: intp[m] and intp[n].
    """

    judged: Judged
    evidence: Evidence
    people: list[Person]
    rounds: list[Round]
    fold_of_person: Rows
    fold_of_title: Rows

    @cached_property
    def truth(self) -> Mapping[int, Mapping[int, float]]:
        """What similar titles are judged against; empty where nobody likes the same twenty titles."""
        return co_like_lift(self.evidence.likes)


def lay_out(judged: Judged, evidence: Evidence, k: int, seed: int, *, quick: bool = False) -> Course:
    """Deal people and titles into k folds.

    Raises:
        UsageError: there are more folds than people.
    """
    m, n = evidence.likes.shape
    if not 2 <= k <= min(m, n):
        raise UsageError(f"folds: must be from 2 to {min(m, n)}, the number of people there are; got {k}")
    fold_of_person = folds(m, k, seed)
    rounds = people_rounds(fold_of_person)
    return Course(
        judged,
        evidence,
        hold_out(evidence.likes, seed),
        rounds[:1] if quick else rounds,
        fold_of_person,
        folds(n, k, seed + 1),
    )


@dataclass
class Run:
    """What came of it: results by protocol, in the order of the methods; seconds and settings by method.

    `sides` has the side of each method that was run, by name; `with_ratings` those that
    learn from ratings that are no likes too, `left_out` why a method or a protocol is missing.
    """

    results: dict[str, list[Result]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    settings: dict[str, list[dict[str, float]]] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)
    with_ratings: list[str] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        """Put a result under its protocol."""
        self.results.setdefault(result.protocol, []).append(result)

    def of_side(self, side: str) -> list[str]:
        """The names of the methods of one side, in their order."""
        return [name for name, own in self.sides.items() if own == side]


def run_course(
    course: Course,
    entries: Sequence[Entry],
    protocols: Sequence[str],
    kept: Kept,
    progress: Progress = silent,
) -> Run:
    """Every entry through every protocol that can judge it."""
    run = Run()
    last: list[Person] | None = None
    if "last" in protocols:
        try:
            last, _ = last_likes(course.evidence)
        except UsageError as error:
            run.left_out[LAST] = str(error)
    for number, entry in enumerate(entries):
        progress("evaluate", number, len(entries), "methods")
        method = Remembering(entry.make(course.judged))
        run.sides[method.name] = entry.side
        run.with_ratings += [method.name] if method.uses_ratings else []
        try:
            _run_entry(course, entry, method, protocols, last, kept, run, progress)
        except (UsageError, MissingExtra, MethodFailed) as error:
            run.left_out[method.name] = str(error)
    progress("evaluate", len(entries), len(entries), "methods")
    return run


def _run_entry(
    course: Course,
    entry: Entry,
    method: Remembering,
    protocols: Sequence[str],
    last: list[Person] | None,
    kept: Kept,
    run: Run,
    progress: Progress,
) -> None:
    unit = _Unit(entry, method, kept, run, progress)
    as_cold = "cold" in protocols and (entry.blind or entry.key == POPULAR)
    parts: dict[str, list[Finished]] = {}
    for fold, each in enumerate(course.rounds):
        if "people" in protocols or as_cold:
            parts.setdefault(PEOPLE, []).append(unit.judge(fold, PEOPLE, course, course.people, each))
        if last is not None:
            parts.setdefault(LAST, []).append(unit.judge(fold, LAST, course, last, each))
        if "cold" in protocols and entry.cold and not entry.blind:
            cold = replace(each, hidden=hidden_parts(course.fold_of_title))
            parts.setdefault(COLD, []).append(unit.judge(fold, COLD, course, course.people, cold))
    for protocol, finished in parts.items():
        whole = _joined(protocol, finished, course)
        if protocol != PEOPLE or "people" in protocols:
            run.add(whole)
        if protocol == PEOPLE and as_cold:
            # To a blind method every title is cold; most popular sees all likes, and is what is to be beaten.
            run.add(replace(whole, protocol=COLD))
    if "similar" in protocols and course.truth:
        _run_similar(course, entry, method, unit)


def _run_similar(course: Course, entry: Entry, method: Remembering, unit: _Unit) -> None:
    evidence, truth = course.evidence, course.truth
    seen = unit(0, SIMILAR, lambda: judge_similar_titles(method, evidence, truth)).result
    unit.run.add(seen)
    if entry.blind:
        unit.run.add(replace(seen, protocol=COLD_SIMILAR))
    elif entry.cold:
        cold = unit(
            0, COLD_SIMILAR, lambda: judge_similar_titles(method, evidence, truth, course.fold_of_title)
        )
        unit.run.add(cold.result)


@dataclass(frozen=True)
class _Unit:
    """Takes a finished result from what is kept, or makes and keeps it."""

    entry: Entry
    method: Remembering
    kept: Kept
    run: Run
    progress: Progress

    def judge(
        self, fold: int, protocol: str, course: Course, people: Sequence[Person], each: Round
    ) -> Finished:
        """One fold of a protocol for people."""
        return self(fold, protocol, lambda: judge(self.method, course.evidence, people, [each], protocol))

    def __call__(self, fold: int, protocol: str, make: Callable[[], Result]) -> Finished:
        self.progress(f"{self.method.name}, {protocol}", fold, None, "folds")
        found = self.kept.load(self.entry.key, self.entry.version, protocol, fold)
        if found is None:
            started, before = time.perf_counter(), len(self.method.settings)
            result = make()
            found = Finished(result, time.perf_counter() - started, self.method.settings_since(before))
            self.kept.save(found, self.entry.key, self.entry.version, protocol, fold)
        self.run.seconds[self.method.name] = self.run.seconds.get(self.method.name, 0.0) + found.seconds
        self.run.settings.setdefault(self.method.name, []).extend(map(dict, found.settings))
        return found


def _joined(protocol: str, finished: Sequence[Finished], course: Course) -> Result:
    parts = [
        Part(one.result.judged, one.result.ranked, dict(one.result.each), one.result.counts["held out"])
        for one in finished
    ]
    return joined(finished[0].result.method, protocol, parts, course.evidence.likes.shape[1])
