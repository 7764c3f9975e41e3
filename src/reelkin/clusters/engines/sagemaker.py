"""k-means with SageMaker's built-in algorithm, on as many instances as asked for: how training outgrows one machine.

The service takes no seed, so that the same vectors give other centroids each time; engines are compared by quality.
What became of each job is left in the workspace's `training-jobs/`, never in the model.
"""

from __future__ import annotations

import logging
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from reelkin import artefacts
from reelkin.aws import hyperparameters, s3
from reelkin.aws.job_account import Account, Place
from reelkin.aws.kmeans_job import Machines
from reelkin.aws.kmeans_training import train
from reelkin.clusters.assignment import assign, squared_distances
from reelkin.errors import BadInput, UsageError
from reelkin.progress import silent
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.progress import Progress
    from reelkin.settings import Settings

logger = logging.getLogger(__name__)
NEARLY = 1e-4
"""Of the distance to the nearest centroid: nearer to each other two centroids are told apart by rounding alone."""
OF_ANOTHER_OPTION = {"k": "--k", "feature_dim": "nothing; it is the width of the vectors"}


def fit_centroids(
    vectors: NDArray[np.float32], k: int, seed: int, settings: Settings, progress: Progress = silent
) -> NDArray[np.float32]:
    """float32[k, d]: the centres of k clusters of `vectors` (float32[n, d], n ≥ k), found by a training job.

    Raises:
        UsageError: a setting is missing, or is one that the service would refuse.
        BadInput: a vector is not finite, or the model that came back is not what was asked for, or assigns otherwise.
        RemoteFailed: the job failed or was stopped, or AWS refused or could not be reached.
    """
    del seed  # the service has none
    check(settings)
    assert settings.aws_role is not None and settings.aws_storage is not None  # noqa: PT018 - as checked
    records = Workspace(settings.home.expanduser().absolute()).training_jobs

    def keep(account: Account) -> None:
        artefacts.write_json(records / f"{account.job}.json", asdict(account))

    return train(
        vectors,
        k,
        Place(settings.aws_role, settings.aws_storage, settings.aws_region),
        Machines(
            settings.sagemaker_instances,
            settings.sagemaker_instance_type,
            longest_seconds=60 * settings.sagemaker_longest_minutes,
        ),
        settings.sagemaker_hyperparameters,
        progress=progress,
        ended=keep,
        check_labels=partial(_compare, vectors) if settings.sagemaker_assign == "transform" else None,
    )


def _compare(vectors: NDArray[np.float32], centroids: NDArray[np.float32], labels: NDArray[np.int32]) -> None:
    """Let pass labels that are also ours: each vector's nearest centroid, up to rounding."""
    ours = assign(vectors, centroids)
    nearest = np.sqrt(squared_distances(vectors, centroids, ours))
    theirs = np.sqrt(squared_distances(vectors, centroids, labels))
    # Relative to the vectors' own size: a vector may lie on a centroid.
    size = np.linalg.norm(vectors, axis=1)
    other = theirs > nearest + NEARLY * (nearest + size)
    if other.any():
        raise BadInput(
            f"SageMaker assigned {int(other.sum())} of {len(labels)} vectors to another cluster than the nearest of its"
            f" own centroids, the first in row {int(other.argmax())}; the model is not taken: look at the job in"
            " training-jobs/, and train again"
        )
    logger.info(
        "SageMaker's own assignment is ours for %d of %d vectors, and as near for the rest",
        int((labels == ours).sum()),
        len(labels),
    )


def check(settings: Settings) -> None:
    """Tell before hours of work what is missing.

    Raises:
        UsageError: no role or place in S3 is set, k is to be measured, or a hyperparameter is not one of k-means.
    """
    for name, flag, example in (
        ("aws_role", "--role", "arn:aws:iam::123456789012:role/reelkin-training"),
        ("aws_storage", "--s3", "s3://bucket/reelkin"),
    ):
        if not getattr(settings, name):
            raise UsageError(
                f"the engine sagemaker needs {flag}, such as {example}; or set REELKIN_{name.upper()}, or {name}"
                " in reelkin.toml"
            )
    s3.address(str(settings.aws_storage))
    if settings.k == "auto":
        raise UsageError(
            "--k auto tries many clusterings, and each would be a paid training job; find k with the engine"
            " scikit-learn (--k auto), then give --k N"
        )
    for name in settings.sagemaker_hyperparameters:
        if name in OF_ANOTHER_OPTION:
            raise UsageError(f"hyperparameter {name} is set by {OF_ANOTHER_OPTION[name]}")
    hyperparameters.check({"k": "1", "feature_dim": "1", **settings.sagemaker_hyperparameters})
