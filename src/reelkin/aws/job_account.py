"""What became of a job and what it cost, for people; nothing of it goes into a model. And where jobs run."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reelkin.aws import costs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.aws.kmeans_job import Machines

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
class Transform:
    """What became of the batch transform in which the trained model assigned the vectors itself.

    Attributes:
        job: its name.
        status: Completed, Failed or Stopped.
        told: AWS's reason, where it failed.
        seconds: from its start to its end; AWS does not say what it bills.
        usd: what these seconds cost on all instances, where a price is known.
    """

    job: str
    status: str = NOT_BEGUN
    told: str = ""
    seconds: float | None = None
    usd: float | None = None

    def fill(self, job: Mapping[str, Any], machines: Machines) -> None:
        """Take over what AWS says of the job."""
        self.status = str(job["TransformJobStatus"])
        self.told = str(job.get("FailureReason") or "")
        if "TransformStartTime" in job and "TransformEndTime" in job:
            self.seconds = (job["TransformEndTime"] - job["TransformStartTime"]).total_seconds()
            self.usd = costs.usd(machines.instance_type, machines.instances, self.seconds)

    def cost_said(self) -> str:
        """How long it took and what that costs, in words."""
        if self.seconds is None:
            return f"{self.job} completed; AWS has not told how long it took"
        came_to = (
            "no price is known here" if self.usd is None else f"{self.usd:.4f} USD at the price of training"
        )
        return f"{self.job} took {self.seconds:.0f} s: {came_to}"


@dataclass
class Account:
    """What became of a training job.

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
        transform: the batch transform after it, where one was asked for.
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
    transform: Transform | None = None

    def fill(self, job: Mapping[str, Any]) -> None:
        """Take over what AWS says of the job."""
        moves = job.get("SecondaryStatusTransitions") or [{}]
        self.status = str(job["TrainingJobStatus"])
        self.told = str(job.get("FailureReason") or moves[-1].get("StatusMessage") or "no reason given")
        self.metrics = {
            str(one["MetricName"]): float(one["Value"]) for one in job.get("FinalMetricDataList") or []
        }
        if "BillableTimeInSeconds" in job:
            self.billable_seconds = int(job["BillableTimeInSeconds"])
            self.usd = costs.usd(self.machines.instance_type, self.machines.instances, self.billable_seconds)

    def cost_said(self) -> str:
        """How it ended and what it cost, in words."""
        if self.billable_seconds is None:
            return "completed; AWS has not told the seconds that it bills"
        machines = self.machines
        return "completed; " + costs.bill(machines.instance_type, machines.instances, self.billable_seconds)

    def not_aws_said(self) -> str:
        """That it was not AWS, in words; nothing where it was."""
        return "" if self.on == "AWS" else f" (not AWS, but what stands in for it at {self.on})"
