from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters.commonalities import Commonality
from reelkin.clusters.facts import count_facts
from reelkin.clusters.presence import presence


@pytest.fixture
def two(build_features):
    rows = [
        ["genre_war", "genre_drama"],
        ["genre_war", "language_fr"],
        ["genre_drama"],
        ["genre_drama", "director_nm1"],
    ]
    features = build_features(rows)
    director = Commonality(
        "director_nm1",
        "written and directed by Jean Vigo, with Dita Parlo",
        "directors",
        5,
        1.0,
        5,
        0.1,
        9.0,
        0.0,
        0.0,
        1.0,
    )
    return count_facts(
        features,
        presence(features),
        np.array([0, 0, 1, 1], np.int32),
        np.array([1940.0, np.nan, 1950.0, 1960.0]),
        [[], [director]],
        [["Le Roi"], ["L'Atalante"]],
    )


def test_shares_by_hand(two):
    assert two[0].size == 2
    assert two[0].shares == {"genre_war": 1.0, "genre_drama": 0.5, "language_fr": 0.5}
    assert two[0].base == {"genre_war": 0.5, "genre_drama": 0.75, "language_fr": 0.25}
    assert two[1].shares == {"genre_drama": 1.0}
    assert two[0].share("genre_war", "language_fr", "not_there") == 1.5
    assert two[0].lift("genre_war") == 2.0
    assert two[1].lift("genre_war") == 0.0


def test_how_genres_meet(two):
    assert two[0].together == {("genre_drama", "genre_war"): 0.5}
    assert two[1].together == {}


def test_years_need_half_of_the_titles(two):
    assert two[0].years == (1940, 1940)
    assert two[1].years == (1950, 1960)
    assert two[0].dated_years == (1940, 1960)


def test_directors_are_names(two):
    assert two[0].directors == frozenset()
    assert two[1].directors == {"Jean Vigo"}
    assert two[1].exemplars == ["L'Atalante"]


def test_one_wrong_year_moves_no_era(build_features):
    features = build_features([["genre_war"] if at % 2 else ["genre_drama"] for at in range(50)])
    years = np.array([1905.0] + [1960.0 + at % 8 for at in range(49)])
    found = count_facts(features, presence(features), np.zeros(50, np.int32), years, [[]], [[]])
    assert found[0].years[0] >= 1960
