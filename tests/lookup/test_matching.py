"""How well names fit what was typed."""

import pytest

from reelkin.lookup.matching import Candidate, NameKind, fame_of, rank, score
from reelkin.lookup.query import parse_query

P, ORIGINAL = NameKind.PRIMARY, NameKind.ORIGINAL
HEAT = Candidate(2, "Heat", P, 1995, 650_000)
AMELIE = [
    Candidate(9, "Amélie", P, 2001, 760_000),
    Candidate(9, "Le fabuleux destin d'Amélie Poulain", ORIGINAL, 2001, 760_000),
]


def test_a_wrong_sure_year_weighs_more_than_an_unsure_one():
    assert (
        score(parse_query("Heat (1950)"), HEAT)
        < score(parse_query("Heat 1950"), HEAT)
        < score(parse_query("Heat"), HEAT)
    )


def test_a_neighbouring_year_hardly_counts():
    assert score(parse_query("Heat (1996)"), HEAT) == 98.0


def test_each_title_is_ranked_once_by_its_best_name():
    ranked = rank(parse_query("amelie"), AMELIE)
    assert [match.candidate.name for match in ranked if match.candidate.row == 9] == ["Amélie"]


def test_fame_falls_from_one_to_nothing_and_fastest_at_the_top():
    fame = [fame_of(rank, 1000) for rank in (0, 1, 30, 999, 1000)]
    assert (fame[0], fame[-1]) == (1.0, pytest.approx(0.0))
    assert fame == sorted(fame, reverse=True)
    assert fame[0] - fame[1] > 100 * (fame[-2] - fame[-1])
    assert fame_of(0, 0) == 1.0
