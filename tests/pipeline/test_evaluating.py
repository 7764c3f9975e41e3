"""The evaluate stage on planted people, who each like one genre of the sample's films."""

from __future__ import annotations

import json
import shutil

import polars as pl
import pytest

from planted_ratings import plant_ratings
from reelkin.errors import BadInput, MissingArtefact, UsageError
from reelkin.evaluation.running import ours
from reelkin.model.bundle import Bundle
from reelkin.pipeline.evaluating import evaluate_stage
from reelkin.pipeline.wanted import Wanted
from reelkin.settings import Settings
from reelkin.workspace import Workspace


@pytest.fixture(scope="module")
def home(built_home, tmp_path_factory):
    mine = tmp_path_factory.mktemp("evaluated") / "home"
    shutil.copytree(built_home, mine, symlinks=True)
    return mine


@pytest.fixture(scope="module")
def ratings(home):
    return plant_ratings(home, home.parent / "ratings.csv")


def evaluate(home, ratings, **options):
    force = options.pop("force", False)
    wanted = Wanted([ratings], baselines=["popular"], quick=True, **options)
    workspace = Workspace(home)
    with workspace.lock():
        return evaluate_stage(workspace, wanted, Settings(home=home), force=force)


@pytest.fixture(scope="module")
def outcome(home, ratings):
    return evaluate(home, ratings)


def test_it_leaves_a_report_beside_the_model(outcome, home):
    model = Bundle.load(home / "models" / "current").model_id
    assert outcome.folder == home / "reports" / model / "evaluation"
    assert {"index.html", "report.md", "report.json", "figures"} <= {
        path.name for path in outcome.folder.iterdir()
    }
    told = json.loads((outcome.folder / "report.json").read_text(encoding="utf-8"))
    assert told["subject"]["model"] == model
    assert set(told["results"]) == {"people", "leave last out", "cold titles", "similar", "similar, cold"}
    assert "0." in (outcome.folder / "card.md").read_text(encoding="utf-8").partition("How good it is")[2]
    assert told["clusters"]["k"] == len(Bundle.load(home / "models" / "current").clusters.centroids)


def test_a_genre_is_found_where_people_like_one_genre_each(outcome):
    by_method = {row["method"]: row for row in outcome.summary["headline"]}
    hybrid, popular = by_method["reelkin hybrid"], by_method["most popular"]
    assert hybrid["recall@20"]["low"] > popular["recall@20"]["mean"]
    assert hybrid["coverage"] > popular["coverage"]


def test_it_is_done_once(outcome, home, ratings):
    again = evaluate(home, ratings)
    assert again.skipped
    assert again.summary == outcome.summary


def test_what_is_kept_is_not_learned_again(outcome, home, ratings, monkeypatch):
    def refuse(*_):
        raise AssertionError("it learned again")

    monkeypatch.setattr(ours.Hybrid, "learn", refuse)
    other = evaluate(home, ratings, protocols=["people"])
    assert not other.skipped
    assert other.summary["protocols"] == ["people"]
    with pytest.raises(AssertionError, match="learned again"):
        evaluate(home, ratings, protocols=["people"], force=True)


def test_people_without_times_have_no_last_like(home, ratings, tmp_path):
    timeless = tmp_path / "timeless.csv"
    timeless.write_text("\n".join(line.rpartition(",")[0] for line in ratings.read_text().splitlines()))
    outcome = evaluate(home, timeless, protocols=["people", "last"])
    assert outcome.summary["protocols"] == ["people"]
    assert "no times" in outcome.summary["left_out"]["leave last out"]


def test_titles_with_few_votes_are_judged_too(built_home, small_raw, tmp_path):
    from reelkin import build

    home = tmp_path / "home"
    build(raw=small_raw, home=home, k=8, min_votes=30)
    outcome = evaluate(home, plant_ratings(home, tmp_path / "ratings.csv"), protocols=["people"])
    rated = pl.scan_parquet(home / "catalog" / "*" / "titles.parquet").filter(
        pl.col("average_rating").is_not_null()
    )
    kept = rated.filter(pl.col("left_out_by").is_null()).select(pl.len()).collect().item()
    assert kept < outcome.summary["titles"] <= rated.select(pl.len()).collect().item()


def test_too_few_people_are_told(home, tmp_path):
    with pytest.raises(BadInput, match="people have 10 likes"):
        evaluate(home, plant_ratings(home, tmp_path / "few.csv", people=6))


def test_what_is_missing_is_told(home, ratings, tmp_path):
    with pytest.raises(MissingArtefact, match="no such file"):
        evaluate(home, tmp_path / "nowhere.csv")
    with pytest.raises(MissingArtefact, match="reelkin build"):
        evaluate(tmp_path / "empty", ratings)
    workspace = Workspace(home)
    with workspace.lock(), pytest.raises(UsageError, match="no ratings"):
        evaluate_stage(workspace, Wanted([]), Settings(home=home))


def test_a_model_is_judged_as_trained_and_told_where_it_knows_the_people(built_home, small_raw, tmp_path):
    from reelkin import build

    home = tmp_path / "home"
    known = plant_ratings(built_home, tmp_path / "known.csv")
    others = plant_ratings(built_home, tmp_path / "others.csv", people=30)
    build(raw=small_raw, home=home, k=8, ratings=str(known))
    fair = evaluate(home, others, protocols=["people"])
    methods = {row["method"]: row for row in fair.summary["headline"]}
    as_trained, popular = methods["reelkin as trained"], methods["most popular"]
    assert as_trained["recall@20"]["low"] > popular["recall@20"]["mean"]
    assert not any("has seen what it is judged on" in one for one in fair.summary["warnings"])
    unfair = evaluate(home, known, protocols=["people"])
    assert "has seen what it is judged on" in unfair.summary["warnings"][0]
