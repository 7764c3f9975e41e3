"""How a stack is: its state, its address, its servers, its alarms. Needs boto3."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reelkin.aws.connection import client, in_words
from reelkin.aws.stack.change_sets import find_stack
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class State:
    """A stack as it is now.

    Attributes:
        stack: its name.
        state: CloudFormation's word.
        outputs: its outputs by name.
        servers: the load balancer's word on each web server: healthy, unhealthy, initial, …
        alarms: the alarms that ring.
        notebook: the notebook's state; None where there is none.
        parameters: what it was brought up with.
    """

    stack: str
    state: str
    outputs: Mapping[str, str]
    servers: Mapping[str, str] = field(default_factory=dict)
    alarms: tuple[str, ...] = ()
    notebook: str | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


def look(stack: str, region: str) -> State:
    """Look at the stack.

    Raises:
        UsageError: there is none of this name.
        RemoteFailed: AWS refused, or could not be reached.
    """
    there = find_stack(stack, region)
    if there is None:
        raise UsageError(
            f"no stack {stack} in {region}; look at --stack and --region, or bring it up: reelkin deploy"
        )
    made = resources(stack, region)
    with in_words(f"looking at the stack {stack}"):
        return State(
            stack,
            str(there["StackStatus"]),
            {one["OutputKey"]: one["OutputValue"] for one in there.get("Outputs", [])},
            _servers(made.get("WebTargets"), region),
            _ringing(stack, region),
            _notebook(made.get("NotebookInstance"), region),
            {one["ParameterKey"]: one.get("ParameterValue", "") for one in there.get("Parameters", [])},
        )


def resources(stack: str, region: str) -> dict[str, str]:
    """What the stack is made of: physical ids by the names in the template."""
    with in_words(f"looking at the stack {stack}"):
        pages = (
            client("cloudformation", region).get_paginator("list_stack_resources").paginate(StackName=stack)
        )
        return {
            str(one["LogicalResourceId"]): str(one.get("PhysicalResourceId", ""))
            for page in pages
            for one in page["StackResourceSummaries"]
        }


def _servers(targets: str | None, region: str) -> dict[str, str]:
    if not targets:
        return {}
    told = client("elbv2", region).describe_target_health(TargetGroupArn=targets)["TargetHealthDescriptions"]
    return {str(one["Target"]["Id"]): str(one["TargetHealth"]["State"]) for one in told}


def _ringing(stack: str, region: str) -> tuple[str, ...]:
    # CloudFormation names an alarm after its stack.
    told = client("cloudwatch", region).describe_alarms(AlarmNamePrefix=f"{stack}-", StateValue="ALARM")
    return tuple(str(one.get("AlarmDescription") or one["AlarmName"]) for one in told["MetricAlarms"])


def _notebook(arn: str | None, region: str) -> str | None:
    if not arn:
        return None
    name = arn.rpartition("/")[2]
    told = client("sagemaker", region).describe_notebook_instance(NotebookInstanceName=name)
    return str(told["NotebookInstanceStatus"])
