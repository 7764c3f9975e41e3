"""The evaluate stage on planted people, who each like one genre of the sample's films."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import polars as pl
import pytest

from planted_ratings import plant_ratings
from reelkin.clusters.engines import load_engine
from reelkin.errors import BadInput, MissingArtefact, UsageError
from reelkin.evaluation.running import cells, ours
from reelkin.evaluation.running.methods import ENTRIES, LENSKIT, Entry
from reelkin.model.bundle import Bundle
from reelkin.pipeline import evaluated_methods
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
    card = (outcome.folder / "card.md").read_text(encoding="utf-8")
    assert "reelkin hybrid is given more than the baselines" in " ".join(card.split())
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


def test_another_seed_of_the_clusters_measures_those_again_alone(outcome, home, ratings, monkeypatch):
    def refuse(*_):
        raise AssertionError("it learned again")

    people = {"protocols": ["people", "similar"]}
    evaluate(home, ratings, **people)
    fitted = []

    def counting(name):
        fitted.append(name)
        return load_engine(name)

    monkeypatch.setattr(ours.Hybrid, "learn", refuse)
    monkeypatch.setattr(cells, "load_engine", counting)
    workspace = Workspace(home)
    wanted = Wanted([ratings], baselines=["popular"], quick=True, **people)
    # An engine that trains elsewhere is not asked: each clustering would be a paid job.
    for seed, engine, times in ((0, "scikit-learn", 0), (7, "scikit-learn", 1), (7, "sagemaker", 1)):
        with workspace.lock():
            evaluate_stage(workspace, wanted, Settings(home=home, seed=seed, engine=engine))
        assert len(fitted) == times, "the model's own number of clusters, found once for each seed"
    assert fitted == ["scikit-learn"]


def test_a_result_is_named_by_all_that_its_method_depends_on(tmp_path, monkeypatch):
    script = tmp_path / "run.py"
    script.write_text("1")
    plain = Entry("one", "baseline", lambda _: None)
    several = [
        plain,
        replace(plain, code=("clusters",)),
        replace(plain, libraries=("implicit",)),
        replace(plain, files=(script,)),
        replace(plain, model="a"),
        replace(plain, model="b"),
    ]
    monkeypatch.setattr(evaluated_methods.metadata, "version", lambda name: "1")
    before = [evaluated_methods.version_of(entry) for entry in several]
    assert len(set(before)) == len(several)
    script.write_text("2")
    monkeypatch.setattr(evaluated_methods.metadata, "version", lambda name: "2")
    after = [evaluated_methods.version_of(entry) for entry in several]
    changed = [entry for entry, one, other in zip(several, before, after, strict=True) if one != other]
    assert changed == several[2:4], "those of a library and of a file"


def test_the_methods_name_the_libraries_and_files_of_others():
    of = {entry.key: entry for entry in (*ENTRIES, *LENSKIT)}
    assert of["ials"].libraries == ("implicit",)
    assert {path.name for path in of["lenskit-ease"].files} == {"run.py", "uv.lock"}


@pytest.fixture(scope="module")
def trained(built_home, small_raw, tmp_path_factory):
    """A home whose model learned from `known`, and ratings of others."""
    from reelkin import build

    home = tmp_path_factory.mktemp("trained") / "home"
    known = plant_ratings(built_home, home.parent / "known.csv")
    others = plant_ratings(built_home, home.parent / "others.csv", people=30)
    build(raw=small_raw, home=home, k=8, ratings=str(known))
    return home, known, others


def test_a_model_is_judged_as_trained_on_others_and_heads_nothing(trained):
    home, _, others = trained
    outcome = evaluate(home, others, protocols=["people"])
    methods = {row["method"]: row for row in outcome.summary["headline"]}
    as_trained, popular = methods["reelkin as trained"], methods["most popular"]
    assert as_trained["recall@20"]["low"] > popular["recall@20"]["mean"]
    assert as_trained["ours"]
    told = (outcome.folder / "report.md").read_text(encoding="utf-8")
    assert "reelkin as trained reaches" not in told
    assert "reelkin as trained is the finished model" in told


def test_a_model_is_not_judged_on_those_it_was_trained_on(trained):
    home, known, _ = trained
    outcome = evaluate(home, known, protocols=["people"])
    assert "reelkin as trained" not in {row["method"] for row in outcome.summary["headline"]}
    assert "it was trained on known.csv" in outcome.summary["left_out"]["reelkin as trained"]


def test_a_model_that_is_trained_anew_is_judged_anew(trained, monkeypatch):
    from reelkin import build

    home, known, others = trained
    before = evaluate(home, others, protocols=["people"])
    few = home.parent / "few.csv"
    few.write_text("\n".join(known.read_text().splitlines()[:200]) + "\n")
    build(home=home, k=8, ratings=str(few))
    after = evaluate(home, others, protocols=["people"])
    assert after.folder != before.folder
    one, other = (
        next(row for row in each.summary["headline"] if row["method"] == "reelkin as trained")
        for each in (before, after)
    )
    assert one["recall@20"]["mean"] != other["recall@20"]["mean"], "these are the old model's figures"
