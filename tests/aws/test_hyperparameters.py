from __future__ import annotations

import pytest

from reelkin.aws.hyperparameters import CONTRACT, DEFAULTS, REQUIRED, check, hyperparameters
from reelkin.errors import UsageError

LEAST = {"k": "8", "feature_dim": "7"}


def test_the_two_required_are_enough_and_each_is_needed():
    check(LEAST)
    for name in LEAST:
        with pytest.raises(UsageError, match=f"missing hyperparameter {name};"):
            check({key: value for key, value in LEAST.items() if key != name})


def test_every_name_is_required_or_has_a_default_that_passes():
    assert {*REQUIRED, *DEFAULTS} == CONTRACT.keys()
    check(LEAST | DEFAULTS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("k", "0"), ("k", "-3"), ("k", "2.5"), ("k", ""), ("k", "٣"), ("k", 8),
        ("feature_dim", "0"), ("mini_batch_size", "0"), ("mini_batch_size", "auto"), ("epochs", "0"),
        ("init_method", "k-means++"), ("local_lloyd_init_method", "auto"),
        ("extra_center_factor", "0"), ("extra_center_factor", "Auto"), ("local_lloyd_num_trials", "0"),
        ("half_life_time_size", "-1"), ("local_lloyd_max_iter", "0"),
        ("local_lloyd_tol", "1.01"), ("local_lloyd_tol", "nan"), ("local_lloyd_tol", "x"),
        ("eval_metrics", "msd"), ("eval_metrics", "[]"), ("eval_metrics", '["mse"]'), ("eval_metrics", '"msd"'),
        ("eval_metrics", ["msd"]), ("force_dense", "yes"), ("force_dense", True),
    ],
)  # fmt: skip
def test_what_the_service_would_refuse_is_refused(name, value):
    with pytest.raises(UsageError, match=f"hyperparameter {name} must be .*as a string; got "):
        check(LEAST | {name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("extra_center_factor", "auto"), ("extra_center_factor", "10"), ("half_life_time_size", "0"),
        ("init_method", "kmeans++"), ("local_lloyd_tol", "0"), ("local_lloyd_tol", "1"),
        ("eval_metrics", '["msd", "ssd"]'), ("force_dense", "True"), ("local_lloyd_num_trials", "auto"),
    ],
)  # fmt: skip
def test_what_the_service_takes_passes(name, value):
    check(LEAST | {name: value})


@pytest.mark.parametrize("name", ["seed", "random_state", "K", "max_iter"])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(UsageError, match=f"unknown hyperparameter {name};"):
        check(LEAST | {name: "1"})


@pytest.mark.parametrize(("rows", "batch"), [(100, "100"), (5000, "5000"), (350_000, "5000")])
def test_a_mini_batch_fits_the_smallest_shard(rows, batch):
    chosen = hyperparameters(8, 7, rows)
    assert chosen["mini_batch_size"] == batch
    assert (chosen["k"], chosen["feature_dim"], chosen["force_dense"]) == ("8", "7", "True")
    check(chosen)


def test_a_mini_batch_that_does_not_fit_is_refused():
    assert hyperparameters(8, 7, 100, mini_batch_size="100")["mini_batch_size"] == "100"
    with pytest.raises(UsageError, match="mini_batch_size 101 is more than the 100 vectors"):
        hyperparameters(8, 7, 100, mini_batch_size="101")
    with pytest.raises(UsageError, match="mini_batch_size must be"):
        hyperparameters(8, 7, 100, mini_batch_size="many")
