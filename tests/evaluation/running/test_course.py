"""The course: what it runs, what it keeps, and what a stopped one takes up again."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from evaluation.planted import Family, Popular, evidence
from reelkin.errors import UsageError
from reelkin.evaluation.baselines.method import MethodFailed
from reelkin.evaluation.leakage import Leakage
from reelkin.evaluation.protocols.leave_last_out import judge_leave_last_out
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.running.course import lay_out, run_course
from reelkin.evaluation.running.kept import Kept
from reelkin.evaluation.running.methods import BASELINES, Entry, chosen
from reelkin.evaluation.splits import folds, hold_out


class Counted(Family):
    """Counts how often it learns."""

    learnings = 0

    def learn(self, shown):
        type(self).learnings += 1
        return super().learn(shown)


def course(k=5, quick=False):
    return lay_out(SimpleNamespace(), evidence(), k, 0, quick=quick)


def entries(method=Counted):
    method.learnings = 0
    return [
        Entry("family", "ours", lambda _: method(), cold=True),
        Entry("popular", "baseline", lambda _: Popular()),
    ]


def of(run, protocol, method):
    (found,) = [one for one in run.results[protocol] if one.method == method]
    return found


def test_folds_put_together_are_the_protocol(tmp_path):
    run = run_course(course(), entries(), ["people"], Kept(tmp_path, "inputs"))
    known = evidence()
    whole = judge_people(Family(), known, hold_out(known.likes, 0), folds(len(known.likes.toarray()), 5, 0))
    ours = of(run, "people", "family")
    assert ours.ranked.tolist() == whole.ranked.tolist()
    assert ours.whole == pytest.approx(whole.whole)
    assert ours.counts == whole.counts


def test_the_last_likes_put_together_are_the_protocol(tmp_path):
    run = run_course(course(), entries(), ["last"], Kept(tmp_path, "inputs"))
    whole = judge_leave_last_out(Family(), evidence(), course().fold_of_person)
    ours = of(run, "leave last out", "family")
    assert ours.ranked.tolist() == whole.ranked.tolist()
    assert ours.of("recall@20").tolist() == whole.of("recall@20").tolist()
    assert ours.counts == whole.counts


def test_two_protocols_learn_once_from_the_same_people(tmp_path):
    run_course(course(), entries()[:1], ["people", "last"], Kept(tmp_path, "inputs"))
    assert Counted.learnings == 5


def test_a_stopped_course_goes_on_where_it_was(tmp_path):
    kept = Kept(tmp_path, "inputs")
    seen = []

    def stopping(task, done, total=None, unit="rows"):
        seen.append(task)
        if task.startswith("family") and done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_course(course(), entries()[:1], ["people"], kept, stopping)
    assert Counted.learnings == 3
    run = run_course(course(), entries()[:1], ["people"], kept)
    assert Counted.learnings == 2, "three folds are kept"
    again = run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "inputs"))
    assert Counted.learnings == 0
    assert of(again, "people", "family").ranked.tolist() == of(run, "people", "family").ranked.tolist()
    assert again.seconds == run.seconds


def test_other_inputs_are_measured_anew_and_forgotten_ones_too(tmp_path):
    run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "one"))
    run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "other"))
    assert Counted.learnings == 5
    Kept(tmp_path, "one").forget()
    run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "one"))
    assert Counted.learnings == 5


def test_a_method_whose_code_has_changed_is_measured_anew_alone(tmp_path):
    run_course(course(), entries(), ["people"], Kept(tmp_path, "one"))
    changed = [replace(entry, version="2") if entry.key == "family" else entry for entry in entries()]
    files = len(list(tmp_path.rglob("*.npz")))
    run_course(course(), changed, ["people"], Kept(tmp_path, "one"))
    assert Counted.learnings == 5
    assert len(list(tmp_path.rglob("*.npz"))) == files + 5, "popular is taken as it was"


def test_a_damaged_kept_result_is_made_again(tmp_path):
    run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "one"))
    for path in tmp_path.rglob("*.npz"):
        path.write_bytes(path.read_bytes()[:100])
    run_course(course(), entries()[:1], ["people"], Kept(tmp_path, "one"))
    assert Counted.learnings == 5


def test_cold_titles_are_scored_by_models_that_saw_none_of_them_beside_most_popular_that_did(tmp_path):
    run = run_course(course(), entries(), ["cold"], Kept(tmp_path, "inputs"))
    assert list(run.results) == ["cold titles"]
    assert Counted.learnings == 25, "five folds of people by five of titles"
    assert {one.method for one in run.results["cold titles"]} == {"family", "popular"}
    plain = of(run_course(course(), entries()[1:], ["people"], Kept(tmp_path, "inputs")), "people", "popular")
    assert of(run, "cold titles", "popular").ranked.tolist() == plain.ranked.tolist()


def test_a_quick_course_judges_one_fold(tmp_path):
    run = run_course(course(quick=True), entries()[:1], ["people"], Kept(tmp_path, "inputs"))
    assert Counted.learnings == 1
    assert len(of(run, "people", "family").judged) == np.bincount(folds(50, 5, 0))[0]


def test_a_method_that_cannot_is_told_and_the_others_are_judged(tmp_path):
    class Refusing(Popular):
        name = "refusing"

        def learn(self, shown):
            raise UsageError("too large")

    both = [Entry("refusing", "baseline", lambda _: Refusing()), *entries()]
    run = run_course(course(), both, ["people"], Kept(tmp_path, "inputs"))
    assert run.left_out == {"refusing": "too large"}
    assert {one.method for one in run.results["people"]} == {"family", "popular"}


def test_a_method_whose_process_fails_is_told_and_a_leak_stops_everything(tmp_path):
    class Failing(Popular):
        name = "failing"

        def __init__(self, error):
            self.error = error

        def learn(self, shown):
            raise self.error

    both = [
        Entry("failing", "baseline", lambda _: Failing(MethodFailed("out of memory")), version="1"),
        *entries(),
    ]
    run = run_course(course(), both, ["people"], Kept(tmp_path, "inputs"))
    assert run.left_out == {"failing": "out of memory"}
    assert {one.method for one in run.results["people"]} == {"family", "popular"}
    leaking = [Entry("failing", "baseline", lambda _: Failing(Leakage("shown"))), *entries()]
    with pytest.raises(Leakage):
        run_course(course(), leaking, ["people"], Kept(tmp_path, "inputs"))


def test_too_many_folds_are_refused():
    with pytest.raises(UsageError, match="folds"):
        course(k=51)


def test_baselines_are_chosen_by_key():
    assert {entry.key for entry in chosen(["ease"]) if entry.side == "baseline"} == {"ease"}
    assert {entry.key for entry in chosen([]) if entry.side == "baseline"} == set(BASELINES)
    assert len(chosen([], quick=True)) < len(chosen([]))
    with pytest.raises(UsageError, match=r"no baseline 'eaze'; there are popular"):
        chosen(["eaze"])
