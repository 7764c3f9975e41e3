"""Taking a stack down, to where nothing is left that costs. Needs boto3."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from reelkin.aws.connection import client, in_words
from reelkin.aws.stack.change_sets import failures, is_gone, wait
from reelkin.aws.stack.leftovers import left
from reelkin.aws.stack.losses import BUCKETS, snapshots_of
from reelkin.errors import RemoteFailed
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.aws.stack.losses import Losses

ONE_REQUEST = 1_000
"""Objects that S3 deletes at once."""


def tear_down(
    lost: Losses, region: str, progress: Progress = silent, *, keep_snapshot: bool = False
) -> list[str]:
    """Destroy it all; what is left that costs, in words (empty: nothing).

    Args:
        lost: what `losses` found and somebody agreed to lose.
        region: where.
        progress: told how far it is.
        keep_snapshot: leave the snapshot that CloudFormation takes of the database at the end, which costs.

    Raises:
        RemoteFailed: the stack could not be deleted; the message says which resource stood in the way.
    """
    _unprotect(lost.made, region)
    _stop_notebook(lost.made.get("NotebookInstance"), region)
    for done, name in enumerate(lost.buckets):
        progress("emptying buckets", done, len(lost.buckets), "buckets")
        empty(name, region)
    progress("emptying buckets", len(lost.buckets), len(lost.buckets), "buckets")
    _delete_stack(lost, region, progress)
    with in_words("removing what the stack leaves behind"):
        own = {lost.made.get(name) for name in BUCKETS}
        for name in lost.buckets:
            if name not in own:
                empty(name, region)
                client("s3", region).delete_bucket(Bucket=name)
        if not keep_snapshot:
            for name in snapshots_of(lost.database, region):
                client("rds", region).delete_db_snapshot(DBSnapshotIdentifier=name)
    return left(lost, region)


def empty(name: str, region: str) -> None:
    """Remove every object of a bucket with all its versions, and every upload that was begun."""
    buckets = client("s3", region)
    with in_words(f"emptying the bucket {name}"):
        for page in buckets.get_paginator("list_object_versions").paginate(Bucket=name):
            entries = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
            every = [{"Key": one["Key"], "VersionId": one["VersionId"]} for one in entries]
            for start in range(0, len(every), ONE_REQUEST):
                some = every[start : start + ONE_REQUEST]
                told = buckets.delete_objects(Bucket=name, Delete={"Objects": some, "Quiet": True})
                for error in told.get("Errors", []):
                    raise RemoteFailed(f"emptying the bucket {name}: {error['Key']}: {error['Message']}")
        for page in buckets.get_paginator("list_multipart_uploads").paginate(Bucket=name):
            for one in page.get("Uploads", []):
                buckets.abort_multipart_upload(Bucket=name, Key=one["Key"], UploadId=one["UploadId"])


def _delete_stack(lost: Losses, region: str, progress: Progress) -> None:
    began = datetime.now(UTC)
    with in_words(f"deleting the stack {lost.stack}"):
        client("cloudformation", region).delete_stack(StackName=lost.stack)
    total = len(lost.made)
    state = wait(lost.stack, region, total, lambda: total - len(_unfinished(lost.stack, region)), progress)
    if state != "DELETE_COMPLETE":
        told = "; ".join(failures(lost.stack, region, began))
        raise RemoteFailed(
            f"the stack {lost.stack} ended as {state}: {told}. Remove that, and call this again"
        )


def _unfinished(stack: str, region: str) -> list[str]:
    pages = client("cloudformation", region).get_paginator("list_stack_resources").paginate(StackName=stack)
    with in_words(f"looking at the stack {stack}"):
        try:
            every = [one for page in pages for one in page["StackResourceSummaries"]]
        except ClientError as error:
            if is_gone(error):
                return []  # since it was last looked at
            raise
    return [one["LogicalResourceId"] for one in every if one["ResourceStatus"] != "DELETE_COMPLETE"]


def _unprotect(made: Mapping[str, str], region: str) -> None:
    with in_words("switching deletion protection off"):
        if database := made.get("Db"):
            client("rds", region).modify_db_instance(
                DBInstanceIdentifier=database, DeletionProtection=False, ApplyImmediately=True
            )
        if balancer := made.get("Balancer"):
            off = [{"Key": "deletion_protection.enabled", "Value": "false"}]
            client("elbv2", region).modify_load_balancer_attributes(LoadBalancerArn=balancer, Attributes=off)


def _stop_notebook(arn: str | None, region: str) -> None:
    if not arn:
        return
    name = arn.rpartition("/")[2]
    notebooks = client("sagemaker", region)
    with in_words(f"stopping the notebook {name}"):
        state = notebooks.describe_notebook_instance(NotebookInstanceName=name)["NotebookInstanceStatus"]
        if state == "InService":
            notebooks.stop_notebook_instance(NotebookInstanceName=name)
        if state in ("InService", "Stopping"):
            notebooks.get_waiter("notebook_instance_stopped").wait(NotebookInstanceName=name)
