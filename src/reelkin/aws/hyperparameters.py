"""The hyperparameters of SageMaker's built-in k-means: strings by name, and what each may be.

Source: "K-Means Hyperparameters" in the SageMaker developer guide
(https://docs.aws.amazon.com/sagemaker/latest/dg/k-means-api-config.html); `force_dense` from SageMaker's Python SDK v2.
There is no seed.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from reelkin.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

REQUIRED = ("k", "feature_dim")
DEFAULTS = {
    "mini_batch_size": "5000",
    "epochs": "1",
    "init_method": "random",
    "extra_center_factor": "auto",
    "half_life_time_size": "0",
    "local_lloyd_init_method": "kmeans++",
    "local_lloyd_max_iter": "300",
    "local_lloyd_tol": "0.0001",
    "local_lloyd_num_trials": "auto",
    "eval_metrics": '["msd"]',
    "force_dense": "true",
}
"""What the service takes where nothing is given; its own training logs print the same."""
AUTO = {"extra_center_factor": 10, "local_lloyd_num_trials": 10}
"""What `auto` was in the log of a real job."""


def _whole(text: str, least: int) -> bool:
    return text.isascii() and text.isdigit() and int(text) >= least


def _positive(text: str) -> bool:
    return _whole(text, 1)


def _positive_or_auto(text: str) -> bool:
    return text == "auto" or _whole(text, 1)


def _not_negative(text: str) -> bool:
    return _whole(text, 0)


def _start(text: str) -> bool:
    return text in {"random", "kmeans++"}


def _share(text: str) -> bool:
    try:
        number = float(text)
    except ValueError:
        return False
    return math.isfinite(number) and 0 <= number <= 1


def _metrics(text: str) -> bool:
    try:
        names = json.loads(text)
    except ValueError:
        return False
    return isinstance(names, list) and bool(names) and all(name in ("msd", "ssd") for name in names)


def _truth(text: str) -> bool:
    return text.lower() in {"true", "false"}


CONTRACT: dict[str, tuple[Callable[[str], bool], str]] = {
    "k": (_positive, "a whole number from 1"),
    "feature_dim": (_positive, "a whole number from 1"),
    "mini_batch_size": (_positive, "a whole number from 1"),
    "epochs": (_positive, "a whole number from 1"),
    "init_method": (_start, "random or kmeans++"),
    "extra_center_factor": (_positive_or_auto, "a whole number from 1, or auto"),
    "half_life_time_size": (_not_negative, "a whole number from 0"),
    "local_lloyd_init_method": (_start, "random or kmeans++"),
    "local_lloyd_max_iter": (_positive, "a whole number from 1"),
    "local_lloyd_tol": (_share, "a number from 0 to 1"),
    "local_lloyd_num_trials": (_positive_or_auto, "a whole number from 1, or auto"),
    "eval_metrics": (_metrics, 'a JSON list of "msd" and "ssd"'),
    "force_dense": (_truth, "True or False"),
}


def count(chosen: Mapping[str, str], name: str) -> int:
    """The whole number that this hyperparameter is, or that `auto` stands for."""
    return AUTO[name] if chosen[name] == "auto" else int(chosen[name])


def check(given: Mapping[str, str]) -> None:
    """Let pass what the service would take.

    Raises:
        UsageError: a name is unknown or missing, a value is no string or not what the name allows.
    """
    unknown = sorted(given.keys() - CONTRACT.keys())
    if unknown:
        raise UsageError(f"unknown hyperparameter {', '.join(unknown)}; k-means has {', '.join(CONTRACT)}")
    missing = [name for name in REQUIRED if name not in given]
    if missing:
        raise UsageError(f"missing hyperparameter {', '.join(missing)}; k-means cannot do without")
    for name, value in given.items():
        allowed, wording = CONTRACT[name]
        if not isinstance(value, str) or not allowed(value):
            raise UsageError(f"hyperparameter {name} must be {wording}, as a string; got {value!r}")


def hyperparameters(k: int, width: int, rows: int, **others: str) -> dict[str, str]:
    """All hyperparameters of a job as strings: what is given, and the defaults for the rest.

    Args:
        k: clusters.
        width: values of a vector.
        rows: vectors of the smallest shard; a mini batch cannot be larger.
        others: any of `CONTRACT` but `k` and `feature_dim`.

    Raises:
        UsageError: as `check`, or the mini batch asked for is larger than the smallest shard.
    """
    wanted = others.get("mini_batch_size")
    chosen = {
        **DEFAULTS,
        "mini_batch_size": str(min(int(DEFAULTS["mini_batch_size"]), rows)),
        "force_dense": "True",
        **others,
        "k": str(k),
        "feature_dim": str(width),
    }
    check(chosen)
    if wanted is not None and int(wanted) > rows:
        raise UsageError(
            f"mini_batch_size {wanted} is more than the {rows} vectors of an instance; lower one of them"
        )
    return chosen
