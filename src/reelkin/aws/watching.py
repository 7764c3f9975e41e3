"""Waiting for a job of SageMaker's, and stopping it when nobody waits any more."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any, NamedTuple

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


class Kind(NamedTuple):
    """What SageMaker calls a kind of job, and what it calls everything that is asked of one."""

    words: str

    def ask(self, verb: str, region: str, **given: Any) -> dict[str, Any]:
        """Create, describe or stop a job."""
        action = getattr(client("sagemaker", region), f"{verb}_{self.words.replace(' ', '_')}")
        return dict(action(**given))

    @property
    def title(self) -> str:
        """As in `TrainingJobName`."""
        return self.words.title().replace(" ", "")

    @property
    def name(self) -> str:
        """The parameter that names a job."""
        return f"{self.title}Name"

    @property
    def status(self) -> str:
        """The answer's key for the state."""
        return f"{self.title}Status"


TRAINING, TRANSFORM = Kind("training job"), Kind("transform job")


def run_job(
    request: dict[str, Any],
    region: str,
    progress: Progress = silent,
    *,
    kind: Kind = TRAINING,
    longest_seconds: float | None = None,
) -> dict[str, Any]:
    """Begin a job and wait; what AWS says of it once it is Completed, Failed or Stopped.

    Whatever else ends the wait (Ctrl-C, a refusal, no connection for long) stops the job first: no instance
    is left running.

    Args:
        request: what `create_training_job` takes, or what creates another kind of job.
        region: where.
        progress: told each state, and percent of the epochs while it trains.
        kind: the kind of job.
        longest_seconds: after which it is stopped from here; None for jobs that AWS itself stops.

    Raises:
        RemoteFailed: AWS refused the job, does not let us look at it, or could not be reached for a long time; or it took
            too long.
    """
    name = str(request[kind.name])
    refused = False
    try:
        with in_words(f"starting {kind.words} {name}"):
            try:
                kind.ask("create", region, **request)
            except ClientError as error:
                # Asked again because the answer was lost: nobody else knows the name, so it is this job.
                if code_of(error) != "ResourceInUse":
                    refused = _is_our_fault(error)
                    raise
        return _wait(name, region, progress, kind, longest_seconds)
    except BaseException as error:
        left = None if refused else _stop(name, region, kind)
        if left and isinstance(error, ReelkinError):
            raise RemoteFailed(f"{error}. {left}") from error
        if left:
            logger.warning(left)
        raise


def _is_our_fault(error: ClientError) -> bool:
    """Whether AWS refused the request itself; with an error of its own (5xx) it may have begun the job all the same."""
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)) < 500


def _wait(
    name: str, region: str, progress: Progress, kind: Kind, longest_seconds: float | None
) -> dict[str, Any]:
    log = JobLog(name, region) if kind == TRAINING else None
    pause, stage, percent, began = FIRST_PAUSE, "", 0, time.monotonic()
    while True:
        job = _look_at(name, region, kind)
        now = str(job.get("SecondaryStatus") or f"{kind.words} {job[kind.status]}")
        if stage and now != stage:
            progress(f"SageMaker: {stage}", 100, 100, "%")
        if job[kind.status] in ENDED:
            return job
        if longest_seconds is not None and time.monotonic() - began > longest_seconds:
            raise RemoteFailed(
                f"{kind.words} {name} took longer than {longest_seconds:g} s and was stopped; give it longer with"
                " --longest-minutes, or more --instances"
            )
        stage = now
        if log is not None and stage == "Training":
            percent = log.percent() or percent
        progress(f"SageMaker: {stage}", percent if stage == "Training" else 0, 100, "%")
        time.sleep(pause)
        pause = min(pause * GROWTH, LONGEST_PAUSE)


def _look_at(name: str, region: str, kind: Kind) -> dict[str, Any]:
    """The job as it is now. A connection that is gone for a while, or too many questions, end nothing."""
    with in_words(f"looking at {kind.words} {name}"):
        for _ in range(PATIENCE):
            try:
                return kind.ask("describe", region, **{kind.name: name})
            except (ClientError, ConnectionError, HTTPClientError) as error:
                if isinstance(error, ClientError) and not is_throttled(error):
                    raise
                time.sleep(LONGEST_PAUSE)
        return kind.ask("describe", region, **{kind.name: name})


def _stop(name: str, region: str, kind: Kind) -> str | None:
    """Ask the job to stop. What to say where that failed: it may still run, and cost."""
    try:
        kind.ask("stop", region, **{kind.name: name})
    except ClientError as error:
        if code_of(error) in ("ValidationException", "ResourceNotFound"):
            return None  # it has ended by itself, or was never there
        return _how_to_stop(name, region, kind)
    except Exception:
        return _how_to_stop(name, region, kind)
    return None


def _how_to_stop(name: str, region: str, kind: Kind) -> str:
    dashed = kind.words.replace(" ", "-")
    return (
        "The job could not be stopped and may still run:"
        f" aws sagemaker stop-{dashed} --region {region} --{dashed}-name {name}"
    )
