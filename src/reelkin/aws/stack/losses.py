"""What taking a stack down would destroy. Needs boto3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.aws.connection import client, in_words
from reelkin.aws.stack import status
from reelkin.aws.stack.change_sets import find_stack
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUCKETS = ("DataBucket", "LogBucket")
"""The stack's own, by their names in the template."""


@dataclass(frozen=True)
class Losses:
    """What a teardown destroys.

    Attributes:
        stack: the stack.
        made: its resources: physical ids by name.
        database: the database's identifier; None where there is none.
        buckets: objects, old versions included, and their bytes, by bucket.
        snapshots: the database's snapshots that are there before.
    """

    stack: str
    made: Mapping[str, str]
    database: str | None
    buckets: Mapping[str, tuple[int, int]]
    snapshots: tuple[str, ...]

    def said(self) -> list[str]:
        """In words, one a line."""
        lines = [f"the site of the stack {self.stack}, and its address"]
        if self.database:
            lines.append(f"the database {self.database}: accounts, profiles, ratings, lists, and its backups")
        for name, (count, size) in self.buckets.items():
            lines.append(f"the bucket {name}: {count:,} objects, {size / 1e6:,.1f} MB")
        if self.made.get("NotebookInstance"):
            lines.append("the notebook and what was saved in it")
        return [*lines, *(f"the database's snapshot {name}" for name in self.snapshots)]


def losses(stack: str, region: str, also: Sequence[str] = ()) -> Losses:
    """What would be lost; `also` names further buckets that would go.

    Raises:
        UsageError: there is no such stack.
        RemoteFailed: AWS refused, or could not be reached.
    """
    if find_stack(stack, region) is None:
        raise UsageError(f"no stack {stack} in {region}; look at --stack and --region")
    made = status.resources(stack, region)
    names = [made[name] for name in BUCKETS if made.get(name)] + [
        name for name in also if has_bucket(name, region)
    ]
    buckets = {name: _size(name, region) for name in names}
    database = made.get("Db") or None
    return Losses(stack, made, database, buckets, tuple(snapshots_of(database, region)))


def snapshots_of(database: str | None, region: str) -> list[str]:
    """The snapshots of the database that stay when it is gone."""
    if not database:
        return []
    with in_words(f"looking for snapshots of {database}"):
        told = client("rds", region).describe_db_snapshots(
            DBInstanceIdentifier=database, SnapshotType="manual"
        )
    return sorted(str(one["DBSnapshotIdentifier"]) for one in told["DBSnapshots"])


def has_bucket(name: str, region: str) -> bool:
    """Whether the account has this bucket."""
    with in_words("listing buckets"):
        return name in {one["Name"] for one in client("s3", region).list_buckets()["Buckets"]}


def _size(name: str, region: str) -> tuple[int, int]:
    with in_words(f"looking into the bucket {name}"):
        pages: Any = client("s3", region).get_paginator("list_object_versions").paginate(Bucket=name)
        sizes = [int(one["Size"]) for page in pages for one in page.get("Versions", [])]
    return len(sizes), sum(sizes)
