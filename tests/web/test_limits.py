import pytest

from reelkin.web.limits import MOST_KEPT, RATES, Limits


def test_a_bucket_empties_and_fills_again():
    limits, rate = Limits(), RATES["sign-in"]
    assert [limits.wait_for("sign-in", "a", 0.0) for _ in range(rate.burst)] == [0.0] * rate.burst
    wait = limits.wait_for("sign-in", "a", 0.0)
    assert wait == pytest.approx(1 / rate.each_second)
    assert limits.wait_for("sign-in", "a", wait - 0.01) > 0
    assert limits.wait_for("sign-in", "a", wait + 0.02) == 0.0


def test_nobody_waits_for_another():
    limits = Limits()
    for _ in range(RATES["sign-in"].burst + 1):
        limits.wait_for("sign-in", "a", 0.0)
    assert limits.wait_for("sign-in", "b", 0.0) == 0.0
    assert limits.wait_for("search", "a", 0.0) == 0.0


def test_buckets_do_not_pile_up():
    limits = Limits()
    for number in range(MOST_KEPT + 10):
        limits.wait_for("search", str(number), 0.0)
    assert len(limits._buckets) == MOST_KEPT
