from __future__ import annotations

import numpy as np

from reelkin.clusters.commonalities import Commonality
from reelkin.clusters.exemplars import exemplars, in_turn, likeness, odd_ones, typicality
from reelkin.clusters.presence import presence

ALIKE = np.ones(20)


def common(name: str, block: str, weight: float) -> Commonality:
    return Commonality(name, name, block, 10, 0.5, 20, 0.1, 5.0, 0.0, 0.0, weight)


def test_among_the_near_the_best_known_comes_first():
    distances, votes = np.arange(20.0), np.arange(20.0)
    votes[3] = 1000
    assert exemplars(likeness(distances, ALIKE), votes, 1)[0] == 3


def test_a_famous_title_far_out_stands_for_nothing():
    distances, votes = np.arange(20.0), np.arange(20.0)
    assert 19 not in exemplars(likeness(distances, ALIKE), votes, 5)


def test_what_lacks_what_the_others_share_does_not_stand_for_them():
    typical = ALIKE.copy()
    typical[5] = 0.1
    votes = np.zeros(20)
    votes[5] = 1000
    assert 5 not in exemplars(likeness(np.zeros(20), typical), votes, 5)


def test_what_the_name_is_false_of_comes_after_all_others_however_famous():
    fit, votes = likeness(np.arange(20.0), ALIKE), np.arange(20.0)
    fit[0], votes[0] = 0.0, 1e6
    assert fit[19] > 0
    assert exemplars(fit, votes, 20)[-1] == 0


def test_the_odd_are_far_untypical_and_known():
    distances, typical = np.ones(20), ALIKE.copy()
    votes = np.arange(20.0)
    distances[[2, 18]], typical[[2, 18]] = 9.0, 0.2
    np.testing.assert_array_equal(odd_ones(distances, votes, typical, 3), [18])


def test_few_members_have_no_odd_ones():
    assert odd_ones(np.arange(9.0), np.arange(9.0), np.zeros(9), 5).size == 0
    assert exemplars(np.empty(0), np.empty(0)).size == 0


def test_typicality_is_the_weight_of_what_a_title_has(build_features):
    rows = [
        ["genre_war", "era_1940"],
        ["genre_war"],
        ["genre_drama", "director_nm1"],
        ["genre_drama", "era_1940"],
    ]
    features = build_features(rows)
    found = [
        common("genre_war", "genres", 3.0),
        common("director_nm1", "directors", 9.0),
        common("era_1940", "era", 1.0),
    ]
    np.testing.assert_allclose(typicality(presence(features), found, features.index), [1.0, 0.75, 0.0, 0.25])
    np.testing.assert_allclose(typicality(presence(features), [], features.index), 1.0)


def test_of_kinds_side_by_side_each_is_seen_in_turn():
    kinds = [np.array([1, 1, 1, 0, 0], bool), np.array([0, 0, 0, 1, 0], bool)]
    np.testing.assert_array_equal(in_turn(np.array([2, 1, 4, 0, 3]), kinds, 3), [2, 3, 1])
    np.testing.assert_array_equal(in_turn(np.array([2, 1, 4]), kinds[:1], 2), [2, 1])
