import pytest

from reelkin.web.security.rate_limits import MOST_KEPT, RATES, Limits, Rate


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


def test_whoever_asks_for_too_many_picks_is_told_when_to_go_on(browser, monkeypatch):
    monkeypatch.setitem(RATES, "picks", Rate(2, 1e-6))
    answers = [browser.client.post("/api/v1/picks", json={"n": 1, "reasons": 0}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].headers["content-type"] == "application/problem+json"
    assert int(answers[2].headers["retry-after"]) >= 1
    # What costs next to nothing is not counted.
    assert browser.get("/api/v1/clusters").status_code == 200
