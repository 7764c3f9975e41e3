"""Vectors to centroids by SageMaker's built-in k-means: shards to S3, a training job, its model from S3.

Nothing is left behind but the model file where the job put it: no endpoint, no shards, no running job.
"""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reelkin.aws import costs, s3
from reelkin.aws.connection import client
from reelkin.aws.hyperparameters import hyperparameters
from reelkin.aws.kmeans_job import Machines, training_job
from reelkin.aws.model_artifact import UNPACKED_LIMIT, read_centroids
from reelkin.aws.sharding import shard_rows, shards
from reelkin.aws.stand_in import stands_in
from reelkin.aws.watching import run_job
from reelkin.errors import ReelkinError, RemoteFailed
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from reelkin.progress import Progress

logger = logging.getLogger(__name__)
TAGS = {"application": "reelkin"}
NOT_BEGUN = "not begun"


@dataclass(frozen=True)
class Place:
    """Where jobs run and data lies.

    Attributes:
        role: ARN of the role that reads the shards and writes the model.
        storage: `s3://bucket/prefix` below which each job has a folder of its own.
        region: None for the one that AWS's own configuration names.
    """

    role: str
    storage: str
    region: str | None = None


@dataclass
class Account:
    """What became of a job, for people; nothing of it goes into a model.

    Attributes:
        job: the job's name.
        region: where it ran.
        on: "AWS", or the address of what stands in for it.
        machines: what it ran on.
        status: Completed, Failed, Stopped, or what went wrong on our side.
        told: AWS's last words on it.
        billable_seconds: of each instance.
        usd: what that costs, where a price is known.
        metrics: such as `train:msd`.
        artifact: the address of the model file.
    """

    job: str
    region: str
    on: str
    machines: Machines
    status: str = NOT_BEGUN
    told: str = ""
    billable_seconds: int | None = None
    usd: float | None = None
    metrics: dict[str, float] = field(default_factory=dict)
    artifact: str | None = None


def train(
    vectors: NDArray[np.float32],
    k: int,
    place: Place,
    machines: Machines,
    others: Mapping[str, str],
    *,
    progress: Progress = silent,
    ended: Callable[[Account], None] = lambda _: None,
) -> NDArray[np.float32]:
    """float32[k, d]: the centroids that SageMaker finds. It has no seed: two trainings differ.

    Args:
        vectors: float32[n, d].
        k: clusters.
        place: region, role and storage.
        machines: instances, their type, and the longest time they may take.
        others: hyperparameters beside `k` and `feature_dim`, as strings.
        progress: told the states of the job and how far it is.
        ended: given the account of the job once it is over, however it ended.

    Raises:
        UsageError: something that the service would refuse.
        BadInput: a vector is not finite, or the model is not what was asked for.
        RemoteFailed: the job failed or was stopped, or AWS refused or could not be reached.
    """
    region = str(client("sagemaker", place.region).meta.region_name)
    name = f"reelkin-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    folder = s3.address(place.storage).below(name)
    smallest = min(rows.stop - rows.start for rows in shard_rows(len(vectors), machines.instances))
    chosen = hyperparameters(k, vectors.shape[1], smallest, **others)
    request = training_job(
        name,
        region=region,
        role=place.role,
        train=f"{folder.below('train')}/",
        output=str(s3.address(place.storage)).rstrip("/"),
        hyperparameters=chosen,
        machines=machines,
        tags=TAGS,
    )
    account = Account(name, region, stands_in() or "AWS", machines)
    logger.info("SageMaker%s: %s", _not_aws(account), costs.estimate(len(vectors), chosen, machines))
    try:
        job = _run(request, vectors, account, progress)
        centroids = _model(job, account, (k, vectors.shape[1]))
    except BaseException as error:
        if account.status in (NOT_BEGUN, "Completed"):
            account.status = f"given up: {str(error) or type(error).__name__}"
        raise
    finally:
        ended(account)
    logger.info("SageMaker%s: job %s %s", _not_aws(account), name, _what_it_cost(account))
    return centroids


def _run(
    request: dict[str, Any], vectors: NDArray[np.float32], account: Account, progress: Progress
) -> dict[str, Any]:
    """Send the shards, run the job to its end, and take the shards away again, however it ends."""
    train = str(request["InputDataConfig"][0]["DataSource"]["S3DataSource"]["S3Uri"])
    many, sent = account.machines.instances, list[str]()
    try:
        for number, (name, data) in enumerate(shards(vectors, many)):
            progress("sending vectors", number, many, "files")
            sent.append(train + name)
            s3.put_bytes(data, sent[-1], region=account.region)
        progress("sending vectors", many, many, "files")
        return run_job(request, account.region, progress)
    finally:
        # The job has its own copy. What cannot be removed is no reason to lose the model.
        try:
            s3.remove(sent, region=account.region)
        except ReelkinError as error:
            logger.warning("the vectors sent to %s are still there: %s", train, error)


def _model(job: dict[str, Any], account: Account, shape: tuple[int, int]) -> NDArray[np.float32]:
    _fill(account, job)
    if account.status == "Failed":
        raise RemoteFailed(f"training job {account.job} failed: {account.told}")
    if account.status == "Stopped":
        raise RemoteFailed(
            f"training job {account.job} was stopped, by somebody or because its"
            f" {account.machines.longest_seconds} s were over; give it longer with --longest-minutes, or try again"
        )
    artifact = str(job["ModelArtifacts"]["S3ModelArtifacts"])
    try:
        archive = s3.get_bytes(artifact, region=account.region, most=UNPACKED_LIMIT)
    except RemoteFailed as error:
        raise RemoteFailed(
            f"training job {account.job} says it completed, but its model is missing: {error}"
        ) from error
    centroids = read_centroids(archive, artifact, shape)
    account.artifact = artifact
    return centroids


def _fill(account: Account, job: dict[str, Any]) -> None:
    moves = job.get("SecondaryStatusTransitions") or [{}]
    account.status = str(job["TrainingJobStatus"])
    account.told = str(job.get("FailureReason") or moves[-1].get("StatusMessage") or "no reason given")
    account.metrics = {
        str(one["MetricName"]): float(one["Value"]) for one in job.get("FinalMetricDataList") or []
    }
    if "BillableTimeInSeconds" in job:
        machines = account.machines
        account.billable_seconds = int(job["BillableTimeInSeconds"])
        account.usd = costs.usd(machines.instance_type, machines.instances, account.billable_seconds)


def _what_it_cost(account: Account) -> str:
    if account.billable_seconds is None:
        return "completed; AWS has not told the seconds that it bills"
    machines = account.machines
    return "completed; " + costs.bill(machines.instance_type, machines.instances, account.billable_seconds)


def _not_aws(account: Account) -> str:
    return "" if account.on == "AWS" else f" (not AWS, but what stands in for it at {account.on})"
