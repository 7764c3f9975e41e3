"""What the engine takes from the settings. Its training is tested in tests/aws, a model by it in tests/pipeline."""

from __future__ import annotations

import json
import re
import sys

import numpy as np
import pytest

from reelkin.aws.job_account import Account, Place
from reelkin.aws.kmeans_job import Machines
from reelkin.clusters.engines import check_engine, load_engine, sagemaker
from reelkin.errors import BadInput, MissingExtra, RemoteFailed, UsageError
from reelkin.installing import install_line
from reelkin.settings import Settings

ROLE = "arn:aws:iam::123456789012:role/films"
GIVEN = {"engine": "sagemaker", "aws_role": ROLE, "aws_storage": "s3://films/here"}
VECTORS = np.zeros((20, 3), np.float32)


def test_settings_become_place_machines_and_hyperparameters(tmp_path, monkeypatch):
    seen = {}

    def train(vectors, k, place, machines, others, *, progress, ended, check_labels):
        assert check_labels is None
        seen.update(k=k, place=place, machines=machines, others=others)
        ended(Account("job-1", "eu-west-1", "AWS", machines, "Completed", usd=0.5))
        return vectors[:k]

    monkeypatch.setattr(sagemaker, "train", train)
    settings = Settings(
        home=tmp_path,
        **GIVEN,
        aws_region="eu-west-1",
        sagemaker_instances=3,
        sagemaker_instance_type="ml.c5.xlarge",
        sagemaker_longest_minutes=7,
        sagemaker_hyperparameters={"epochs": "3"},
    )
    assert load_engine("sagemaker")(VECTORS, 4, 0, settings).shape == (4, 3)
    assert seen == {
        "k": 4,
        "place": Place(ROLE, "s3://films/here", "eu-west-1"),
        "machines": Machines(3, "ml.c5.xlarge", longest_seconds=420),
        "others": {"epochs": "3"},
    }
    record = json.loads((tmp_path / "training-jobs" / "job-1.json").read_text())
    assert (record["status"], record["usd"], record["machines"]["instances"]) == ("Completed", 0.5, 3)


def test_a_job_that_failed_is_on_record_too(tmp_path, monkeypatch):
    def train(*given, ended, **others):
        ended(Account("job-2", "eu-west-1", "AWS", Machines(), "Failed", told="because"))
        raise RemoteFailed("because")

    monkeypatch.setattr(sagemaker, "train", train)
    with pytest.raises(RemoteFailed):
        sagemaker.fit_centroids(VECTORS, 4, 0, Settings(home=tmp_path, **GIVEN))
    assert json.loads((tmp_path / "training-jobs" / "job-2.json").read_text())["told"] == "because"


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """What the engine says to labels that a transform found; centroids lie at 0 and at 10 on a line."""
    centroids = np.array([[0, 0], [10, 0]], np.float32)

    def call(vectors, labels):
        def train(*given, check_labels, **others):
            check_labels(centroids, np.array(labels, np.int32))
            return centroids

        monkeypatch.setattr(sagemaker, "train", train)
        settings = Settings(home=tmp_path, **GIVEN, sagemaker_assign="transform")
        return sagemaker.fit_centroids(np.array(vectors, np.float32), 2, 0, settings)

    return call


def test_labels_of_a_transform_that_are_the_nearest_are_taken(checked):
    assert checked([[1, 0], [9, 1], [10, 0], [0, 0]], [0, 1, 1, 0]).shape == (2, 2)


def test_a_vector_halfway_may_go_to_either(checked):
    for label in (0, 1):
        assert checked([[5, 3], [5.0001, 0]], [label, label]).shape == (2, 2)


def test_labels_of_a_transform_that_are_not_the_nearest_are_refused(checked):
    with pytest.raises(
        BadInput, match=r"assigned 2 of 3 vectors to another cluster than the nearest .*first in row 1"
    ):
        checked([[1, 0], [4, 0], [0, 0]], [0, 1, 1])


@pytest.mark.parametrize(
    ("others", "told"),
    [
        (
            {"aws_role": None},
            "needs --role, such as arn:aws:iam::.*REELKIN_AWS_ROLE, or aws_role in reelkin.toml",
        ),
        ({"aws_storage": None}, "needs --s3, such as s3://bucket/reelkin"),
        ({"aws_storage": "films/here"}, "an address in S3 is s3://bucket/key"),
        ({"k": "auto"}, "each would be a paid training job"),
        ({"sagemaker_hyperparameters": {"k": "3"}}, "hyperparameter k is set by --k"),
        ({"sagemaker_hyperparameters": {"epoch": "3"}}, "unknown hyperparameter epoch"),
        ({"sagemaker_hyperparameters": {"epochs": "-3"}}, "epochs must be a whole number from 1"),
    ],
)
def test_what_is_missing_or_wrong_is_told_before_any_work(others, told):
    with pytest.raises(UsageError, match=told):
        check_engine(Settings(**{**GIVEN, **others}))


def test_with_all_it_needs_the_engine_is_ready():
    check_engine(Settings(**GIVEN))
    check_engine(Settings())


def test_without_boto3_the_install_line_is_told(monkeypatch):
    for name in list(sys.modules):
        if name.startswith(("reelkin.aws.", "reelkin.clusters.engines.sagemaker")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(
        MissingExtra, match="the k-means engine sagemaker needs .*" + re.escape(install_line("aws"))
    ):
        check_engine(Settings(**GIVEN))
