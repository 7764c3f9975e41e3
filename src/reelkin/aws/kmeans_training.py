"""Vectors to centroids by SageMaker's built-in k-means: shards to S3, a training job, its model from S3.

Where asked for, the trained model then assigns the vectors itself, by a batch transform.
Nothing is left behind but the model file where the job put it: no endpoint, no shards, no running job.
"""

from __future__ import annotations

import logging
import secrets
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from reelkin.aws import costs, s3
from reelkin.aws.connection import client
from reelkin.aws.hyperparameters import hyperparameters
from reelkin.aws.job_account import NOT_BEGUN, Account, Place
from reelkin.aws.kmeans_job import Machines, training_job
from reelkin.aws.kmeans_transform import assign_there
from reelkin.aws.model_artifact import UNPACKED_LIMIT, read_centroids
from reelkin.aws.sharding import shard_rows, shards
from reelkin.aws.stand_in import stands_in
from reelkin.aws.watching import run_job
from reelkin.errors import ReelkinError, RemoteFailed
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray

    from reelkin.progress import Progress

    CheckLabels = Callable[[NDArray[np.float32], NDArray[np.int32]], None]

logger = logging.getLogger(__name__)
TAGS = {"application": "reelkin"}


def train(
    vectors: NDArray[np.float32],
    k: int,
    place: Place,
    machines: Machines,
    others: Mapping[str, str],
    *,
    progress: Progress = silent,
    ended: Callable[[Account], None] = lambda _: None,
    check_labels: CheckLabels | None = None,
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
        check_labels: where given, the trained model assigns the vectors by a batch transform, and this is given the
            centroids and the labels, int32[n]; what it raises ends the training.

    Raises:
        UsageError: something that the service would refuse.
        BadInput: a vector is not finite, or the model or its labels are not what was asked for.
        RemoteFailed: a job failed or was stopped, or AWS refused or could not be reached.
    """
    region = str(client("sagemaker", place.region).meta.region_name)
    name = f"reelkin-{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
    folder = s3.address(place.storage).below(name)
    parts = shard_rows(len(vectors), machines.instances)
    smallest = min(rows.stop - rows.start for rows in parts)
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
    logger.info("SageMaker%s: %s", account.not_aws_said(), costs.estimate(len(vectors), chosen, machines))
    if check_labels is not None:
        logger.info(
            "SageMaker%s: %s",
            account.not_aws_said(),
            costs.estimate_transform(len(vectors), chosen, machines),
        )
    try:
        with _sent(vectors, f"{folder.below('train')}/", account, progress) as sent:
            account.fill(job := run_job(request, region, progress))
            centroids = _centroids(job, account, (k, vectors.shape[1]))
            if check_labels is not None:
                sizes = {url: rows.stop - rows.start for url, rows in zip(sent, parts, strict=True)}
                labels = assign_there(sizes, k, place.role, folder, account, progress, TAGS)
                check_labels(centroids, labels)
    except BaseException as error:
        if account.status in (NOT_BEGUN, "Completed"):
            account.status = f"given up: {str(error) or type(error).__name__}"
        raise
    finally:
        ended(account)
    logger.info("SageMaker%s: job %s %s", account.not_aws_said(), name, account.cost_said())
    if account.transform is not None:
        logger.info("SageMaker%s: transform job %s", account.not_aws_said(), account.transform.cost_said())
    return centroids


@contextmanager
def _sent(
    vectors: NDArray[np.float32], train: str, account: Account, progress: Progress
) -> Iterator[list[str]]:
    """Send the shards, tell their addresses, and take them away again, however the block ends."""
    many, sent = account.machines.instances, list[str]()
    try:
        for number, (name, data) in enumerate(shards(vectors, many)):
            progress("sending vectors", number, many, "files")
            sent.append(train + name)
            s3.put_bytes(data, sent[-1], region=account.region)
        progress("sending vectors", many, many, "files")
        yield sent
    finally:
        # The jobs are over. What cannot be removed is no reason to lose the model.
        try:
            s3.remove(sent, region=account.region)
        except ReelkinError as error:
            logger.warning("the vectors sent to %s are still there: %s", train, error)


def _centroids(job: dict[str, Any], account: Account, shape: tuple[int, int]) -> NDArray[np.float32]:
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
