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
    label = "written and directed by Jean Vigo, with Dita Parlo"
    director = Commonality("director_nm1", label, "directors", 5, 1.0, 5, 0.1, 9.0, 0.0, 0.0, 1.0)
    return count_facts(
        features,
        presence(features),
        np.array([0, 0, 1, 1], np.int32),
        np.array([1940.0, np.nan, 1950.0, 1960.0]),
        [[], [director]],
    )


def test_shares_by_hand(two):
    assert two[0].size == 2
    assert two[0].titles.shares == {"genre_war": 1.0, "genre_drama": 0.5, "language_fr": 0.5}
    assert two[0].catalogue.shares == {"genre_war": 0.5, "genre_drama": 0.75, "language_fr": 0.25}
    assert two[1].titles.shares == {"genre_drama": 1.0}
    np.testing.assert_array_equal(two[0].titles.starts, [1940, np.nan])


def test_a_claim_is_true_where_every_group_has_one(two):
    titles = two[0].catalogue
    np.testing.assert_array_equal(titles.has("genre_war", "not_there"), [True, True, False, False])
    np.testing.assert_array_equal(
        titles.holds((("genre_war",), ("genre_drama", "language_fr"))), [1, 1, 0, 0]
    )
    assert titles.share((("genre_war",), ("genre_drama",))) == 0.25
    assert titles.share(()) == 1.0


def test_lift_and_what_a_claim_tells(two):
    assert two[0].lift((("genre_war",),)) == 2.0
    assert two[1].lift((("genre_war",),)) == 0.0
    assert two[0].told((("genre_war",),)) == pytest.approx(np.log(2), abs=1e-4)
    assert two[0].told((("genre_drama",),)) == 0.0


def test_directors_are_names(two):
    assert two[0].directors == frozenset()
    assert two[1].directors == {"Jean Vigo"}
