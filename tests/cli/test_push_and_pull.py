"""Models to S3 and back, against the emulation: whole, compared by hash, or not at all."""

from __future__ import annotations

import json
import shutil

import pytest

from reelkin.aws import s3
from reelkin.aws.emulation.serving import emulated_aws
from reelkin.workspace import Workspace

BUCKET = "films-moved"
PLACE = f"s3://{BUCKET}/models"


@pytest.fixture(scope="module", autouse=True)
def _aws():
    with emulated_aws(BUCKET):
        yield


@pytest.fixture(scope="module")
def sent(built_home, _aws):
    """The address of the built model."""
    from reelkin.pipeline.moving import push_model

    return push_model(Workspace(built_home).current_model, PLACE)


def test_a_model_goes_and_comes_back_and_answers_the_same(reelkin, built_home, tmp_path):
    pushed = reelkin("--home", built_home, "push", PLACE, "--json")
    assert pushed.code == 0, pushed.err
    url = json.loads(pushed.out)["url"]
    model = Workspace(built_home).current_model.resolve()
    assert url == f"{PLACE}/{model.name}"
    pulled = reelkin("--home", tmp_path, "pull", url)
    assert pulled.code == 0, pulled.err
    folder = tmp_path / "models" / model.name
    assert Workspace(tmp_path).current_model.resolve() == folder
    assert (folder / "model.json").read_bytes() == (model / "model.json").read_bytes()
    there, here = (
        reelkin("--home", home, "similar", "Dumbo", "--json").out for home in (built_home, tmp_path)
    )
    assert there == here
    again = reelkin("--home", tmp_path, "pull", url)
    assert again.code == 0, again.err


def test_a_file_that_was_changed_in_between_leaves_the_workspace_as_it_was(reelkin, sent, tmp_path):
    name = f"{sent}/serve/clusters.centroids.npy"
    right = s3.get_bytes(name)
    s3.put_bytes(right[:-1] + bytes([right[-1] ^ 1]), name)
    try:
        pulled = reelkin("--home", tmp_path, "pull", sent)
    finally:
        s3.put_bytes(right, name)
    assert pulled.code == 1
    assert "has changed since the model was trained" in pulled.err
    assert list((tmp_path / "models").iterdir()) == []


def test_what_is_no_model_or_was_cut_off_in_sending_is_refused(reelkin, sent, tmp_path):
    for url in (PLACE, f"{PLACE}/nothing"):
        pulled = reelkin("--home", tmp_path, "pull", url)
        assert pulled.code == 1
        assert "no model.json there, so no whole model" in pulled.err
    assert not (tmp_path / "models").exists()
    assert reelkin("--home", tmp_path, "pull", "models/x").code == 2


def test_a_model_that_is_not_whole_is_not_sent(reelkin, built_home, tmp_path):
    home = tmp_path / "home"
    shutil.copytree(built_home / "models", home / "models", symlinks=True)
    folder = Workspace(home).current_model.resolve()
    (folder / "card.md").write_text("changed")
    pushed = reelkin("--home", home, "push", f"s3://{BUCKET}/other", "--model", folder.name[:8])
    assert pushed.code == 1
    assert "card.md: has changed" in pushed.err
    assert s3.keys(f"s3://{BUCKET}/other") == []


def test_a_bucket_that_is_not_there_is_told(reelkin, built_home):
    pushed = reelkin("--home", built_home, "push", "s3://films-of-nobody/models")
    assert pushed.code == 1
    assert "there is no such bucket" in pushed.err
