from __future__ import annotations

import math

import pytest

from evaluation.report.made import result
from reelkin.evaluation.report.wording import difference, figure, point, ratio, signed, sure
from reelkin.evaluation.results import compare


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0.2068, ".207"),
        (-0.012, "\u2212.012"),
        (0.0, ".000"),
        (-0.0001, ".000"),
        (3.114, "3.11"),
        (math.nan, "–"),
    ],
)
def test_points(number, said):
    assert point(number) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0.04, "+.040"), (-0.04, "\u2212.040"), (0.0, ".000"), (1.5, "+1.50")]
)
def test_differences_have_their_sign(number, said):
    assert signed(number) == said


def test_a_figure_has_its_interval():
    assert figure(result("a", 0.4), "recall@20") == ".394 (.369\u00a0to\u00a0.418)"
    assert figure(result("a", 0.4), "mrr@20") == "–", "what was not measured"


def test_sure_only_where_the_interval_is_away_from_nothing():
    better, same = result("a", 0.4), result("b", 0.4)
    assert sure(compare(better, result("c", 0.3), "recall@20")) == "better"
    assert sure(compare(result("c", 0.3), better, "recall@20")) == "worse"
    assert sure(compare(better, same, "recall@20")) == "no telling"
    assert "1.00" in difference(compare(better, same, "recall@20"))


def test_many_times_as_much_needs_no_decimals():
    assert (ratio(1.041), ratio(33.02)) == ("1.04", "33")
