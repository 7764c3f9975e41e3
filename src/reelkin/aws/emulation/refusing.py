"""What the service refuses in a training job and moto lets pass: each refusal becomes the job's failure reason.

Where the developer guide only recommends (a sharded train channel, a mini batch no larger than a shard), this is stricter
than the service, so that what passes here passes there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.aws.hyperparameters import DEFAULTS, check
from reelkin.aws.kmeans_image import kmeans_image
from reelkin.aws.kmeans_job import CONTENT_TYPE
from reelkin.errors import ReelkinError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TRAIN, TEST = "train", "test"
DISTRIBUTIONS = {TRAIN: "ShardedByS3Key", TEST: "FullyReplicated"}


class Refused(Exception):
    """The job fails, and this is why; the service calls it a ClientError."""

    def __str__(self) -> str:
        return f"ClientError: {self.args[0]}"


def refuse_request(request: Mapping[str, Any], region: str) -> dict[str, str]:
    """The hyperparameters in force, of a request that the service would take.

    Raises:
        Refused: it would not.
    """
    image = request["AlgorithmSpecification"].get("TrainingImage")
    if image != kmeans_image(region):
        raise Refused(f"image {image} is not the built-in k-means of {region}, {kmeans_image(region)}")
    given = request.get("HyperParameters") or {}
    try:
        check(given)
    except ReelkinError as error:
        raise Refused(str(error)) from None
    channels = {one["ChannelName"]: one for one in request.get("InputDataConfig") or []}
    if TRAIN not in channels:
        raise Refused("there is no channel train")
    for name, channel in channels.items():
        _refuse_channel(name, channel)
    return {**DEFAULTS, **given}


def _refuse_channel(name: str, channel: Mapping[str, Any]) -> None:
    if name not in DISTRIBUTIONS:
        raise Refused(f"unknown channel {name}; k-means has {', '.join(DISTRIBUTIONS)}")
    if channel.get("ContentType") != CONTENT_TYPE:
        raise Refused(f"channel {name}: content type {channel.get('ContentType')} instead of {CONTENT_TYPE}")
    source = channel["DataSource"]["S3DataSource"]
    if source.get("S3DataDistributionType") != DISTRIBUTIONS[name]:
        found = source.get("S3DataDistributionType")
        raise Refused(f"channel {name}: distribution {found} instead of {DISTRIBUTIONS[name]}")


def refuse_vectors(shards: Sequence[NDArray[np.float32]], chosen: Mapping[str, str]) -> None:
    """Let pass what the instances can train on: each its own shard, float32[n, d].

    Raises:
        Refused: an instance has no data, a vector has another width than `feature_dim` or a value that is not finite,
            a shard is smaller than a mini batch, or there are fewer vectors than clusters.
    """
    width, batch, k = (int(chosen[name]) for name in ("feature_dim", "mini_batch_size", "k"))
    for number, shard in enumerate(shards, start=1):
        host = f"algo-{number}"
        if not len(shard):
            raise Refused(f"{host}: no training data; there must be an object for each instance")
        if shard.shape[1] != width:
            raise Refused(f"{host}: vectors of {shard.shape[1]} values, but feature_dim is {width}")
        if not np.isfinite(shard).all():
            raise Refused(f"{host}: a value is not finite")
        if len(shard) < batch:
            raise Refused(f"{host}: mini_batch_size {batch} is more than its {len(shard)} vectors")
    if sum(map(len, shards)) < k:
        raise Refused(f"fewer vectors than the {k} clusters asked for")
