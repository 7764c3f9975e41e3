"""What is still there after a stack was taken down, and costs. Needs boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from reelkin.aws.connection import client, code_of, in_words
from reelkin.aws.stack.change_sets import find_stack
from reelkin.aws.stack.losses import has_bucket, snapshots_of

if TYPE_CHECKING:
    from reelkin.aws.stack.losses import Losses

SECRETS = ("InvitationSecret", "KeySecret")
LOGS = ("WebLog", "DbLog")
"""Their names in the template."""


def left(lost: Losses, region: str) -> list[str]:
    """Whatever of the stack is still there and costs, in words. Asks each service itself, not CloudFormation."""
    found = [f"stack {lost.stack}"] if find_stack(lost.stack, region) is not None else []
    with in_words("looking for what is left"):
        found += [f"bucket {name}" for name in lost.buckets if has_bucket(name, region)]
        if lost.database:
            every = _every("rds", "describe_db_instances", "DBInstances", region)
            there = [one["DBInstanceIdentifier"] for one in every]
            found += [f"database {lost.database}"] if lost.database in there else []
            found += [f"snapshot {name}" for name in snapshots_of(lost.database, region)]
            found += _backups(lost.database, region)
        found += _computing(lost, region) + _small_change(lost, region)
    return found


def _backups(database: str, region: str) -> list[str]:
    """Backups that RDS keeps of a database that is gone."""
    try:
        told = client("rds", region).describe_db_instance_automated_backups(DBInstanceIdentifier=database)
    except ClientError as error:
        if code_of(error).startswith("DBInstanceAutomatedBackupNotFound"):
            return []
        raise
    kept = [one for one in told["DBInstanceAutomatedBackups"] if one.get("Status") == "retained"]
    return [f"backups of {one['DBInstanceIdentifier']}" for one in kept]


def _small_change(lost: Losses, region: str) -> list[str]:
    """Secrets, logs and alarms: cents a month each."""
    found = [
        f"secret {name}" for name in SECRETS if lost.made.get(name) and _has_secret(lost.made[name], region)
    ]
    for name in LOGS:
        if group := lost.made.get(name):
            told = client("logs", region).describe_log_groups(logGroupNamePrefix=group)["logGroups"]
            found += [f"log {group}" for one in told if one["logGroupName"] == group]
    # CloudFormation names an alarm after its stack and its name in the template.
    ours = {name for kind, name in lost.made.items() if kind not in (*SECRETS, *LOGS)}
    alarms = client("cloudwatch", region).describe_alarms(AlarmNamePrefix=f"{lost.stack}-")["MetricAlarms"]
    return found + [f"alarm {one['AlarmName']}" for one in alarms if one["AlarmName"] in ours]


def _has_secret(name: str, region: str) -> bool:
    """Whether the secret is there; one that only waits for its end costs nothing any more."""
    try:
        return "DeletedDate" not in client("secretsmanager", region).describe_secret(SecretId=name)
    except ClientError as error:
        if code_of(error) == "ResourceNotFoundException":
            return False
        raise


def _computing(lost: Losses, region: str) -> list[str]:
    tag = [{"Name": "tag:aws:cloudformation:stack-name", "Values": [lost.stack]}]
    ec2 = client("ec2", region)
    servers = [
        one for page in ec2.describe_instances(Filters=tag)["Reservations"] for one in page["Instances"]
    ]
    found = [f"server {one['InstanceId']}" for one in servers if one["State"]["Name"] != "terminated"]
    gateways = ec2.describe_nat_gateways(Filters=tag)["NatGateways"]
    found += [
        f"NAT gateway {one['NatGatewayId']}"
        for one in gateways
        if one["State"] not in ("deleted", "deleting")
    ]
    found += [f"address {one['PublicIp']}" for one in ec2.describe_addresses(Filters=tag)["Addresses"]]
    found += [f"disk {one['VolumeId']}" for one in ec2.describe_volumes(Filters=tag)["Volumes"]]
    balancers = _every("elbv2", "describe_load_balancers", "LoadBalancers", region)
    found += [
        f"load balancer {one['LoadBalancerName']}"
        for one in balancers
        if one["LoadBalancerArn"] == lost.made.get("Balancer")
    ]
    notebooks = _every("sagemaker", "list_notebook_instances", "NotebookInstances", region)
    arn = lost.made.get("NotebookInstance", "")
    return found + [
        f"notebook {one['NotebookInstanceName']}"
        for one in notebooks
        if arn and one["NotebookInstanceName"] == arn.rpartition("/")[2]
    ]


def _every(service: str, action: str, key: str, region: str) -> list[dict[str, Any]]:
    """All of the account; SageMaker, for one, gives no more than ten at once."""
    pages = client(service, region).get_paginator(action).paginate()
    return [one for page in pages for one in page[key]]
