"""The bucket that a stack is brought up from, and the release that is sent there. Needs boto3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from reelkin.aws import s3
from reelkin.aws.connection import client, code_of, in_words
from reelkin.errors import UsageError
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from reelkin.aws.stack.release import Release

TAGS = [{"Key": "Project", "Value": "reelkin"}]
OLDEST_REGION = "us-east-1"
"""The one that S3 does not want to be named."""


def account(region: str) -> str:
    """The account's number, and so whether AWS lets us in at all.

    Raises:
        RemoteFailed: it does not.
    """
    with in_words("asking AWS who we are"):
        return str(client("sts", region).get_caller_identity()["Account"])


def make_bucket(name: str, region: str) -> bool:
    """See that the artefact bucket is there, private and encrypted; whether it was made now.

    Raises:
        UsageError: the name belongs to another account.
        RemoteFailed: AWS refused, or could not be reached.
    """
    buckets = client("s3", region)
    with in_words(f"looking for the bucket {name}"):
        try:
            buckets.head_bucket(Bucket=name)
        except ClientError as error:
            if code_of(error) in ("403", "AccessDenied"):
                raise UsageError(f"the bucket {name} is not yours; name another with --bucket") from None
            if code_of(error) not in ("404", "NoSuchBucket"):
                raise
        else:
            return False
    with in_words(f"making the bucket {name}"):
        where = (
            {} if region == OLDEST_REGION else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        )
        buckets.create_bucket(Bucket=name, **where)
        buckets.put_public_access_block(
            Bucket=name,
            PublicAccessBlockConfiguration=dict.fromkeys(
                ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"), True
            ),
        )
        rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
        buckets.put_bucket_encryption(Bucket=name, ServerSideEncryptionConfiguration={"Rules": [rule]})
        buckets.put_bucket_tagging(Bucket=name, Tagging={"TagSet": TAGS})
    return True


def send_release(release: Release, bucket: str, region: str, progress: Progress = silent) -> tuple[str, str]:
    """Send both files unless they are there; their keys."""
    keys = [f"releases/{path.name}" for path in (release.web, release.notebook)]
    for done, (path, key) in enumerate(zip((release.web, release.notebook), keys, strict=True)):
        progress("sending the release", done, len(keys), "files")
        url = f"s3://{bucket}/{key}"
        if not s3.keys(url, region=region):
            s3.put_file(path, url, region=region)
    progress("sending the release", len(keys), len(keys), "files")
    return keys[0], keys[1]
