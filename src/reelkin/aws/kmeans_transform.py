"""The trained k-means assigns vectors itself, by a batch transform: a model, a job, answers; all gone afterwards."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np
from botocore.exceptions import ClientError

from reelkin.aws import s3
from reelkin.aws.connection import client, in_words
from reelkin.aws.job_account import Transform
from reelkin.aws.kmeans_answers import read_labels
from reelkin.aws.transform_job import model, transform_job
from reelkin.aws.watching import TRANSFORM, run_job
from reelkin.errors import ReelkinError, RemoteFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from reelkin.aws.job_account import Account
    from reelkin.progress import Progress

logger = logging.getLogger(__name__)
LONGEST_ANSWER = 400
"""Bytes for one vector that are still believed: two numbers with their names take about eighty."""


def assign_there(
    shards: Mapping[str, int],
    k: int,
    role: str,
    folder: s3.Address,
    account: Account,
    progress: Progress,
    tags: Mapping[str, str],
) -> NDArray[np.int32]:
    """int32[n]: the cluster that SageMaker finds for each vector of the shards, in their order.

    Args:
        shards: the vectors of each shard, by its address, all in one "folder".
        k: clusters of the model.
        role: ARN of the role that the job runs under.
        folder: the job's own in S3; answers lie in it meanwhile.
        account: of the training job, whose artifact is the model; what becomes of the transform is added to it.
        progress: told the states of the job.
        tags: of model and job, by key.

    Raises:
        BadInput: the answers are not what k-means answers, or not as many as there are vectors.
        RemoteFailed: the job failed or was stopped, took too long, left no answers, or AWS refused or could not be reached.
    """
    name, region, machines = account.job, account.region, account.machines
    output = f"{folder.below('labels')}/"
    account.transform = told = Transform(name)
    made = model(name, region=region, role=role, artifact=str(account.artifact), tags=tags)
    vectors = next(iter(shards)).rpartition("/")[0] + "/"
    request = transform_job(name, model=name, vectors=vectors, output=output, machines=machines, tags=tags)
    try:
        with in_words(f"making the model {name}"):
            client("sagemaker", region).create_model(**made)
        job = run_job(request, region, progress, kind=TRANSFORM, longest_seconds=machines.longest_seconds)
        told.fill(job, machines)
        if told.status != "Completed":
            how = f"failed: {told.told}" if told.status == "Failed" else "was stopped by somebody; try again"
            raise RemoteFailed(f"transform job {name} {how}")
        return _labels(shards, output, k, region)
    finally:
        _clear(name, output, region)


def _labels(shards: Mapping[str, int], output: str, k: int, region: str) -> NDArray[np.int32]:
    # The guide's own example leaves open how much of a shard's address is repeated below the output.
    found = {url.rpartition("/")[2]: url for url in s3.keys(output, region=region)}
    parts = []
    for shard, rows in shards.items():
        url = found.get(f"{shard.rpartition('/')[2]}.out")
        if url is None:
            raise RemoteFailed(
                f"the transform job says it completed, but there are no answers to {shard} below {output}"
            )
        parts.append(read_labels(s3.get_bytes(url, region=region, most=rows * LONGEST_ANSWER), url, rows, k))
    return np.concatenate(parts)


def _clear(name: str, output: str, region: str) -> None:
    """Delete the model and the answers. What cannot be deleted is told, and is no reason to lose the training."""
    try:
        with in_words(f"deleting the model {name}"):
            try:
                client("sagemaker", region).delete_model(ModelName=name)
            except ClientError as error:
                if "Could not find" not in str(error):  # it was never made
                    raise
    except ReelkinError as error:
        logger.warning(
            "the model %s is still there, which costs nothing (%s): aws sagemaker delete-model --region %s --model-name %s",
            name,
            error,
            region,
            name,
        )
    try:
        s3.remove(s3.keys(output, region=region), region=region)
    except ReelkinError as error:
        logger.warning("the answers in %s are still there: %s", output, error)
