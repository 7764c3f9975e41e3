"""`reelkin train --engine sagemaker` against the emulation: the whole way, and that nothing half-done is published."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from reelkin.aws.emulation import running, transforming
from reelkin.aws.emulation.serving import ROLE, emulated_aws
from reelkin.aws.model_artifact import write_centroids
from reelkin.model.bundle import Bundle

BUCKET = "films-of-training"


@pytest.fixture(scope="module", autouse=True)
def _aws():
    with emulated_aws(BUCKET):
        yield


@pytest.fixture
def train(reelkin, built_home, tmp_path):
    """Train on SageMaker in a workspace that has the catalogue, and no model yet."""
    home = tmp_path / "home"
    home.mkdir()
    for part in ("raw", "catalog"):
        (home / part).symlink_to(built_home / part)

    def call(*args):
        given = ("--engine", "sagemaker", "--role", ROLE, "--s3", f"s3://{BUCKET}/here", "--k", 12)
        return reelkin("--home", home, "train", *given, *args)

    call.home = home
    return call


def records(home):
    return [json.loads(path.read_text()) for path in sorted(home.glob("training-jobs/*.json"))]


def test_a_model_from_three_instances_is_whole_and_holds_nothing_of_the_account(train):
    result = train("--instances", 3, "--hyperparameter", "epochs=2")
    assert result.code == 0, result.err
    assert "3 × ml.m5.large: about" in result.err
    assert "not AWS, but what stands in for it" in result.err
    (record,) = records(train.home)
    assert (record["status"], record["machines"]["instances"]) == ("Completed", 3)
    bundle = Bundle.load(train.home / "models" / "current")
    assert bundle.clusters.centroids.shape == (12, bundle.embedding.vectors.shape[1])
    assert bundle.facts["training"]["engine"] == "sagemaker"
    settings = bundle.facts["settings"]
    assert settings["trained_on"] == "a stand-in for AWS"
    assert (settings["sagemaker_instances"], settings["sagemaker_hyperparameters"]) == (3, {"epochs": "2"})
    folder = (train.home / "models" / "current").resolve()
    written = b"".join(
        path.read_bytes() for path in folder.rglob("*") if path.suffix in (".json", ".md", ".html")
    )
    for private in (record["job"], "123456789012", BUCKET, "127.0.0.1", "us-east-1"):
        assert private.encode() not in written


def test_the_same_again_is_not_trained_again_and_another_start_is_another_model(train):
    told = json.loads(train("--json").out)
    assert told["summary"]["jobs"] == records(train.home)
    first = (train.home / "models" / "current").resolve()
    again = train()
    assert "(unchanged)" in again.out
    assert len(records(train.home)) == 1
    # The service has no seed: asked anew, it finds others, and they must not go by the same name.
    record = first / "model.json"
    record.rename(first / "lost.json")
    assert train().code == 0
    second = (train.home / "models" / "current").resolve()
    one, other = (np.load(folder / "serve" / "clusters.centroids.npy") for folder in (first, second))
    assert not np.array_equal(one, other)
    assert first.name != second.name


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (lambda: write_centroids(np.zeros((11, 32), np.float32)), "11 centroids of 32 values, but 12 of 32"),
        (lambda: b"no archive", "no tar.gz"),
        (lambda: 1 / 0, "failed: InternalServerError: division by zero"),
    ],
)
def test_what_fails_publishes_nothing(train, monkeypatch, model, told):
    assert train().code == 0
    before = sorted((train.home / "models").iterdir()), (train.home / "models" / "current").resolve()
    monkeypatch.setattr(running, "write_centroids", lambda centroids: model())
    result = train("--seed", 5)
    assert result.code == 1
    assert told in result.err
    assert "Traceback" not in result.err
    assert (
        sorted((train.home / "models").iterdir()),
        (train.home / "models" / "current").resolve(),
    ) == before


def test_ctrl_c_ends_with_a_stopped_job_and_no_model(train, monkeypatch):
    def interrupted(*given, **others):
        raise KeyboardInterrupt

    monkeypatch.setattr("reelkin.aws.watching._wait", interrupted)
    result = train()
    assert result.code == 130
    assert list((train.home / "models").iterdir()) == []
    (record,) = records(train.home)
    assert record["status"] == "given up: KeyboardInterrupt"


def test_what_is_not_set_is_told_before_the_stages(reelkin, tmp_path, small_raw):
    result = reelkin("--home", tmp_path, "build", "--from", small_raw, "--engine", "sagemaker")
    assert result.code == 2
    assert re.search("the engine sagemaker needs --role", result.err)
    assert not (tmp_path / "raw").exists()
    wrong = reelkin("--home", tmp_path, "train", "--hyperparameter", "epochs")
    assert wrong.code == 2
    assert "'epochs' is not NAME=VALUE" in wrong.err


def test_the_trained_model_assigns_the_titles_too_and_agrees(train):
    result = train("--assign", "transform", "--instances", 3)
    assert result.code == 0, result.err
    (record,) = records(train.home)
    assert record["transform"]["status"] == "Completed"
    same, of = map(
        int, re.search(r"SageMaker's own assignment is ours for (\d+) of (\d+) vectors", result.err).groups()
    )
    assert of == Bundle.load(train.home / "models" / "current").embedding.vectors.shape[0]
    assert same > 0.99 * of


def test_a_model_that_assigns_otherwise_than_it_says_is_not_published(train, monkeypatch):
    nearest = transforming.nearest
    monkeypatch.setattr(transforming, "nearest", lambda *given: np.roll(nearest(*given), 1))
    result = train("--assign", "transform")
    assert result.code != 0
    assert "vectors to another cluster than the nearest of its own centroids" in result.err
    assert not (train.home / "models" / "current").exists()
    assert records(train.home)[0]["status"].startswith("given up: SageMaker assigned")
