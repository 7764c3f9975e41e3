"""One training job from its shards in S3 to its model in S3, with the states, logs and metrics that the service shows."""

from __future__ import annotations

import hashlib
import time
import traceback
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import numpy as np
from botocore.exceptions import BotoCoreError, ClientError
from sklearn.exceptions import ConvergenceWarning
from threadpoolctl import threadpool_limits

from reelkin.aws.emulation.inputs import read_objects
from reelkin.aws.emulation.job import IS_EMULATED, Job
from reelkin.aws.emulation.mini_batches import fit, mean_squared_distance
from reelkin.aws.emulation.permissions import refuse_access
from reelkin.aws.emulation.refusing import TEST, TRAIN, Refused, refuse_request, refuse_vectors
from reelkin.aws.model_artifact import write_centroids
from reelkin.aws.s3 import address
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

LOG_GROUP = "/aws/sagemaker/TrainingJobs"


class Stopped(Exception):
    """Somebody asked the job to stop, or its time is over."""


def run(job: Job, client: Callable[..., Any]) -> None:
    """Bring the job to its end: Completed, Failed or Stopped. Never raises.

    Args:
        job: begun.
        client: boto3's client of a service and region, on this emulation.
    """
    log: list[str] = [f"{IS_EMULATED}: what follows is no log of the service"]
    try:
        _run(job, client, log)
        job.end("Completed", "Training job completed")
    except Stopped:
        job.end("Stopped", "Training job stopped")
    except (Refused, BadInput) as error:
        reason = str(error) if isinstance(error, Refused) else f"ClientError: {error}"
        log.append(reason)
        job.end("Failed", reason)
    except Exception as error:
        log += traceback.format_exc().splitlines()
        job.end("Failed", f"InternalServerError: {error}")
    finally:
        _write_log(job, client, log[-200:])


def _run(job: Job, client: Callable[..., Any], log: list[str]) -> None:
    chosen = refuse_request(job.request, job.region)
    _look_around(job)
    job.go_on("Downloading", "Downloading input data")
    s3 = client("s3", job.region)
    instances = int(job.request["ResourceConfig"]["InstanceCount"])
    channels = {one["ChannelName"]: one for one in job.request["InputDataConfig"]}
    shards = _sharded(_objects(job, s3, channels[TRAIN]), instances, int(chosen["feature_dim"]))
    refuse_vectors(shards, chosen)
    test = [vectors for _, vectors in _objects(job, s3, channels[TEST])] if TEST in channels else []
    _look_around(job)
    job.go_on("Training", "Training image download completed. Training in progress.")
    log.append(f"Final configuration: {chosen}")
    centroids = _train(job, client, shards, chosen, log)
    _measure(job, {TRAIN: shards, TEST: test}, centroids, chosen, log)
    _look_around(job)
    job.go_on("Uploading", "Uploading generated training model")
    place = address(job.output)
    refuse_access(job.role, job.region, "s3:PutObject", place.bucket, place.key)
    s3.put_object(Bucket=place.bucket, Key=place.key, Body=write_centroids(centroids))
    _look_around(job)


def _look_around(job: Job) -> None:
    if job.stopping:
        raise Stopped


def _objects(job: Job, s3: Any, channel: Mapping[str, Any]) -> list[tuple[str, Floats]]:
    """Each object of a channel and its vectors, by key."""
    return read_objects(s3, channel["DataSource"]["S3DataSource"]["S3Uri"], job.role, job.region)


def _sharded(objects: Sequence[tuple[str, Floats]], instances: int, width: int) -> list[Floats]:
    """What each instance gets: with ShardedByS3Key every object goes to one instance only."""
    dealt = [[vectors for _, vectors in objects[number::instances]] for number in range(instances)]
    for key, vectors in objects:
        if vectors.shape[1] != width:
            raise Refused(f"{key}: vectors of {vectors.shape[1]} values, but feature_dim is {width}")
    return [np.concatenate(mine) if mine else np.empty((0, width), np.float32) for mine in dealt]


def _train(
    job: Job, client: Callable[..., Any], shards: list[Floats], chosen: Mapping[str, str], log: list[str]
) -> Floats:
    def went_on(done: int) -> None:
        percent = 100 * done // int(chosen["epochs"])
        log.append(f"#progress_metric: host=algo-1, completed {percent} % of epochs")
        _write_log(job, client, log)
        log.clear()
        _look_around(job)

    # The service takes no seed. The name of a job is its own, and so is what comes of it.
    seed = int.from_bytes(hashlib.sha256(job.name.encode()).digest()[:8], "little")
    with threadpool_limits(limits=1), warnings.catch_warnings():
        # Fewer different centres than clusters: some centroids coincide, as the service's would.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return fit(shards, chosen, np.random.default_rng(seed), went_on)


def _measure(
    job: Job,
    channels: Mapping[str, Sequence[Floats]],
    centroids: Floats,
    chosen: Mapping[str, str],
    log: list[str],
) -> None:
    figures = {"train:progress": 100.0}
    for channel, vectors in channels.items():
        if not vectors:
            continue
        mean = mean_squared_distance(vectors, centroids)
        for name, value in (("msd", mean), ("ssd", mean * sum(map(len, vectors)))):
            if f'"{name}"' in chosen["eval_metrics"]:
                figures[f"{channel}:{name}"] = value
                log.append(f"#quality_metric: host=algo-1, {channel} {name} <loss>={value}")
    job.measure(figures)


def _write_log(job: Job, client: Callable[..., Any], lines: Sequence[str]) -> None:
    """Add to the job's log; that it cannot be written (the emulation is being stopped) is no fault of the job."""
    if lines:
        with suppress(ClientError, BotoCoreError):
            _put_events(job, client, lines)


def _put_events(job: Job, client: Callable[..., Any], lines: Sequence[str]) -> None:
    logs = client("logs", job.region)
    stream = f"{job.name}/algo-1-0"
    for create, given in (
        (logs.create_log_group, {"logGroupName": LOG_GROUP}),
        (logs.create_log_stream, {"logGroupName": LOG_GROUP, "logStreamName": stream}),
    ):
        try:
            create(**given)
        except logs.exceptions.ResourceAlreadyExistsException:
            continue
    now = int(time.time() * 1000)
    logs.put_log_events(
        logGroupName=LOG_GROUP,
        logStreamName=stream,
        logEvents=[{"timestamp": now, "message": line} for line in lines],
    )
