"""One training job as moto keeps it, and what becomes of it."""

from __future__ import annotations

import math
import time
from datetime import UTC, datetime
from threading import Event, Lock
from typing import Any

from moto.sagemaker.models import sagemaker_backends

IS_EMULATED = "emulation by reelkin, not SageMaker"
"""Said wherever a state is told."""
ENDED = ("Completed", "Failed", "Stopped")


class JobNotFound(Exception):
    """There is no such training job."""

    def __str__(self) -> str:
        return f"Requested resource not found: training job {self.args[0]}"


class Job:
    """A training job: what was asked, and its states, which `DescribeTrainingJob` tells.

    Attributes:
        name: the job's name.
        request: `CreateTrainingJob`'s own parameters.
    """

    def __init__(self, name: str, region: str, kept: Any, request: dict[str, Any]) -> None:
        self.name = name
        self.region = region
        self.request = request
        self._kept = kept
        self._stopping = Event()
        self._lock = Lock()
        self._began = time.monotonic()

    @property
    def output(self) -> str:
        """Where the model goes."""
        folder = str(self.request["OutputDataConfig"]["S3OutputPath"]).rstrip("/")
        return f"{folder}/{self.name}/output/model.tar.gz"

    @property
    def role(self) -> str:
        """The ARN of the role that it runs under."""
        return str(self.request["RoleArn"])

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop it, or its longest time is over."""
        longest = float(self.request["StoppingCondition"]["MaxRuntimeInSeconds"])
        return self._stopping.is_set() or time.monotonic() - self._began > longest

    @property
    def status(self) -> str:
        """As `DescribeTrainingJob` has it."""
        return str(self._kept.training_job_status)

    def begin(self) -> None:
        """It waits for its instances."""
        self._kept.secondary_status_transitions = []
        self._kept.final_metric_data_list = []
        self._kept.training_end_time = None
        self._tell("InProgress", "Starting", "Preparing the instances for training")

    def go_on(self, stage: str, told: str) -> None:
        """It came to another stage: Downloading, Training or Uploading."""
        if not self.stopping:
            self._tell("InProgress", stage, told)

    def stop(self) -> None:
        """Ask it to stop; what has ended stays as it is."""
        self._stopping.set()
        if self.status not in ENDED:
            self._tell("Stopping", "Stopping", "Stopping the training job")

    def measure(self, figures: dict[str, float]) -> None:
        """What `FinalMetricDataList` shows."""
        now = datetime.now(UTC)
        self._kept.final_metric_data_list = [
            {"MetricName": name, "Value": value, "Timestamp": now} for name, value in figures.items()
        ]

    def end(self, status: str, told: str) -> None:
        """It is over: Completed, Failed (told is the reason) or Stopped."""
        seconds = max(1, math.ceil(time.monotonic() - self._began))
        self._kept.training_time_in_seconds = self._kept.billable_time_in_seconds = seconds
        self._kept.training_end_time = datetime.now(UTC)
        if status == "Failed":
            self._kept.failure_reason = f"{told} ({IS_EMULATED})"
        if status != "Completed":
            self._kept.model_artifacts = {"S3ModelArtifacts": self.output}
        self._tell(status, status, told)

    def _tell(self, status: str, stage: str, told: str) -> None:
        with self._lock:
            now = datetime.now(UTC)
            moves = self._kept.secondary_status_transitions
            if moves:
                moves[-1]["EndTime"] = now
            # A new list: moto may be writing the old one down in another thread.
            move = {"Status": stage, "StartTime": now, "StatusMessage": f"{told} ({IS_EMULATED})"}
            self._kept.secondary_status_transitions = [*moves, move]
            self._kept.secondary_status = stage
            self._kept.training_job_status = status
            self._kept.last_modified_time = now


def find_job(arn: str, request: dict[str, Any]) -> Job:
    """The job that moto has just taken.

    Raises:
        JobNotFound: it has none of that address.
    """
    _, _, _, region, account, tail = arn.split(":", 5)
    name = tail.split("/", 1)[1]
    kept = sagemaker_backends[account][region].training_jobs.get(name)
    if kept is None:
        raise JobNotFound(name)
    return Job(name, region, kept, request)
