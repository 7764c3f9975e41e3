from __future__ import annotations

import numpy as np

from reelkin.clusters.presence import counts_by_cluster, presence


def test_of_a_number_spread_over_columns_only_the_largest_counts(build_features):
    values = {"era_1960": 0.7, "era_1970": 0.3, "cast_nm1": 0.1, "genre_drama": 0.577}
    rows = [
        ["era_1960", "era_1970", "cast_nm1"],
        ["era_1970", "genre_drama"],
        ["genre_drama", "cast_nm1", "cast_nm2"],
    ]
    features = build_features(rows, values)
    held = [{features.names[at] for at in np.flatnonzero(row)} for row in presence(features).toarray()]
    assert held == [
        {"era_1960", "cast_nm1"},
        {"era_1970", "genre_drama"},
        {"genre_drama", "cast_nm1", "cast_nm2"},
    ]


def test_votes_and_rating_are_two_numbers(build_features):
    features = build_features([["votes_000", "rating_900"], ["votes_000", "votes_500"], ["rating_000"]])
    np.testing.assert_array_equal(presence(features).sum(axis=1), [2, 1, 1])


def test_the_scale_of_a_column_does_not_matter(build_features):
    """A block weighed down is not absent."""
    features = build_features(
        [["era_1960", "era_1970"], ["era_1960"], ["genre_drama"]], {"era_1970": 0.9, "era_1960": 0.1}
    )
    features.scales[features.index["era_1970"]] = 2000
    held = presence(features).toarray()
    assert held[0, features.index["era_1960"]] == 1
    assert held[0, features.index["era_1970"]] == 0


def test_counts_by_cluster(build_features):
    features = build_features([["genre_war", "genre_drama"], ["genre_war"], ["genre_drama"], ["genre_drama"]])
    counts = counts_by_cluster(presence(features), np.array([0, 0, 1, 1], np.int32), 3).toarray()
    np.testing.assert_array_equal(counts, [[1, 2], [2, 0], [0, 0]])
    assert features.names == ["genre_drama", "genre_war"]
