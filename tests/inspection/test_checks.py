"""Anomalies that were planted are found, in their number, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reelkin.inspection.checks import EXAMPLES, find_anomalies
from reelkin.inspection.kinds import KINDS, Limits

from .plants import DOZEN, INNOCENT, PLANTS
from .small import clean, empty

if TYPE_CHECKING:
    from pathlib import Path

    from .small import Rows

LIMITS = Limits(year=2026, few_votes=100)


def _found(rows: Rows, folder: Path, limits: Limits = LIMITS) -> dict[str, int]:
    return {anomaly.name: anomaly.count for anomaly in find_anomalies(rows.stage(folder), limits)}


def test_clean_rows_show_none(rows: Rows, tmp_path: Path) -> None:
    assert _found(rows, tmp_path) == {}


def test_empty_files_show_none(tmp_path: Path) -> None:
    assert _found(empty(), tmp_path) == {}


def test_every_kind_has_a_plant() -> None:
    assert [kind.name for kind in KINDS] == sorted(PLANTS, key=[kind.name for kind in KINDS].index)


@pytest.mark.parametrize("name", PLANTS)
def test_each_kind_is_found_in_its_number_and_no_other(name: str, rows: Rows, tmp_path: Path) -> None:
    expected = PLANTS[name](rows)
    assert expected[name] > 0
    assert _found(rows, tmp_path) == expected


def test_a_dozen_kinds_at_once_do_not_disturb_each_other(rows: Rows, tmp_path: Path) -> None:
    expected: dict[str, int] = {}
    for name in DOZEN:
        expected |= PLANTS[name](rows)
    assert len(expected) >= 12
    assert _found(rows, tmp_path) == expected


@pytest.mark.parametrize("plant", INNOCENT)
def test_the_innocent_are_left_alone(plant: object, rows: Rows, tmp_path: Path) -> None:
    plant(rows)  # type: ignore[operator]
    assert _found(rows, tmp_path) == {}


def test_without_a_year_nothing_is_in_the_future(rows: Rows, tmp_path: Path) -> None:
    PLANTS["start_year_in_future"](rows)
    PLANTS["birth_year_in_future"](rows)
    assert _found(rows, tmp_path, Limits(year=None, few_votes=100)) == {}


def test_few_votes_are_what_the_source_calls_few(rows: Rows, tmp_path: Path) -> None:
    PLANTS["perfect_by_few"](rows)
    assert _found(rows, tmp_path, Limits(year=2026, few_votes=99)) == {}


def test_examples_are_five_at_most_the_weightiest_first_with_titles_and_links(
    rows: Rows, tmp_path: Path
) -> None:
    for number in range(7):
        rows.film(number, runtimeMinutes=6000 + number)
    (anomaly,) = find_anomalies(rows.stage(tmp_path), LIMITS)
    assert anomaly.count == 7
    assert [example.detail for example in anomaly.examples] == [f"6,00{n} min" for n in (6, 5, 4, 3, 2)]
    assert len(anomaly.examples) == EXAMPLES
    assert anomaly.examples[0].text == "Plant 6"
    assert anomaly.examples[0].url == "https://www.imdb.com/title/tt3000006/"


def test_examples_from_files_without_titles_get_them_from_basics(rows: Rows, tmp_path: Path) -> None:
    rows.add("title.ratings", tconst=rows.film(1), averageRating=10.0, numVotes=8)
    rows.add("title.ratings", tconst="tt9999999", averageRating=10.0, numVotes=7)
    (anomaly,) = find_anomalies(rows.stage(tmp_path), LIMITS)
    assert [(example.text, example.detail) for example in anomaly.examples] == [
        ("Plant 1", "10.0 from 8 votes"),
        ("", "10.0 from 7 votes"),
    ]


def test_people_link_to_their_own_pages(rows: Rows, tmp_path: Path) -> None:
    PLANTS["death_before_birth"](rows)
    (anomaly,) = find_anomalies(rows.stage(tmp_path), LIMITS)
    assert anomaly.examples[0].url.startswith("https://www.imdb.com/name/nm3")
    assert anomaly.examples[0].detail == "1946 to 1900"


def test_twins_name_each_other(rows: Rows, tmp_path: Path) -> None:
    PLANTS["title_twice"](rows)
    (anomaly,) = find_anomalies(rows.stage(tmp_path), LIMITS)
    assert anomaly.examples[0].id == "tt3000930"
    assert anomaly.examples[0].detail == "movie, 1999, also tt3000931"


def test_the_order_of_rows_changes_nothing(rows: Rows, tmp_path: Path) -> None:
    for name in DOZEN:
        PLANTS[name](rows)
    backwards = clean()
    backwards.files = {name: part[::-1] for name, part in rows.files.items()}
    assert find_anomalies(rows.stage(tmp_path / "a"), LIMITS) == find_anomalies(
        backwards.stage(tmp_path / "b"), LIMITS
    )
