from __future__ import annotations

import json

import numpy as np
import pytest

from reelkin.errors import UsageError
from reelkin.evaluation.results import Result, compare


def result(name: str, values: np.ndarray, protocol: str = "people") -> Result:
    rows = np.arange(len(values))
    return Result(
        name, protocol, rows, np.zeros((len(values), 1), np.int32), {"recall": values}, {"coverage": 3}
    )


def test_the_pairing_tells_what_two_intervals_apart_do_not() -> None:
    """People differ much from one another, yet everyone is served a little better."""
    rng = np.random.default_rng(0)
    theirs = rng.random(200)
    ours = theirs + rng.normal(0.02, 0.02, 200)
    better, worse = result("ours", ours), result("theirs", theirs)
    assert better.interval("recall")[0] < worse.interval("recall")[1]
    told = compare(better, worse, "recall")
    assert 0 < told.low < told.difference < told.high
    assert told.difference == pytest.approx(ours.mean() - theirs.mean())
    assert told.ratio == pytest.approx(ours.mean() / theirs.mean())
    assert 1 < told.ratio_low < told.ratio < told.ratio_high


def test_only_the_same_people_in_the_same_protocol_are_compared() -> None:
    one = result("one", np.ones(3))
    for other in (result("two", np.ones(4)), result("two", np.ones(3), "cold titles")):
        with pytest.raises(UsageError, match="not judged on the same"):
            compare(one, other, "recall")
    with pytest.raises(UsageError, match="not measured"):
        compare(one, result("two", np.ones(3)), "ndcg")


def test_who_is_not_told_of_does_not_count() -> None:
    one = result("one", np.array([1.0, np.nan, 0.0]))
    assert one.mean("recall") == 0.5
    told = compare(one, result("two", np.array([0.0, 1.0, 0.0])), "recall")
    assert (told.number, told.difference) == (2, 0.5)
    assert np.isnan(told.ratio)


def test_json_holds_no_nan() -> None:
    told = json.loads(json.dumps(result("one", np.array([np.nan])).as_json(), allow_nan=False))
    assert told["metrics"]["recall"] == {"mean": None, "interval": [None, None]}
    assert told["whole"] == {"coverage": 3.0}
    compared = compare(result("one", np.ones(2)), result("two", np.zeros(2)), "recall")
    assert json.loads(json.dumps(compared.as_json(), allow_nan=False))["ratio"] is None
