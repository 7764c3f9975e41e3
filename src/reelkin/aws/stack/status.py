"""How a stack is: its state, its address, its servers, its alarms. Needs boto3."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

from reelkin.aws.connection import client, in_words
from reelkin.aws.stack.change_sets import find_stack
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

READY, UNREACHED = "ready", "not reached from here"
SECONDS = 5
"""How long the site is waited for."""


@dataclass(frozen=True)
class State:
    """A stack as it is now.

    Attributes:
        stack: its name.
        state: CloudFormation's word.
        outputs: its outputs by name.
        site: the site's own word at its address: ready, not ready and why, or that it was not reached from here.
        servers: the load balancer's word on each web server: healthy, unhealthy, initial, …
        alarms: the alarms that ring.
        notebook: the notebook's state; None where there is none.
        parameters: what it was brought up with.
    """

    stack: str
    state: str
    outputs: Mapping[str, str]
    site: str = UNREACHED
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
    outputs = {one["OutputKey"]: one["OutputValue"] for one in there.get("Outputs", [])}
    with in_words(f"looking at the stack {stack}"):
        return State(
            stack,
            str(there["StackStatus"]),
            outputs,
            ask_site(outputs.get("Url", "")),
            _servers(made.get("WebTargets"), region),
            _ringing(stack, region),
            _notebook(made.get("NotebookInstance"), region),
            {one["ParameterKey"]: one.get("ParameterValue", "") for one in there.get("Parameters", [])},
        )


def ask_site(url: str) -> str:
    """What the site itself says at its address: whether its live model and its database are there."""
    if not url.startswith(("http://", "https://")):
        return UNREACHED
    try:
        with urlopen(f"{url}/readyz", timeout=SECONDS):  # noqa: S310 - http or https, as seen above
            return READY
    except HTTPError as error:
        return f"not ready: {_reason(error)}"
    except (OSError, HTTPException, ValueError):
        return UNREACHED  # by AllowedCidr perhaps, or there is no network; no word on the site


def _reason(error: HTTPError) -> str:
    try:
        return str(json.loads(error.read())["detail"])
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        return f"it answers {error.code}"


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
