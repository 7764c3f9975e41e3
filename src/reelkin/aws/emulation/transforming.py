"""One batch transform of a k-means: from its shards in S3 to an answer for each, with the states that the service shows.

moto takes a transform job and calls it completed at once, and writes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING, Any

import numpy as np
from moto.sagemaker.models import sagemaker_backends

from reelkin.aws.emulation.inputs import read_objects
from reelkin.aws.emulation.job import ENDED, IS_EMULATED
from reelkin.aws.emulation.mini_batches import nearest
from reelkin.aws.emulation.permissions import refuse_access
from reelkin.aws.emulation.refusing import Refused
from reelkin.aws.kmeans_answers import write_labels
from reelkin.aws.kmeans_image import kmeans_image
from reelkin.aws.kmeans_job import CONTENT_TYPE
from reelkin.aws.model_artifact import read_centroids
from reelkin.aws.s3 import address
from reelkin.aws.transform_job import ANSWERS
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

GOES_WITH = {"ContentType": CONTENT_TYPE, "SplitType": "RecordIO", "CompressionType": "None"}
"""What cuts shards of RecordIO into batches. Another way is refused: the service may do it, but nothing here writes so."""
COMES_AS = {"Accept": ANSWERS, "AssembleWith": "Line"}
BATCH = 4096


class TransformJob:
    """A transform job: what was asked, and its states, which `DescribeTransformJob` tells.

    Attributes:
        name: the job's name.
        region: where it runs.
        request: `CreateTransformJob`'s own parameters.
    """

    def __init__(self, arn: str, request: dict[str, Any]) -> None:
        _, _, _, self.region, self.account, tail = arn.split(":", 5)
        self.name = tail.split("/", 1)[1]
        self.request = request
        jobs: dict[str, Any] = {**sagemaker_backends[self.account][self.region].transform_jobs}
        self._kept = jobs[self.name]
        self._stopping = Event()
        self._kept.transform_end_time = None
        self._kept.transform_job_status = "InProgress"

    @property
    def status(self) -> str:
        """As `DescribeTransformJob` has it."""
        return str(self._kept.transform_job_status)

    @property
    def stopping(self) -> bool:
        """Whether somebody asked to stop it."""
        return self._stopping.is_set()

    @property
    def model(self) -> Any:
        """The model that it runs, as moto keeps it."""
        return find_model(self.request, self.account, self.region)

    def stop(self) -> None:
        """Ask it to stop; what has ended stays as it is."""
        self._stopping.set()
        if self.status not in ENDED:
            self._kept.transform_job_status = "Stopping"

    def end(self, status: str, told: str = "") -> None:
        """It is over: Completed, Failed (told is the reason) or Stopped."""
        self._kept.transform_end_time = datetime.now(UTC)
        self._kept.failure_reason = f"{told} ({IS_EMULATED})" if told else ""
        self._kept.transform_job_status = status


def find_model(request: Mapping[str, Any], account: str, region: str) -> Any:
    """The model that the request names.

    Raises:
        Refused: there is none; the service refuses the job when it is asked for.
    """
    name = request.get("ModelName", "")
    found = next(
        (one for one in sagemaker_backends[account][region].list_models() if one.model_name == name), None
    )
    if found is None:
        raise Refused(f'Could not find model "arn:aws:sagemaker:{region}:{account}:model/{name}".')
    return found


def run_transform(job: TransformJob, client: Callable[..., Any]) -> None:
    """Bring the job to its end: Completed, Failed or Stopped. Never raises.

    Args:
        job: begun.
        client: boto3's client of a service and region, on this emulation.
    """
    try:
        _run(job, client("s3", job.region))
    except (Refused, BadInput) as error:
        job.end("Failed", str(error) if isinstance(error, Refused) else f"ClientError: {error}")
    except Exception as error:
        job.end("Failed", f"InternalServerError: {error}")
    else:
        job.end("Stopped" if job.stopping else "Completed")


def _run(job: TransformJob, s3: Any) -> None:
    given, out = job.request["TransformInput"], job.request["TransformOutput"]
    for part, due in ((given, GOES_WITH), (out, COMES_AS)):
        for name, value in due.items():
            if part.get(name, "None") != value:
                raise Refused(f"{name} is {part.get(name)}; for k-means on RecordIO it must be {value} here")
    role = str(job.model.execution_role_arn)
    centroids = _centroids(job, s3, role)
    source = given["DataSource"]["S3DataSource"]["S3Uri"]
    for key, vectors in read_objects(s3, source, role, job.region):
        if vectors.shape[1] != centroids.shape[1]:
            raise Refused(
                f"{key}: vectors of {vectors.shape[1]} values, but the model has {centroids.shape[1]}"
            )
        answer = _answered(job, vectors, centroids)
        if job.stopping:
            return
        place = address(f"{out['S3OutputPath'].rstrip('/')}/{key.rpartition('/')[2]}.out")
        refuse_access(role, job.region, "s3:PutObject", place.bucket, place.key)
        s3.put_object(Bucket=place.bucket, Key=place.key, Body=answer)


def _centroids(job: TransformJob, s3: Any, role: str) -> NDArray[np.float32]:
    container = job.model.primary_container
    if container.get("Image") != kmeans_image(job.region):
        raise Refused(f"image {container.get('Image')} is not the built-in k-means of {job.region}")
    place = address(container["ModelDataUrl"])
    refuse_access(role, job.region, "s3:GetObject", place.bucket, place.key)
    archive = s3.get_object(Bucket=place.bucket, Key=place.key)["Body"].read()
    return read_centroids(archive, str(place))


def _answered(job: TransformJob, vectors: NDArray[np.float32], centroids: NDArray[np.float32]) -> bytes:
    """Batch after batch, as lines; what is stopped half-way is not written."""
    lines = []
    for start in range(0, len(vectors), BATCH):
        if job.stopping:
            break
        batch = vectors[start : start + BATCH]
        labels = nearest(batch, centroids)
        lines.append(write_labels(labels, np.linalg.norm(batch - centroids[labels], axis=1)))
    return b"".join(lines)
