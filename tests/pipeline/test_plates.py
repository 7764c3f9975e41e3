from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from planted import fitted
from reelkin import artefacts
from reelkin.clusters.choosing import Candidate, Choice
from reelkin.model.bundle import Bundle
from reelkin.pipeline.plates import credit_line, feature_matrix, plates_stage
from reelkin.workspace import Workspace


def saved(workspace, model):
    folder = workspace.models / model.bundle.model_id
    with artefacts.new_folder(folder) as aside:
        model.save(aside)
    return Bundle.load(folder)


@pytest.fixture
def workspace(tmp_path):
    return Workspace(tmp_path)


def test_the_pictures(workspace):
    bundle = saved(workspace, fitted())
    outcome = plates_stage(workspace, bundle)
    folder = workspace.report(bundle.model_id, "clusters")
    assert outcome.folder == folder
    assert {path.name for path in folder.iterdir()} == {"map.png", "heatmap.png", "stage.json"}
    with Image.open(folder / "map.png") as picture:
        assert picture.size == (2400, 2000)
        assert np.ptp(np.asarray(picture.convert("L"))) > 150
    again = plates_stage(workspace, bundle)
    assert again.skipped


def test_two_runs_give_the_same_bytes(workspace, tmp_path):
    bundle = saved(workspace, fitted())
    other = Workspace(tmp_path / "other")
    one, two = plates_stage(workspace, bundle).folder, plates_stage(other, bundle).folder
    assert artefacts.folder_hashes(one) == artefacts.folder_hashes(two)


def test_a_choice_of_k_is_drawn_too(workspace):
    bundle = saved(workspace, fitted())
    choice = Choice(8, (Candidate(8, 1.0, 0.0, 0.2, 0.9, 1.0, 3.0),), "k = 8: nothing else was tried.")
    path = workspace.models / bundle.model_id / "serve" / "clusters.json"
    artefacts.write_json(path, {**bundle.clustering, "choice": choice.as_json()})
    folder = plates_stage(workspace, Bundle.load(workspace.models / bundle.model_id)).folder
    assert (folder / "k.png").exists()


def test_the_matrix_of_a_bundle_is_the_one_of_training():
    bundle = fitted().bundle
    features = feature_matrix(bundle)
    assert features.tconsts == list(bundle.titles.tconst)
    assert features.names == list(bundle.features.name)
    title = features.of_title(features.tconsts[0])
    assert title
    np.testing.assert_allclose(
        (features.matrix @ bundle.embedding.content_map)[:5],
        bundle.embedding.vectors[:5],
        rtol=1e-4,
        atol=1e-5,
    )


def test_the_credit_is_where_from_and_by_what_right():
    notice = "Information courtesy of IMDb\n(https://www.imdb.com). Used with permission. Read the terms. And more."
    assert credit_line(notice) == "Information courtesy of IMDb (https://www.imdb.com). Used with permission."
    assert credit_line("") == ""
