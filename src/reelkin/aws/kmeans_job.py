"""A CreateTrainingJob request for SageMaker's built-in k-means: a pure function of what is wanted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.aws import hyperparameters as contract
from reelkin.aws.kmeans_image import kmeans_image
from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTENT_TYPE = "application/x-recordio-protobuf"
_NAME = re.compile(r"[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}")
_S3 = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?")


@dataclass(frozen=True)
class Machines:
    """What a job runs on, and for how long at most."""

    instances: int = 1
    instance_type: str = "ml.m5.large"
    volume_gb: int = 10
    longest_seconds: int = 3600


def training_job(
    name: str,
    *,
    region: str,
    role: str,
    train: str,
    output: str,
    hyperparameters: Mapping[str, str],
    machines: Machines | None = None,
    test: str | None = None,
    tags: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The request that boto3's `create_training_job(**request)` takes.

    Args:
        name: the job's name, at most 63 letters, digits and hyphens.
        region: where it runs; its registry has the image.
        role: ARN of the role that reads the data and writes the model.
        train: `s3://` prefix of the shards; each instance reads its part of the objects.
        output: `s3://` prefix under which the model goes to `<name>/output/model.tar.gz`.
        hyperparameters: from `reelkin.aws.hyperparameters.hyperparameters`.
        machines: None for the defaults.
        test: `s3://` prefix of vectors to measure on; each instance reads all.
        tags: as AWS keeps them, by key.

    Raises:
        UsageError: something that the service would refuse.
    """
    machines = machines or Machines()
    _check(name, role, [train, output, *([test] if test else [])], machines)
    contract.check(hyperparameters)
    channels = [_channel("train", train, "ShardedByS3Key")]
    if test:
        channels.append(_channel("test", test, "FullyReplicated"))
    return {
        "TrainingJobName": name,
        "AlgorithmSpecification": {"TrainingImage": kmeans_image(region), "TrainingInputMode": "File"},
        "RoleArn": role,
        "HyperParameters": dict(hyperparameters),
        "InputDataConfig": channels,
        "OutputDataConfig": {"S3OutputPath": output},
        "ResourceConfig": {
            "InstanceCount": machines.instances,
            "InstanceType": machines.instance_type,
            "VolumeSizeInGB": machines.volume_gb,
        },
        "StoppingCondition": {"MaxRuntimeInSeconds": machines.longest_seconds},
        "Tags": [{"Key": key, "Value": value} for key, value in sorted((tags or {}).items())],
    }


def _channel(name: str, prefix: str, distribution: str) -> dict[str, Any]:
    source = {"S3DataType": "S3Prefix", "S3Uri": prefix, "S3DataDistributionType": distribution}
    return {
        "ChannelName": name,
        "DataSource": {"S3DataSource": source},
        "ContentType": CONTENT_TYPE,
        "CompressionType": "None",
        "InputMode": "File",
    }


def _check(name: str, role: str, places: list[str], machines: Machines) -> None:
    if not _NAME.fullmatch(name):
        raise UsageError(f"a job's name has at most 63 letters, digits and hyphens within; got '{name}'")
    if not re.fullmatch(r"arn:aws[a-z-]*:iam::\d{12}:role/.+", role):
        raise UsageError(f"the role must be an ARN such as arn:aws:iam::123456789012:role/name; got '{role}'")
    for place in places:
        if not _S3.fullmatch(place):
            raise UsageError(f"data must lie at s3://bucket/prefix; got '{place}'")
    if machines.instances < 1 or machines.volume_gb < 1 or machines.longest_seconds < 1:
        raise UsageError(f"instances, volume and seconds must be at least 1; got {machines}")
