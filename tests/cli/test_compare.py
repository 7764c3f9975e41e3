"""`reelkin compare`: what it measures, what it says, and what it refuses."""

from __future__ import annotations

import json
import shutil

import pytest

from planted_ratings import plant_ratings
from reelkin.pipeline.training import train_stage
from reelkin.settings import Settings
from reelkin.workspace import Workspace


@pytest.fixture(scope="module")
def compared(built_home, tmp_path_factory):
    """A workspace with a second model, of the same vectors and more clusters, and a third of other vectors."""
    home = tmp_path_factory.mktemp("compared") / "home"
    shutil.copytree(built_home, home, symlinks=True)
    workspace = Workspace(home)
    snapshot = workspace.newest_snapshot()
    first = workspace.current_model.resolve().name
    more = train_stage(workspace, snapshot, Settings(home=home, k=16))
    bent = train_stage(workspace, snapshot, Settings(home=home, k=16, block_weights={"genres": 3}))
    return home, first, more.folder.name, bent.folder.name


def test_two_models_stand_side_by_side(reelkin, compared):
    home, first, more, _ = compared
    told = reelkin("--home", home, "compare", first[:10], home / "models" / more)
    assert told.code == 0, told.err
    assert first[:12] in told.out
    assert more[:12] in told.out
    assert "Adjusted Rand index 0." in told.out
    assert "Of ten similar titles 10.0 are the same where all titles are scored" in told.out
    assert "people" not in told.out


def test_for_programs_it_is_json_and_with_ratings_both_are_judged(reelkin, compared):
    home, first, more, _ = compared
    ratings = plant_ratings(home, home.parent / "ratings.csv")
    told = reelkin("--home", home, "compare", first, more, "--ratings", ratings, "--json")
    assert told.code == 0, told.err
    value = json.loads(told.out)
    one, other = value["models"]
    assert (one["model_id"], one["k"], one["engine"]) == (first, 12, "scikit-learn")
    assert other["model_id"] == more
    assert other["k"] > one["k"]
    assert other["inertia"] < one["inertia"]
    assert value["clusters"]["pairs"] == one["k"]
    assert value["shared_picks"]["all titles"] == 1
    everywhere, nearby = value["people"]["all titles"], value["people"]["nearest clusters"]
    # Clusters play no part where all titles are scored; of people who like one genre each, ours finds most.
    assert everywhere["differences"]["recall@20"]["difference"] == 0
    assert everywhere["models"][0]["recall@20"] > 0.2
    assert nearby["differences"]["recall@20"]["difference"] != 0
    assert everywhere["counts"] == nearby["counts"]


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        (lambda first, more, bent: (more, bent), 1, "other vectors of the same titles"),
        (lambda first, more, bent: (first, first), 2, "both are model"),
        (lambda first, more, bent: (first, "nothing"), 2, "no folder and no model begins with 'nothing'"),
        (lambda first, more, bent: (first, ""), 2, "no folder and no model begins with ''"),
    ],
)
def test_what_cannot_be_compared_is_refused(reelkin, compared, names, code, said):
    home, *models = compared
    told = reelkin("--home", home, "compare", *names(*models))
    assert told.code == code
    assert said in told.err


def test_ratings_of_too_few_people_are_refused(reelkin, compared):
    home, first, more, _ = compared
    few = plant_ratings(home, home.parent / "few.csv", people=4)
    told = reelkin("--home", home, "compare", first, more, "--ratings", few)
    assert told.code == 1
    assert "people have 10 likes (8 of 10 or more) of the models' titles" in told.err
