"""What a training job will cost, guessed before, and what it did cost, from the seconds that AWS bills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.aws.hyperparameters import count
from reelkin.aws.prices import prices

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reelkin.aws.kmeans_job import Machines

START_SECONDS = 60
"""Billed before and after the arithmetic: twice what a real job on 3,218 vectors was billed in all (26 s, 2019)."""
PRODUCTS_PER_SECOND = 1e9
"""Multiplications and additions of one instance: a cautious guess, never measured on AWS."""


def expected_seconds(rows: int, chosen: Mapping[str, str], instances: int) -> int:
    """About how many seconds of each instance will be billed for a job on `rows` vectors.

    Args:
        rows: vectors in all.
        chosen: all hyperparameters.
        instances: among which the vectors are shared; the centres are shrunk on one.
    """
    k, width, epochs = (int(chosen[name]) for name in ("k", "feature_dim", "epochs"))
    centres = k * count(chosen, "extra_center_factor")
    batches = rows * centres * width * epochs / instances
    tries = count(chosen, "local_lloyd_num_trials")
    shrinking = centres * k * width * tries * int(chosen["local_lloyd_max_iter"])
    return round(START_SECONDS + (batches + shrinking) / PRODUCTS_PER_SECOND)


def usd(instance_type: str, instances: int, seconds: float) -> float | None:
    """US dollars for so many seconds of each instance; None where no price is known."""
    price = prices().get(instance_type)
    return None if price is None else price.usd * instances * seconds / 3600


def estimate(rows: int, chosen: Mapping[str, str], machines: Machines) -> str:
    """What to say before a job begins: about what it costs, what it costs at most, and how far to trust that."""
    kind, many = machines.instance_type, machines.instances
    seconds = min(expected_seconds(rows, chosen, many), machines.longest_seconds)
    about, most = usd(kind, many, seconds), usd(kind, many, machines.longest_seconds)
    if about is None or most is None:
        return (
            f"{many} × {kind}: no price is known here; AWS bills at most {machines.longest_seconds} s of each"
        )
    return (
        f"{many} × {kind}: about {about:.3f} USD for {seconds} s, at most {most:.2f} USD for"
        f" {machines.longest_seconds} s ({prices()[kind].said()})"
    )


def estimate_transform(rows: int, chosen: Mapping[str, str], machines: Machines) -> str:
    """What to say before a batch transform of the same vectors on the same machines."""
    k, width = int(chosen["k"]), int(chosen["feature_dim"])
    seconds = round(START_SECONDS + rows * k * width / machines.instances / PRODUCTS_PER_SECOND)
    about = usd(machines.instance_type, machines.instances, seconds)
    told = "no price is known here" if about is None else f"about {about:.3f} USD at the price of training"
    return f"and then a batch transform, {told} for {seconds} s"


def bill(instance_type: str, instances: int, seconds: int) -> str:
    """What to say once a job is over: the seconds that AWS bills of each instance, and what that comes to."""
    cost = usd(instance_type, instances, seconds)
    came_to = "no price is known here" if cost is None else f"{cost:.4f} USD at the price of the estimate"
    return f"{seconds} s billed of each of {instances} × {instance_type}: {came_to}"
