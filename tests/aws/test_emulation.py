"""The emulation seen through boto3: its states, its log, and what it refuses where moto would not."""

from __future__ import annotations

import importlib
import re
import threading
import time

import numpy as np
import pytest

from aws.planted_vectors import families, gap, means_of
from reelkin.aws import connection, s3
from reelkin.aws.emulation import mini_batches, running
from reelkin.aws.emulation.job import ENDED
from reelkin.aws.emulation.serving import REGION, ROLE
from reelkin.aws.hyperparameters import hyperparameters
from reelkin.aws.kmeans_job import Machines, training_job
from reelkin.aws.model_artifact import read_centroids
from reelkin.aws.recordio import dense_records
from reelkin.aws.sharding import shards
from reelkin.errors import MissingExtra
from reelkin.installing import install_line


@pytest.fixture
def sagemaker(aws):
    return connection.client("sagemaker")


def request_for(bucket, vectors, instances=1, k=6, **others):
    for name, data in shards(vectors, instances):
        s3.put_bytes(data, f"{bucket}/train/{name}")
    return training_job(
        f"job-{bucket[5:]}",
        region=REGION,
        role=ROLE,
        train=f"{bucket}/train/",
        output=f"{bucket}/models",
        hyperparameters=hyperparameters(k, vectors.shape[1], len(vectors) // instances, **others),
        machines=Machines(instances),
    )


def ended(sagemaker, request):
    sagemaker.create_training_job(**request)
    while True:
        job = sagemaker.describe_training_job(TrainingJobName=request["TrainingJobName"])
        if job["TrainingJobStatus"] in ENDED:
            return job
        time.sleep(0.02)


@pytest.mark.parametrize("instances", [1, 3])
def test_a_job_goes_from_its_shards_to_its_model(sagemaker, bucket, instances):
    vectors, family = families()
    job = ended(sagemaker, request_for(bucket, vectors, instances))
    assert job["TrainingJobStatus"] == "Completed"
    assert (
        job["ModelArtifacts"]["S3ModelArtifacts"] == f"{bucket}/models/job-{bucket[5:]}/output/model.tar.gz"
    )
    centroids = read_centroids(s3.get_bytes(job["ModelArtifacts"]["S3ModelArtifacts"]), "model", (6, 5))
    assert gap(centroids, means_of(vectors, family)) < 0.2
    figures = {one["MetricName"]: one["Value"] for one in job["FinalMetricDataList"]}
    assert figures["train:msd"] == pytest.approx(
        mini_batches.mean_squared_distance([vectors], centroids), rel=1e-6
    )
    stages = [move["Status"] for move in job["SecondaryStatusTransitions"]]
    assert stages == ["Starting", "Downloading", "Training", "Uploading", "Completed"]
    assert job["BillableTimeInSeconds"] >= 1


def test_it_never_says_that_it_is_the_service(sagemaker, bucket):
    job = ended(sagemaker, request_for(bucket, families()[0]))
    assert all("emulation" in move["StatusMessage"] for move in job["SecondaryStatusTransitions"])
    logs = connection.client("logs")
    group = "/aws/sagemaker/TrainingJobs"
    (stream,) = logs.describe_log_streams(
        logGroupName=group, logStreamNamePrefix=f"{job['TrainingJobName']}/"
    )["logStreams"]
    lines = [
        event["message"]
        for event in logs.get_log_events(logGroupName=group, logStreamName=stream["logStreamName"])["events"]
    ]
    assert "no log of the service" in lines[0]
    assert "#progress_metric: host=algo-1, completed 100 % of epochs" in lines


def test_each_object_goes_to_one_instance(sagemaker, bucket, monkeypatch):
    seen = []
    monkeypatch.setattr(running, "refuse_vectors", lambda given, chosen: seen.extend(given))
    vectors, _ = families()
    ended(sagemaker, request_for(bucket, vectors, 3))
    assert [len(shard) for shard in seen] == [100, 100, 100]
    np.testing.assert_array_equal(np.concatenate(seen), vectors)


def test_a_test_channel_is_measured_apart(sagemaker, bucket):
    vectors, _ = families()
    request = request_for(bucket, vectors, eval_metrics='["msd", "ssd"]')
    s3.put_bytes(dense_records(vectors[:10] + 100), f"{bucket}/test/part.pbr")
    test = training_job(
        request["TrainingJobName"],
        region=REGION,
        role=ROLE,
        train=f"{bucket}/train/",
        test=f"{bucket}/test/",
        output=f"{bucket}/models",
        hyperparameters=request["HyperParameters"],
    )
    figures = {one["MetricName"]: one["Value"] for one in ended(sagemaker, test)["FinalMetricDataList"]}
    assert figures["test:msd"] > 1000 * figures["train:msd"]
    assert figures["train:ssd"] == pytest.approx(figures["train:msd"] * len(vectors))


def with_hyperparameters(**others):
    return lambda request: {**request, "HyperParameters": {**request["HyperParameters"], **others}}


def without(name):
    def changed(request):
        rest = {key: value for key, value in request["HyperParameters"].items() if key != name}
        return {**request, "HyperParameters": rest}

    return changed


def with_channel(**others):
    return lambda request: {**request, "InputDataConfig": [{**request["InputDataConfig"][0], **others}]}


def with_source(**others):
    def changed(request):
        (channel,) = request["InputDataConfig"]
        source = {**channel["DataSource"]["S3DataSource"], **others}
        return {**request, "InputDataConfig": [{**channel, "DataSource": {"S3DataSource": source}}]}

    return changed


def with_instances(number):
    return lambda request: {
        **request,
        "ResourceConfig": {**request["ResourceConfig"], "InstanceCount": number},
    }


REFUSED = {
    "an unknown hyperparameter": (with_hyperparameters(seed="1"), "unknown hyperparameter seed"),
    "one that is missing": (without("feature_dim"), "missing hyperparameter feature_dim"),
    "a value of another kind": (with_hyperparameters(epochs="many"), "epochs must be a whole number"),
    "another width": (with_hyperparameters(feature_dim="4"), "vectors of 5 values, but feature_dim is 4"),
    "a batch larger than a shard": (
        with_hyperparameters(mini_batch_size="301"),
        "mini_batch_size 301 is more than its 300",
    ),
    "more clusters than vectors": (with_hyperparameters(k="301"), "fewer vectors than the 301"),
    "another content type": (with_channel(ContentType="text/csv"), "content type text/csv"),
    "no train channel": (with_channel(ChannelName="test"), "no channel train"),
    "a replicated train channel": (
        with_source(S3DataDistributionType="FullyReplicated"),
        "distribution FullyReplicated instead of ShardedByS3Key",
    ),
    "a prefix without objects": (
        lambda request: with_source(S3Uri=request["OutputDataConfig"]["S3OutputPath"])(request),
        "no object under s3://",
    ),
    "more instances than objects": (with_instances(2), "algo-2: no training data"),
    "another algorithm's image": (
        lambda request: {
            **request,
            "AlgorithmSpecification": {**request["AlgorithmSpecification"], "TrainingImage": "pca:1"},
        },
        "image pca:1 is not the built-in k-means",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_the_service_would_refuse_fails_with_the_reason_and_no_model(sagemaker, bucket, what):
    change, reason = REFUSED[what]
    job = ended(sagemaker, change(request_for(bucket, families()[0])))
    assert job["TrainingJobStatus"] == "Failed"
    assert job["FailureReason"].startswith("ClientError: ")
    assert reason in job["FailureReason"]
    assert s3.keys(f"{bucket}/models") == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (dense_records(np.array([[1, np.nan]], np.float32)), "algo-1: a value is not finite"),
        (b"1,2\n3,4\n", "no RecordIO"),
        (dense_records(np.zeros((9, 2), np.float32))[:-3], "cut off within record 9"),
    ],
)
def test_data_that_is_no_good_fails(sagemaker, bucket, data, reason):
    request = request_for(bucket, np.zeros((1, 2), np.float32), k=1)
    s3.put_bytes(data, f"{bucket}/train/part-0.pbr")
    job = ended(sagemaker, request)
    assert (job["TrainingJobStatus"], job["FailureReason"].startswith("ClientError: ")) == ("Failed", True)
    assert reason in job["FailureReason"]


def test_without_moto_the_install_line_is_told(monkeypatch):
    from reelkin.aws import emulation

    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match=re.escape(install_line("emulation"))):
        importlib.reload(emulation)
    monkeypatch.undo()
    importlib.reload(emulation)


def test_a_job_can_be_stopped_and_leaves_no_model(sagemaker, bucket, monkeypatch):
    began, go_on = threading.Event(), threading.Event()
    fit = mini_batches.fit

    def slow(*given):
        began.set()
        go_on.wait(20)
        return fit(*given)

    monkeypatch.setattr(running, "fit", slow)
    request = request_for(bucket, families()[0])
    sagemaker.create_training_job(**request)
    began.wait(20)
    sagemaker.stop_training_job(TrainingJobName=request["TrainingJobName"])
    look = lambda: sagemaker.describe_training_job(TrainingJobName=request["TrainingJobName"])  # noqa: E731
    assert look()["TrainingJobStatus"] == "Stopping"
    go_on.set()
    while look()["TrainingJobStatus"] not in ENDED:
        time.sleep(0.02)
    assert look()["TrainingJobStatus"] == "Stopped"
    assert s3.keys(f"{bucket}/models") == []


def test_to_stop_what_has_ended_changes_nothing_and_what_never_was_is_refused(sagemaker, bucket):
    job = ended(sagemaker, request_for(bucket, families()[0]))
    sagemaker.stop_training_job(TrainingJobName=job["TrainingJobName"])
    again = sagemaker.describe_training_job(TrainingJobName=job["TrainingJobName"])
    assert again["TrainingJobStatus"] == "Completed"
    with pytest.raises(sagemaker.exceptions.ClientError, match="ValidationException"):
        sagemaker.stop_training_job(TrainingJobName="never-was")


def test_a_name_is_given_once(sagemaker, bucket):
    request = request_for(bucket, families()[0])
    ended(sagemaker, request)
    with pytest.raises(sagemaker.exceptions.ResourceInUse, match="must be unique"):
        sagemaker.create_training_job(**request)


def test_a_job_whose_longest_time_is_over_is_stopped(sagemaker, bucket, monkeypatch):
    now = time.monotonic
    request = request_for(bucket, families()[0])

    def late(*given):
        monkeypatch.setattr("reelkin.aws.emulation.job.time.monotonic", lambda: now() + 3601)
        given[-1](1)

    monkeypatch.setattr(running, "fit", late)
    assert ended(sagemaker, request)["TrainingJobStatus"] == "Stopped"


def test_our_own_mistakes_fail_the_job_and_are_in_its_log(sagemaker, bucket, monkeypatch):
    monkeypatch.setattr(running, "fit", lambda *given: 1 / 0)
    job = ended(sagemaker, request_for(bucket, families()[0]))
    assert "InternalServerError: division by zero" in job["FailureReason"]
