"""A trained model that assigns the vectors itself, through boto3 against the emulation; and every way to fail."""

from __future__ import annotations

import json
import logging
import threading
import time

import numpy as np
import pytest

from aws.planted_vectors import families
from reelkin.aws import kmeans_transform, s3, watching
from reelkin.aws.emulation import transforming
from reelkin.aws.emulation.serving import MAY, ROLE, TRUST
from reelkin.aws.job_account import Place
from reelkin.aws.kmeans_job import Machines
from reelkin.aws.kmeans_training import train
from reelkin.errors import BadInput, RemoteFailed

VECTORS, FAMILY = families()


@pytest.fixture
def accounts():
    return []


@pytest.fixture
def assigned(bucket, accounts, monkeypatch):
    """Train six clusters below the bucket, let the model assign, and hand its labels out."""
    monkeypatch.setattr(watching, "LONGEST_PAUSE", 0.01)

    def call(instances=1, role=ROLE, progress=lambda *given: None):
        seen = []
        train(
            VECTORS,
            6,
            Place(role, f"{bucket}/films"),
            Machines(instances),
            {},
            progress=progress,
            ended=accounts.append,
            check_labels=lambda *given: seen.append(given),
        )
        ((centroids, labels),) = seen
        return centroids, labels

    return call


@pytest.fixture
def left(aws, bucket, accounts):
    """What is left in the account: models, objects, and jobs that run."""

    def look():
        models = aws.client("sagemaker").list_models()["Models"]
        running = [one.name for one in aws.transforms.values() if one.status == "InProgress"]
        objects = [one for one in s3.keys(bucket) if not one.endswith("model.tar.gz")]
        return [*(one["ModelName"] for one in models), *running, *objects]

    return look


def asks(action):
    return lambda environ: environ.get("HTTP_X_AMZ_TARGET") == f"SageMaker.{action}"


@pytest.mark.parametrize("instances", [1, 3])
def test_each_vector_gets_the_nearest_of_the_models_centroids_and_nothing_is_left(
    assigned, left, accounts, instances
):
    centroids, labels = assigned(instances)
    gaps = np.linalg.norm(VECTORS[:, None] - centroids, axis=2)
    assert (labels == gaps.argmin(axis=1)).all()
    assert len(set(labels.tolist())) == 6
    assert left() == []
    transform = accounts[0].transform
    assert (transform.status, transform.job) == ("Completed", accounts[0].job)
    assert transform.usd == pytest.approx(0.115 * instances * transform.seconds / 3600)


def test_no_endpoint_is_made_and_the_request_is_one_that_boto3_and_the_guide_know(assigned, aws):
    called, answer = [], aws.app

    def app(environ, start_response):
        called.append(environ.get("HTTP_X_AMZ_TARGET", ""))
        return answer(environ, start_response)

    aws.app = app
    assigned()
    actions = {one.removeprefix("SageMaker.") for one in called if one.startswith("SageMaker.")}
    assert actions == {
        "CreateTrainingJob",
        "DescribeTrainingJob",
        "CreateModel",
        "CreateTransformJob",
        "DescribeTransformJob",
        "DeleteModel",
    }
    request = list(aws.transforms.values())[-1].request
    given, out = request["TransformInput"], request["TransformOutput"]
    assert (given["ContentType"], given["SplitType"]) == ("application/x-recordio-protobuf", "RecordIO")
    assert (out["Accept"], out["AssembleWith"]) == ("application/jsonlines", "Line")


def test_answers_are_found_also_where_the_guides_example_puts_them(assigned, monkeypatch):
    """In a folder named like the shards' own, below the output."""
    real = transforming.address

    def nested(url):
        place = real(url)
        return place._replace(key=place.key.replace("/labels/", "/labels/train/"))

    monkeypatch.setattr(transforming, "address", nested)
    assert assigned(instances=3)[1].shape == (300,)


def test_a_transform_that_fails_is_told_with_its_reason(assigned, left, accounts, monkeypatch):
    monkeypatch.setattr(transforming, "_answered", lambda *given: 1 / 0)
    with pytest.raises(RemoteFailed, match=r"transform job reelkin-\S+ failed: .*division by zero"):
        assigned()
    assert accounts[0].transform.status == "Failed"
    assert accounts[0].status.startswith("given up: transform job")
    assert accounts[0].billable_seconds >= 1  # of the training, which was done
    assert left() == []


@pytest.mark.parametrize("who", ["somebody", "ctrl-c", "too long"])
def test_a_transform_that_is_stopped_leaves_nothing(assigned, left, aws, accounts, monkeypatch, who):
    go_on = threading.Event()

    def slow(job, *given):
        if who == "somebody":
            job.stop()
        go_on.wait(20)
        return b""

    def progress(task, done, total=None, unit="rows"):
        if task == "SageMaker: transform job InProgress" and who == "ctrl-c":
            raise KeyboardInterrupt
        if task == "SageMaker: transform job Stopping":
            go_on.set()

    monkeypatch.setattr(transforming, "_answered", slow)
    if who == "too long":
        run_job = kmeans_transform.run_job
        monkeypatch.setattr(
            kmeans_transform,
            "run_job",
            lambda *given, **more: run_job(*given, **more | {"longest_seconds": 0.2}),
        )
    told = {
        "somebody": (RemoteFailed, "was stopped by somebody"),
        "ctrl-c": (KeyboardInterrupt, None),
        "too long": (RemoteFailed, r"took longer than 0.2 s and was stopped; give it longer"),
    }
    error, said = told[who]
    with pytest.raises(error, match=said):
        assigned(progress=progress)
    assert list(aws.transforms.values())[-1].stopping
    go_on.set()
    assert left() == []


def test_answers_that_are_missing_are_told(assigned, left, monkeypatch):
    monkeypatch.setattr(transforming, "_run", lambda *given: None)
    with pytest.raises(RemoteFailed, match=r"says it completed, but there are no answers to \S+part-0.pbr"):
        assigned()
    assert left() == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [(b"{}", "1 answers for 300 vectors"), (b"{}\n" * 300, "line 1 is no answer of k-means")],
)
def test_answers_that_are_none_of_k_means_are_refused(assigned, left, monkeypatch, answer, told):
    monkeypatch.setattr(transforming, "_answered", lambda *given: answer)
    with pytest.raises(BadInput, match=told):
        assigned()
    assert left() == []


@pytest.mark.parametrize("action", ["CreateModel", "CreateTransformJob", "DescribeTransformJob"])
def test_access_that_is_denied_is_told_and_leaves_nothing(assigned, left, aws, refuse, action):
    refuse(asks(action), "AccessDeniedException")
    with pytest.raises(RemoteFailed, match=f"access denied to {action}"):
        assigned()
    for job in aws.transforms.values():
        job.stop()
    assert left() == []


def test_a_quota_of_no_instances_is_told(assigned, left, refuse):
    refuse(asks("CreateTransformJob"), "ResourceLimitExceeded")
    with pytest.raises(RemoteFailed, match=r"starting transform job .*quota.*Service Quotas"):
        assigned()
    assert left() == []


def test_when_aws_asks_to_slow_down_it_is_waited_for(assigned, refuse, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    for action in ("CreateModel", "CreateTransformJob", "DescribeTransformJob"):
        refuse(asks(action), "ThrottlingException", times=2)
    assert assigned()[1].shape == (300,)


def test_a_role_that_may_write_models_but_no_answers_fails_the_transform(assigned, left, aws, bucket):
    place = f"arn:aws:s3:::{bucket.removeprefix('s3://')}"
    may = {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:GetObject"], "Resource": "*"}
    role = aws.make_role("no-answers", TRUST, may)
    writes = {"Effect": "Allow", "Action": "s3:PutObject", "Resource": f"{place}/*/output/*"}
    said = json.dumps({"Version": "2012-10-17", "Statement": [writes]})
    aws.client("iam").put_role_policy(RoleName="no-answers", PolicyName="writes", PolicyDocument=said)
    with pytest.raises(
        RemoteFailed, match=r"transform job .* failed: .*not authorized to perform: s3:PutObject"
    ):
        assigned(role=role)
    assert left() == []


def test_a_model_that_cannot_be_deleted_is_told_with_the_command_that_deletes_it(assigned, refuse, caplog):
    refuse(asks("DeleteModel"), "AccessDeniedException")
    with caplog.at_level(logging.WARNING, "reelkin"):
        assert assigned()[1].shape == (300,)
    assert "aws sagemaker delete-model --region us-east-1 --model-name reelkin-" in caplog.text


def test_a_transform_without_its_model_or_of_other_content_is_refused(aws, bucket):
    sagemaker = aws.client("sagemaker")
    request = {
        "TransformJobName": f"job-{bucket[5:]}",
        "ModelName": "none",
        "TransformInput": {"DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": bucket}}},
        "TransformOutput": {"S3OutputPath": bucket},
        "TransformResources": {"InstanceType": "ml.m5.large", "InstanceCount": 1},
    }
    with pytest.raises(sagemaker.exceptions.ClientError, match="Could not find model"):
        sagemaker.create_transform_job(**request)
    aws.make_role("emulated", TRUST, MAY)
    sagemaker.create_model(
        ModelName=f"model-{bucket[5:]}",
        ExecutionRoleArn=ROLE,
        PrimaryContainer={"Image": "other", "ModelDataUrl": f"{bucket}/model.tar.gz"},
    )
    sagemaker.create_transform_job(**request | {"ModelName": f"model-{bucket[5:]}"})
    until = time.monotonic() + 20
    while aws.transforms[f"job-{bucket[5:]}"].status == "InProgress" and time.monotonic() < until:
        time.sleep(0.01)
    told = sagemaker.describe_transform_job(TransformJobName=f"job-{bucket[5:]}")
    assert told["TransformJobStatus"] == "Failed"
    assert "ContentType is None; for k-means on RecordIO it must be" in told["FailureReason"]
    sagemaker.delete_model(ModelName=f"model-{bucket[5:]}")
