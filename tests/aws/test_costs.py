from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from reelkin.aws import costs
from reelkin.aws.hyperparameters import hyperparameters
from reelkin.aws.job_account import Transform
from reelkin.aws.kmeans_job import Machines
from reelkin.aws.prices import prices


def test_every_price_says_where_and_when_it_was_read_and_whether_aws_said_so():
    assert prices()
    for item, price in prices().items():
        assert price.item == item
        assert price.usd > 0
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", price.read_on)
        assert price.source.startswith("https://aws.amazon.com/")
        assert price.verified or "not verified" in price.said()


def test_dollars_are_seconds_of_all_instances_at_the_hours_price():
    assert costs.usd("ml.m5.large", 3, 3600) == pytest.approx(3 * 0.115)
    assert costs.usd("ml.m5.large", 1, 36) == pytest.approx(0.00115)
    assert costs.usd("ml.unheard.of", 1, 36) is None


def test_more_work_is_expected_to_take_longer_and_more_instances_less():
    def seconds(rows=350_000, k=200, instances=1, **others):
        return costs.expected_seconds(rows, hyperparameters(k, 64, 5000, **others), instances)

    assert seconds(rows=3_500_000) > seconds() > seconds(instances=8)
    assert seconds(epochs="10") > seconds()
    assert seconds(k=400) > seconds()
    assert seconds(rows=3218, k=8) == pytest.approx(costs.START_SECONDS, abs=1)


def test_the_estimate_never_exceeds_the_longest_time():
    chosen = hyperparameters(200, 64, 5000)
    told = costs.estimate(350_000_000, chosen, Machines(2, "ml.m5.large", longest_seconds=3600))
    assert "2 × ml.m5.large: about 0.230 USD for 3600 s, at most 0.23 USD for 3600 s" in told
    assert "no price is known" in costs.estimate(10, chosen, Machines(1, "ml.new.large"))
    assert "no price is known" in costs.bill("ml.new.large", 1, 60)
    assert costs.bill("ml.m5.large", 2, 90).startswith("90 s billed of each of 2 × ml.m5.large: 0.0057 USD")


def test_a_transform_is_told_of_before_and_after():
    chosen = hyperparameters(200, 64, 5000)
    told = costs.estimate_transform(350_000, chosen, Machines(2))
    assert told == "and then a batch transform, about 0.004 USD at the price of training for 62 s"
    assert "no price is known" in costs.estimate_transform(10, chosen, Machines(1, "ml.new.large"))
    done = Transform("job-1")
    assert done.cost_said() == "job-1 completed; AWS has not told how long it took"
    began = datetime(2026, 11, 24, tzinfo=UTC)
    times = {"TransformStartTime": began, "TransformEndTime": began + timedelta(seconds=90)}
    done.fill({"TransformJobStatus": "Completed", **times}, Machines(2))
    assert done.cost_said() == "job-1 took 90 s: 0.0057 USD at the price of training"
