"""Bringing a stack up, or to another state, by a change set, so that what would change is known before. Needs boto3."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from reelkin.aws.connection import client, code_of, in_words
from reelkin.errors import RemoteFailed
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NOTHING = ("didn't contain changes", "No updates are to be performed")
"""What CloudFormation says when there is nothing to change."""
UNBORN = "REVIEW_IN_PROGRESS"
"""The state of a stack whose first change set was never carried out."""
PAUSE_SECONDS = 5.0


@dataclass(frozen=True)
class Change:
    """One resource that would change.

    Attributes:
        action: Add, Modify, Remove or Import.
        name: the resource's name in the template.
        kind: its type.
        replaced: whether it would be made anew, its data lost: True, False or Conditional.
    """

    action: str
    name: str
    kind: str
    replaced: str


@dataclass(frozen=True)
class Plan:
    """A change set, not carried out yet.

    Attributes:
        stack: the stack's name.
        name: the change set's.
        is_new: whether the stack would be created.
        changes: the resources that would change; none where it is only outputs or tags.
        is_empty: whether nothing would change at all; the change set is gone then.
    """

    stack: str
    name: str
    is_new: bool
    changes: list[Change]
    is_empty: bool = False


def plan(stack: str, template: str, parameters: Mapping[str, str], region: str) -> Plan:
    """Ask CloudFormation what this template with these parameters would change.

    A parameter of a stack that is there, and that is not given, stays as it is.

    Raises:
        RemoteFailed: AWS refused it; the message says why.
    """
    formation = client("cloudformation", region)
    there = find_stack(stack, region)
    is_new = there is None or there["StackStatus"] == UNBORN
    known = [] if there is None or is_new else [one["ParameterKey"] for one in there.get("Parameters", [])]
    given = [{"ParameterKey": name, "ParameterValue": value} for name, value in sorted(parameters.items())]
    kept = [{"ParameterKey": name, "UsePreviousValue": True} for name in known if name not in parameters]
    name = f"reelkin-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    asked = {
        "StackName": stack,
        "ChangeSetName": name,
        "ChangeSetType": "CREATE" if is_new else "UPDATE",
        "TemplateBody": template,
        "Parameters": given + kept,
        "Capabilities": ["CAPABILITY_IAM"],
        "Tags": [{"Key": "Project", "Value": "reelkin"}],
    }
    with in_words(f"asking what would change in the stack {stack}"):
        try:
            formation.create_change_set(**asked)
        except ClientError as error:
            if not any(one in str(error) for one in NOTHING):
                raise
            return Plan(stack, name, is_new, [], is_empty=True)
        told = _until_planned(formation, stack, name)
    if told["Status"] == "FAILED":
        reason = str(told.get("StatusReason", "no reason given"))
        drop(Plan(stack, name, is_new, []), region)
        if not any(one in reason for one in NOTHING):
            raise RemoteFailed(f"CloudFormation does not take the change to the stack {stack}: {reason}")
        return Plan(stack, name, is_new, [], is_empty=True)
    changes = [_change(one["ResourceChange"]) for one in told["Changes"] if "ResourceChange" in one]
    return Plan(stack, name, is_new, sorted(changes, key=lambda one: (one.action, one.name)))


def drop(planned: Plan, region: str) -> None:
    """Throw a change set away, and with it the shell of a stack that never was."""
    formation = client("cloudformation", region)
    with in_words(f"dropping the change to the stack {planned.stack}"):
        formation.delete_change_set(StackName=planned.stack, ChangeSetName=planned.name)
        there = find_stack(planned.stack, region)
        if there is not None and there["StackStatus"] == UNBORN:
            formation.delete_stack(StackName=planned.stack)


def carry_out(planned: Plan, region: str, progress: Progress = silent) -> dict[str, str]:
    """Change the stack and wait until it is done; its outputs.

    Raises:
        RemoteFailed: it was not done; the message has the resources that failed, and what CloudFormation said of them.
    """
    began = datetime.now(UTC)
    with in_words(f"changing the stack {planned.stack}"):
        client("cloudformation", region).execute_change_set(
            StackName=planned.stack, ChangeSetName=planned.name
        )
    names = [one.name for one in planned.changes]
    state = wait(planned.stack, region, len(names), lambda: _finished(planned.stack, region, began), progress)
    if state not in ("CREATE_COMPLETE", "UPDATE_COMPLETE"):
        raise RemoteFailed(
            f"the stack {planned.stack} ended as {state}: {'; '.join(failures(planned.stack, region, began))}."
            " A stack whose creation failed must go first: reelkin teardown"
        )
    return outputs(planned.stack, region)


def wait(stack: str, region: str, total: int, finished: Callable[[], int], progress: Progress) -> str:
    """Wait until the stack rests; its state then, DELETE_COMPLETE where it is gone."""
    while True:
        there = find_stack(stack, region)
        state = "DELETE_COMPLETE" if there is None else str(there["StackStatus"])
        if not state.endswith("_IN_PROGRESS"):
            progress(f"stack {stack}", total, total, "resources")
            return state
        progress(f"stack {stack}", min(finished(), total), total, "resources")
        time.sleep(PAUSE_SECONDS)


def find_stack(stack: str, region: str) -> dict[str, Any] | None:
    """What CloudFormation says of the stack; None where there is none.

    Raises:
        RemoteFailed: AWS refused, or could not be reached.
    """
    with in_words(f"looking for the stack {stack}"):
        try:
            return dict(client("cloudformation", region).describe_stacks(StackName=stack)["Stacks"][0])
        except ClientError as error:
            if is_gone(error):
                return None
            raise


def is_gone(error: ClientError) -> bool:
    """Whether CloudFormation only says that there is no such stack."""
    return code_of(error) == "ValidationError" and "does not exist" in str(error)


def outputs(stack: str, region: str) -> dict[str, str]:
    """The stack's outputs by name; empty where there is no stack."""
    there = find_stack(stack, region) or {}
    return {one["OutputKey"]: one["OutputValue"] for one in there.get("Outputs", [])}


def failures(stack: str, region: str, since: datetime) -> list[str]:
    """What went wrong since then, the first first."""
    with in_words(f"reading what happened to the stack {stack}"):
        events = _events(stack, region, since)
    told = [
        f"{one['LogicalResourceId']} ({one.get('ResourceType', '')}): {one.get('ResourceStatusReason', 'no reason')}"
        for one in events
        if one["ResourceStatus"].endswith("_FAILED")
        and "cancelled" not in one.get("ResourceStatusReason", "")
    ]
    return told[::-1] or ["CloudFormation names no resource that failed"]


def _until_planned(formation: Any, stack: str, name: str) -> dict[str, Any]:
    while True:
        told: dict[str, Any] = formation.describe_change_set(StackName=stack, ChangeSetName=name)
        if told["Status"] not in ("CREATE_PENDING", "CREATE_IN_PROGRESS"):
            break
        time.sleep(PAUSE_SECONDS)
    changes, more = list(told.get("Changes", [])), told.get("NextToken")
    while more:
        page = formation.describe_change_set(StackName=stack, ChangeSetName=name, NextToken=more)
        changes, more = changes + page.get("Changes", []), page.get("NextToken")
    return told | {"Changes": changes}


def _change(told: Mapping[str, Any]) -> Change:
    replaced = str(told.get("Replacement", "False"))
    return Change(str(told["Action"]), str(told["LogicalResourceId"]), str(told["ResourceType"]), replaced)


def _finished(stack: str, region: str, since: datetime) -> int:
    events = _events(stack, region, since)
    return len({one["LogicalResourceId"] for one in events if one["ResourceStatus"].endswith("_COMPLETE")})


def _events(stack: str, region: str, since: datetime) -> list[dict[str, Any]]:
    pages = client("cloudformation", region).get_paginator("describe_stack_events").paginate(StackName=stack)
    return [one for page in pages for one in page["StackEvents"] if one["Timestamp"] >= since]
