"""All that is measured, and the funnel that must sum."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from reelkin.errors import ReelkinError
from reelkin.inspection.findings import check_funnel, measure

from .small import FILMS, Facts, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows

COUNTS = {"title.basics": {"accepted": 10}}


def _steps(*numbers: tuple[int, int]) -> list[dict[str, Any]]:
    return [
        {"step": f"step {n}", "kept": kept, "removed": removed} for n, (kept, removed) in enumerate(numbers)
    ]


def test_a_funnel_that_sums_is_taken() -> None:
    check_funnel(_steps((10, 0), (7, 3), (7, 0), (0, 7)), COUNTS)
    check_funnel(_steps((7, 3)), COUNTS)
    check_funnel([], COUNTS)


@pytest.mark.parametrize(
    "numbers", [[(10, 0), (7, 2)], [(10, 0), (7, 3), (5, 1)], [(9, 0)], [(11, 0)], [(10, 1)]]
)
def test_a_funnel_that_does_not_sum_is_a_fault(numbers: list[tuple[int, int]]) -> None:
    with pytest.raises(ReelkinError, match=r"funnel: step 'step \d' keeps \d+ and removes \d+ of \d+"):
        check_funnel(_steps(*numbers), COUNTS)


def test_everything_is_measured_and_can_be_written_as_json(rows: Rows, tmp_path: Path) -> None:
    found = measure(rows.stage(tmp_path), rows.counts(), Facts(), None)
    value = found.as_json()
    assert json.loads(json.dumps(value, allow_nan=False)) == value
    assert value["types"][0] == {"type": "movie", "titles": FILMS, "rated": FILMS}
    assert value["snapshot"]["votes_mean"] == "ratings by users"
    assert value["correlation"]["titles"] == FILMS
    assert value["anomalies"] == []
    assert value["funnel"] == []


def test_examples_are_in_the_json_too(rows: Rows, tmp_path: Path) -> None:
    rows.film(1, runtimeMinutes=0)
    (anomaly,) = measure(rows.stage(tmp_path), rows.counts(), Facts(), None).as_json()["anomalies"]
    assert anomaly["name"] == "runtime_zero"
    assert anomaly["count"] == 1
    assert anomaly["examples"] == [{"id": "tt3000001", "text": "Plant 1", "detail": "movie"}]


def test_the_snapshot_says_which_year_it_is_and_how_few_votes_are_few(rows: Rows, tmp_path: Path) -> None:
    rows.film(1, startYear=2020)
    rows.add("title.ratings", tconst="tt3000001", averageRating=10.0, numVotes=9)
    rows.counts()
    staging = rows.stage(tmp_path)
    kinds = [
        {anomaly.name for anomaly in measure(staging, rows.counts(), facts, None).anomalies}
        for facts in (Facts(date="2019-12-31"), Facts(date="unknown", default_min_votes=9))
    ]
    assert kinds == [{"start_year_in_future", "rated_before_start", "perfect_by_few"}, set()]


def test_empty_files_have_findings_of_nothing(tmp_path: Path) -> None:
    rows = empty()
    found = measure(rows.stage(tmp_path), rows.counts(), Facts(), None)
    assert found.types.is_empty()
    assert found.correlation["rho"] is None
    json.dumps(found.as_json(), allow_nan=False)
