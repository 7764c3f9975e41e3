"""From a course to a study: what is counted, what is looked at closer, and what heads the report."""

from __future__ import annotations

from types import SimpleNamespace

import polars as pl
import pytest

from evaluation.planted import PEOPLE, TITLES, Family, Popular, evidence
from reelkin.evaluation.report.composing import compose
from reelkin.evaluation.running.course import lay_out, run_course
from reelkin.evaluation.running.kept import Kept
from reelkin.evaluation.running.methods import Entry


def named(kind, name, **attributes):
    return type(name, (kind,), {"name": name, **attributes})()


class Rated(Family):
    """The families, and what nobody likes last; it asks for ratings."""

    uses_ratings = True

    def learn(self, shown, ratings):
        return super().learn(shown)

    def __call__(self, folded_in):
        return super().__call__([known.rows for known in folded_in]) + self.counts / 1000


class Knows(Popular):
    """Knows the truth, as a model does that was trained on it."""

    def __call__(self, folded_in):
        everything = evidence().likes.toarray()
        rows = [int((everything[:, rows].sum(axis=1)).argmax()) for rows in folded_in]
        return everything[rows]


METHODS = (
    ("as trained", named(Knows, "reelkin as trained")),
    ("ours", named(Rated, "reelkin hybrid")),
    ("ours", named(Popular, "reelkin default map")),
    ("baseline", named(Family, "EASE")),
    ("baseline", named(Popular, "most popular")),
)


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    titles = pl.DataFrame(
        {
            "start_year": [1990 + row // 3 for row in range(TITLES)],
            "original_language": ["en" if row % 3 else "fr" for row in range(TITLES)],
            "title_type": ["movie"] * TITLES,
        }
    )
    course = lay_out(SimpleNamespace(titles=titles), evidence(), 5, 0)
    entries = [Entry(one.name, side, lambda _, one=one: one) for side, one in METHODS]
    run = run_course(course, entries, ["people"], Kept(tmp_path_factory.mktemp("kept"), "inputs"))
    run.left_out["iALS"] = "not installed"
    facts = {
        "model_id": "abc",
        "training": {"k": 7},
        "settings": {"k": None},
        "scoring": {"prior": 0.1},
        "content_map": {"data": {"name": "planted map"}},
    }
    snapshot = SimpleNamespace(id="2026", source="planted", notice="")
    sets = SimpleNamespace(
        sets=({"name": "a", "source": "plain", "people": 50, "counts": {}, "digest": "0"},)
    )
    options = {"folds": 5, "quick": True}
    return compose(course, run, [], facts, snapshot, sets, options, {"numpy": "2"})


def test_what_was_judged_is_counted(study):
    counts = study.subject.counts
    assert (counts["people"], counts["titles"], counts["likes"]) == (PEOPLE, TITLES, evidence().likes.nnz)
    assert (study.subject.model, study.subject.map_card, study.clusters) == ("abc", "planted map", 7)
    assert study.subject.settings == {"k": None, "prior": 0.1}
    assert study.left_out == {"iALS": "not installed"}
    assert study.warnings[0].startswith("A quick look: the first of 5 folds")


def test_sides_and_what_is_given_come_from_the_methods(study):
    assert study.ours == ["reelkin hybrid", "reelkin default map", "reelkin as trained"]
    assert study.as_trained == ["reelkin as trained"]
    assert study.with_ratings == ["reelkin hybrid"]


def test_a_finished_model_is_shown_and_heads_nothing_however_good_it_looks(study):
    assert study.ranked("people", "recall@20")[0].method == "reelkin as trained"
    assert study.best("people", "recall@20", ours=True).method == "reelkin hybrid"
    assert study.best("people", "recall@20", ours=False).method == "EASE"


def test_the_best_of_both_sides_and_most_popular_are_looked_at_closer(study):
    assert {tuple(by_method) for by_method in study.slices.values()} == {("reelkin hybrid", "EASE")}
    assert list(study.hit_rates) == ["reelkin hybrid", "EASE", "most popular"]
    assert all(len(rates) == 20 for rates in study.hit_rates.values())
