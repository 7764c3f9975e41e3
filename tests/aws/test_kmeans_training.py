"""Training through boto3 against the emulation: what goes right, and every way in which it goes wrong."""

from __future__ import annotations

import itertools
import logging
import threading

import numpy as np
import pytest

from aws.planted_vectors import families, gap, means_of
from reelkin.aws import s3, watching
from reelkin.aws.emulation import running
from reelkin.aws.emulation.serving import ROLE
from reelkin.aws.job_account import Place
from reelkin.aws.kmeans_job import Machines
from reelkin.aws.kmeans_training import train
from reelkin.aws.model_artifact import write_centroids
from reelkin.errors import BadInput, RemoteFailed, UsageError

VECTORS, FAMILY = families()


@pytest.fixture
def accounts():
    return []


@pytest.fixture
def trained(bucket, accounts, monkeypatch):
    """Train six clusters below the bucket; the accounts of what was tried are in `accounts`."""
    monkeypatch.setattr(watching, "LONGEST_PAUSE", 0.01)

    def call(vectors=VECTORS, k=6, instances=1, progress=lambda *given: None, **others):
        return train(
            vectors,
            k,
            Place(ROLE, f"{bucket}/films"),
            Machines(instances),
            others,
            progress=progress,
            ended=accounts.append,
        )

    return call


def asks(action):
    return lambda environ: environ.get("HTTP_X_AMZ_TARGET") == f"SageMaker.{action}"


def is_of(method, part):
    return lambda environ: environ["REQUEST_METHOD"] == method and part in environ["PATH_INFO"]


@pytest.mark.parametrize("instances", [1, 3])
def test_centroids_come_back_and_only_the_model_is_left(trained, bucket, accounts, instances):
    centroids = trained(instances=instances)
    assert centroids.shape == (6, 5)
    assert gap(centroids, means_of(VECTORS, FAMILY)) < 0.2
    (account,) = accounts
    assert account.status == "Completed"
    assert account.billable_seconds >= 1
    assert account.usd == pytest.approx(0.115 * instances * account.billable_seconds / 3600)
    assert account.metrics["train:msd"] > 0
    assert s3.keys(bucket) == [account.artifact] == [f"{bucket}/films/{account.job}/output/model.tar.gz"]


def test_one_shard_is_sent_for_each_instance(trained, bucket, aws):
    sent, answer = [], aws.app

    def app(environ, start_response):
        if is_of("PUT", "/train/")(environ):
            sent.append(environ["PATH_INFO"].rsplit("/", 1)[1])
        return answer(environ, start_response)

    aws.app = app
    trained(instances=3)
    assert sent == ["part-0.pbr", "part-1.pbr", "part-2.pbr"]


def test_states_and_percent_of_the_log_are_told(trained, monkeypatch):
    look, fit = threading.Event(), running.fit

    def slow(shards, chosen, random, went_on):
        went_on(1)
        look.wait(20)
        return fit(shards, chosen, random, lambda done: None)

    monkeypatch.setattr(running, "fit", slow)
    told = []

    def progress(task, done, total=None, unit="rows"):
        told.append((task, done, total, unit))
        if (task, done) == ("SageMaker: Training", 25):
            look.set()

    trained(progress=progress, epochs="4")
    assert ("sending vectors", 1, 1, "files") in told
    assert ("SageMaker: Training", 25, 100, "%") in told
    assert ("SageMaker: Training", 100, 100, "%") in told


def test_a_log_that_must_not_be_read_is_done_without(trained, refuse):
    reads = "Logs_20140328.DescribeLogStreams"
    refuse(lambda environ: environ.get("HTTP_X_AMZ_TARGET") == reads, "AccessDeniedException")
    assert trained().shape == (6, 5)


def test_what_it_will_cost_is_told_before_and_what_it_did_after(trained, caplog, bucket):
    with caplog.at_level(logging.INFO, "reelkin"):
        trained(instances=3)
    before, after = (record.getMessage() for record in caplog.records)
    assert "not AWS, but what stands in for it at http://127.0.0.1" in before
    assert "3 × ml.m5.large: about" in before
    assert "not verified" in before
    assert "s billed of each of 3 × ml.m5.large" in after


def test_a_failed_job_is_told_with_its_reason(trained, bucket, accounts, monkeypatch):
    monkeypatch.setattr(running, "fit", lambda *given: 1 / 0)
    with pytest.raises(
        RemoteFailed, match=r"training job reelkin-\S+ failed: InternalServerError: division by zero"
    ):
        trained()
    assert accounts[0].status == "Failed"
    assert s3.keys(bucket) == []


def test_a_job_that_somebody_stopped_is_told(trained, aws, accounts, bucket, monkeypatch):
    def stopped(*given):
        list(aws.jobs.values())[-1].stop()
        given[-1](1)

    monkeypatch.setattr(running, "fit", stopped)
    with pytest.raises(RemoteFailed, match="was stopped, by somebody or because its 3600 s were over"):
        trained()
    assert accounts[0].status == "Stopped"
    assert s3.keys(bucket) == []


def test_ctrl_c_stops_the_job(trained, aws, accounts, bucket, monkeypatch):
    began, go_on = threading.Event(), threading.Event()

    def slow(*given):
        began.set()
        go_on.wait(20)
        given[-1](1)

    monkeypatch.setattr(running, "fit", slow)

    def progress(task, done, total=None, unit="rows"):
        if task == "SageMaker: Training":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trained(progress=progress)
    job = aws.jobs[accounts[0].job]
    assert job.status == "Stopping"
    go_on.set()
    assert accounts[0].status == "given up: KeyboardInterrupt"
    assert s3.keys(bucket) == []


def test_ctrl_c_where_the_job_cannot_be_stopped_tells_the_command_that_stops_it(
    trained, accounts, refuse, caplog
):
    refuse(asks("StopTrainingJob"), "AccessDeniedException")

    def progress(task, done, total=None, unit="rows"):
        if task.startswith("SageMaker"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        trained(progress=progress)
    assert f"stop-training-job --region us-east-1 --training-job-name {accounts[0].job}" in caplog.text


@pytest.mark.parametrize("lost", [1, 10**6])
def test_a_job_whose_begin_was_not_answered_is_waited_for_or_stopped(
    trained, aws, monkeypatch, accounts, lost
):
    """The answer is lost, once or for good; but the job has begun."""
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    answer, times = aws.app, itertools.count()

    def app(environ, start_response):
        if not asks("CreateTrainingJob")(environ) or next(times) >= lost:
            return answer(environ, start_response)
        list(answer(environ, lambda *given: None))
        start_response("500 Internal Server Error", [("Content-Type", "application/x-amz-json-1.1")])
        return [b'{"__type": "InternalFailure", "message": "lost"}']

    aws.app = app
    if lost == 1:
        assert trained().shape == (6, 5)
    else:
        with pytest.raises(RemoteFailed, match="CreateTrainingJob was refused with InternalFailure"):
            trained()
        assert aws.jobs[accounts[0].job].stopping


def test_a_job_that_cannot_be_stopped_is_told_with_the_command_that_stops_it(trained, accounts, refuse):
    refuse(asks("DescribeTrainingJob"), "AccessDeniedException")
    refuse(asks("StopTrainingJob"), "AccessDeniedException")
    with pytest.raises(
        RemoteFailed, match=r"access denied to DescribeTrainingJob.*may still run.*stop-training-job"
    ) as raised:
        trained()
    assert f"--training-job-name {accounts[0].job}" in str(raised.value)


def test_a_model_that_is_missing_is_told(trained, aws, bucket, accounts, refuse):
    refuse(is_of("GET", "model.tar.gz"), "NoSuchKey", status="404 Not Found")
    with pytest.raises(RemoteFailed, match="says it completed, but its model is missing"):
        trained()
    assert accounts[0].status.startswith("given up: ")
    assert accounts[0].billable_seconds >= 1


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (np.zeros((5, 5), np.float32), "5 centroids of 5 values, but 6 of 5 were asked for"),
        (np.full((6, 5), np.nan, np.float32), "6 of 6 centroids are not finite"),
    ],
)
def test_a_model_of_another_shape_or_with_nan_is_refused(trained, monkeypatch, model, told):
    monkeypatch.setattr(running, "write_centroids", lambda centroids: write_centroids(model))
    with pytest.raises(BadInput, match=told):
        trained()


def test_an_archive_that_is_cut_off_is_refused(trained, monkeypatch):
    monkeypatch.setattr(running, "write_centroids", lambda centroids: write_centroids(centroids)[:-20])
    with pytest.raises(BadInput, match="cut off or damaged"):
        trained()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AccessDeniedException", "access denied to CreateTrainingJob"),
        ("ResourceLimitExceeded", "quota.*Service Quotas"),
        ("ValidationException", "CreateTrainingJob was refused with ValidationException: because"),
    ],
)
def test_a_job_that_aws_refuses_leaves_nothing(trained, bucket, accounts, refuse, aws, code, told):
    jobs = set(aws.jobs)
    refuse(asks("CreateTrainingJob"), code)
    with pytest.raises(RemoteFailed, match=f"starting training job .*{told}"):
        trained()
    assert set(aws.jobs) == jobs
    assert s3.keys(bucket) == []
    assert accounts[0].status.startswith("given up: starting training job")


def test_a_bucket_that_must_not_be_written_begins_no_job(trained, aws, refuse):
    jobs = set(aws.jobs)
    refuse(is_of("PUT", "/train/"), "AccessDenied", status="403 Forbidden")
    with pytest.raises(RemoteFailed, match=r"writing s3://\S+part-0.pbr: access denied to PutObject"):
        trained()
    assert set(aws.jobs) == jobs


def test_when_aws_asks_to_slow_down_the_job_is_waited_for_all_the_same(trained, refuse, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    refuse(asks("CreateTrainingJob"), "ThrottlingException", times=2)
    refuse(asks("DescribeTrainingJob"), "ThrottlingException", times=20)
    assert trained().shape == (6, 5)


def test_shards_that_cannot_be_removed_are_told_and_lose_no_model(trained, refuse, caplog):
    refuse(is_of("DELETE", "/train/"), "AccessDenied", status="403 Forbidden")
    with caplog.at_level(logging.WARNING, "reelkin"):
        assert trained().shape == (6, 5)
    assert "still there" in caplog.text


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        ({"instances": 301}, UsageError, "300 vectors cannot go to 301 instances"),
        ({"mini_batch_size": "200", "instances": 3}, UsageError, "mini_batch_size 200 is more than the 100"),
        ({"epochs": "0"}, UsageError, "epochs must be a whole number from 1"),
        ({"vectors": np.array([[1, np.inf]] * 9, np.float32)}, BadInput, "9 of 9 vectors are not finite"),
    ],
)
def test_what_the_service_would_refuse_is_refused_before_a_job_begins(
    trained, aws, bucket, given, error, told
):
    jobs = set(aws.jobs)
    with pytest.raises(error, match=told):
        trained(**given)
    assert set(aws.jobs) == jobs
    assert s3.keys(bucket) == []


def test_two_jobs_have_names_of_their_own(trained, accounts):
    trained()
    trained()
    one, other = accounts
    assert one.job != other.job
