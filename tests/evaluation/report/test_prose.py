"""The report's sentences: what heads it, and what a reader has to be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evaluation.report.made import result, study
from reelkin.evaluation import bootstrap
from reelkin.evaluation.report.drawing import figures
from reelkin.evaluation.report.prose import given, in_short
from reelkin.evaluation.report.scan_section import scan_section
from reelkin.evaluation.report.sections import sections
from reelkin.evaluation.report.writing import write_report
from reelkin.evaluation.slices import Slice
from reelkin.inspection.style import house


def test_a_model_as_trained_is_no_headline_in_words_or_figures():
    made = study()
    trained = result("reelkin as trained", 0.975)
    seen = replace(
        made,
        results={**made.results, "people": [*made.results["people"], trained]},
        ours=[*made.ours, trained.method],
        as_trained=[trained.method],
    )
    short = " ".join(in_short(seen))
    assert "reelkin hybrid reaches Recall@20 .394; it is better than EASE" in short
    assert "as trained reaches" not in short
    assert "reelkin as trained is the finished model, and learns nothing here" in short
    with house():
        title = next(iter(figures(seen)))[1].title
    assert title.startswith("reelkin hybrid finds the most, .394")


def test_the_best_of_the_others_is_not_called_the_next():
    made = study()
    second = result("reelkin default map", 0.35)
    three = replace(
        made,
        results={"people": [*made.results["people"], second]},
        ours=[*made.ours, second.method],
    )
    with house():
        title = next(iter(figures(three)))[1].title
    assert "; the best of the others, EASE, .294 with 10" in title
    assert "next" not in title


def test_who_is_given_more_is_told():
    assert given(study()) == []
    (told,) = given(replace(study(), with_ratings=["reelkin hybrid"]))
    assert told == (
        "reelkin hybrid is given more than the baselines: of the people it learns from, it is shown all ratings, low"
        " and middling ones too, where the baselines are shown likes alone."
    )


def test_what_the_widest_look_at_the_models_own_clusters_costs_is_said():
    lead = scan_section(study()).lead
    assert any(
        line.startswith(
            "Looking at the nearest 4 of 8 clusters, 50\N{NO-BREAK SPACE}% of the titles, costs: Recall@20"
        )
        for line in lead
    )


def test_tenths_of_popularity_are_told_in_order_and_what_is_put_together_last():
    tenths = [Slice(name, 30, 90, 45, 0.5, 0.4, 0.6) for name in ("0", "10", "2", "others")]
    made = replace(study(), slices={"popularity": {"reelkin hybrid": tenths}})
    table = next(part for part in sections(made) if part.id == "slices").tables[0]
    assert [row[0] for row in table.rows] == ["0", "2", "10", "others"]


def test_an_interval_is_drawn_once_however_often_it_is_told(tmp_path, monkeypatch: pytest.MonkeyPatch):
    made, drawn = study(), []
    resampled = bootstrap.resampled_means
    monkeypatch.setattr(
        bootstrap, "resampled_means", lambda *given, **more: drawn.append(1) or resampled(*given, **more)
    )
    write_report(made, tmp_path)
    figures_of_methods = sum(len(one.each) for results in made.results.values() for one in results)
    compared = 3
    assert len(drawn) == figures_of_methods + 2 * compared, "a comparison has a difference and a ratio"
