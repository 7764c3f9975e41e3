"""CreateModel and CreateTransformJob requests for a trained k-means: pure functions of what is wanted.

Sources: "Common Data Formats for Inference" of the SageMaker developer guide, for how batches of RecordIO are cut and
answers are put together (https://docs.aws.amazon.com/sagemaker/latest/dg/cdf-inference.html), and TransformOutput of
its API reference, for where they go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reelkin.aws.kmeans_image import kmeans_image
from reelkin.aws.kmeans_job import CONTENT_TYPE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.aws.kmeans_job import Machines

ANSWERS = "application/jsonlines"
PAYLOAD_MB = 6
"""Of a batch at most; the service's own default."""


def model(
    name: str, *, region: str, role: str, artifact: str, tags: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The request that boto3's `create_model(**request)` takes: the image of k-means with a `model.tar.gz`.

    Args:
        name: the model's name.
        region: where it will run; its registry has the image.
        role: ARN of the role that reads the artifact and the vectors, and writes the answers.
        artifact: the address of the `model.tar.gz`.
        tags: as AWS keeps them, by key.
    """
    return {
        "ModelName": name,
        "PrimaryContainer": {"Image": kmeans_image(region), "ModelDataUrl": artifact},
        "ExecutionRoleArn": role,
        "Tags": _listed(tags),
    }


def transform_job(
    name: str,
    *,
    model: str,
    vectors: str,
    output: str,
    machines: Machines,
    tags: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The request that boto3's `create_transform_job(**request)` takes: each shard answered line by line, in its order.

    Args:
        name: the job's name.
        model: the model's name.
        vectors: `s3://` prefix of the shards.
        output: `s3://` prefix; what becomes of the shard `part-0.pbr` ends in `part-0.pbr.out` below it.
        machines: instances and their type; the service bounds no time.
        tags: as AWS keeps them, by key.
    """
    return {
        "TransformJobName": name,
        "ModelName": model,
        "BatchStrategy": "MultiRecord",
        "MaxPayloadInMB": PAYLOAD_MB,
        "TransformInput": {
            "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": vectors}},
            "ContentType": CONTENT_TYPE,
            "CompressionType": "None",
            "SplitType": "RecordIO",
        },
        "TransformOutput": {"S3OutputPath": output, "Accept": ANSWERS, "AssembleWith": "Line"},
        "TransformResources": {
            "InstanceType": machines.instance_type,
            "InstanceCount": machines.instances,
        },
        "Tags": _listed(tags),
    }


def _listed(tags: Mapping[str, str] | None) -> list[dict[str, str]]:
    return [{"Key": key, "Value": value} for key, value in sorted((tags or {}).items())]
