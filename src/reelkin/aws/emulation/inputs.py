"""What a job reads: the vectors of every object below an address, as far as the job's role may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.aws.emulation.permissions import refuse_access
from reelkin.aws.emulation.refusing import Refused
from reelkin.aws.recordio_reader import read_vectors
from reelkin.aws.s3 import address

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def read_objects(s3: Any, url: str, role: str, region: str) -> list[tuple[str, NDArray[np.float32]]]:
    """Each object below `url` and its vectors, float32[n, d], by key.

    Raises:
        Refused: there is none, or the role may not list or read it.
        BadInput: an object is no RecordIO-protobuf.
    """
    place = address(url)
    refuse_access(role, region, "s3:ListBucket", place.bucket)
    found = []
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=place.bucket, Prefix=place.key):
        for one in page.get("Contents", ()):
            refuse_access(role, region, "s3:GetObject", place.bucket, one["Key"])
            data = s3.get_object(Bucket=place.bucket, Key=one["Key"])["Body"].read()
            found.append((one["Key"], read_vectors(data, f"s3://{place.bucket}/{one['Key']}")))
    if not found:
        raise Refused(f"no object under {url}")
    return sorted(found, key=lambda one: one[0])
