"""What is still there after a stack was taken down, and costs. Needs boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.aws.connection import client, in_words
from reelkin.aws.stack.change_sets import find_stack
from reelkin.aws.stack.losses import has_bucket, snapshots_of

if TYPE_CHECKING:
    from reelkin.aws.stack.losses import Losses


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
        found += _computing(lost, region)
    return found


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
