"""Waiting for a training job, and stopping it when nobody waits any more."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, ConnectionError, HTTPClientError  # noqa: A004 - botocore's own

from reelkin.aws.connection import client, code_of, in_words, is_throttled
from reelkin.aws.job_log import JobLog
from reelkin.errors import ReelkinError, RemoteFailed
from reelkin.progress import silent

if TYPE_CHECKING:
    from reelkin.progress import Progress

logger = logging.getLogger(__name__)
ENDED = ("Completed", "Failed", "Stopped")
FIRST_PAUSE, LONGEST_PAUSE, GROWTH = 0.25, 10.0, 1.3
"""Seconds between two looks at a job: short at first, for an emulation ends soon; a real job takes minutes."""
PATIENCE = 12
"""Looks in a row that may fail for want of a connection before the job is given up."""


def run_job(request: dict[str, Any], region: str, progress: Progress = silent) -> dict[str, Any]:
    """Begin a training job and wait; what `DescribeTrainingJob` says once it is Completed, Failed or Stopped.

    Whatever else ends the wait (Ctrl-C, a refusal, no connection for long) stops the job first: no instance
    is left running.

    Args:
        request: what `create_training_job` takes.
        region: where.
        progress: told each state, and percent of the epochs while it trains.

    Raises:
        RemoteFailed: AWS refused the job, does not let us look at it, or could not be reached for a long time.
    """
    name = str(request["TrainingJobName"])
    refused = False
    try:
        with in_words(f"starting training job {name}"):
            try:
                client("sagemaker", region).create_training_job(**request)
            except ClientError as error:
                # Asked again because the answer was lost: nobody else knows the name, so it is this job.
                if code_of(error) != "ResourceInUse":
                    refused = _is_our_fault(error)
                    raise
        return _wait(name, region, progress)
    except BaseException as error:
        left = None if refused else _stop(name, region)
        if left and isinstance(error, ReelkinError):
            raise RemoteFailed(f"{error}. {left}") from error
        if left:
            logger.warning(left)
        raise


def _is_our_fault(error: ClientError) -> bool:
    """Whether AWS refused the request itself; with an error of its own (5xx) it may have begun the job all the same."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)) < 500


def _wait(name: str, region: str, progress: Progress) -> dict[str, Any]:
    log, pause, stage, percent = JobLog(name, region), FIRST_PAUSE, "", 0
    while True:
        job = _look_at(name, region)
        if stage and job["SecondaryStatus"] != stage:
            progress(f"SageMaker: {stage}", 100, 100, "%")
        if job["TrainingJobStatus"] in ENDED:
            return job
        stage = str(job["SecondaryStatus"])
        if stage == "Training":
            percent = log.percent() or percent
        progress(f"SageMaker: {stage}", percent if stage == "Training" else 0, 100, "%")
        time.sleep(pause)
        pause = min(pause * GROWTH, LONGEST_PAUSE)


def _look_at(name: str, region: str) -> dict[str, Any]:
    """The job as it is now. A connection that is gone for a while, or too many questions, end nothing."""
    with in_words(f"looking at training job {name}"):
        for _ in range(PATIENCE):
            try:
                return dict(client("sagemaker", region).describe_training_job(TrainingJobName=name))
            except (ClientError, ConnectionError, HTTPClientError) as error:
                if isinstance(error, ClientError) and not is_throttled(error):
                    raise
                time.sleep(LONGEST_PAUSE)
        return dict(client("sagemaker", region).describe_training_job(TrainingJobName=name))


def _stop(name: str, region: str) -> str | None:
    """Ask the job to stop. What to say where that failed: it may still run, and cost."""
    try:
        client("sagemaker", region).stop_training_job(TrainingJobName=name)
    except ClientError as error:
        if "ValidationException" in str(error):
            return None  # it has ended by itself, or was never there
        return _how_to_stop(name, region)
    except Exception:
        return _how_to_stop(name, region)
    return None


def _how_to_stop(name: str, region: str) -> str:
    return (
        "The job could not be stopped and may still run:"
        f" aws sagemaker stop-training-job --region {region} --training-job-name {name}"
    )
