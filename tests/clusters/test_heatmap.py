from __future__ import annotations

import numpy as np
import pytest

from reelkin.clusters.heatmap import (
    diverging,
    draw_heatmap,
    lift_table,
    similar_side_by_side,
    telling_features,
)
from reelkin.clusters.profiles import profile_clusters


@pytest.fixture(scope="module")
def profiles(catalogue):
    centroids = np.stack([catalogue.vectors[catalogue.family == one].mean(axis=0) for one in range(10)])
    profiles, _ = profile_clusters(
        catalogue.features, catalogue.vectors, centroids, catalogue.family, catalogue.titles
    )
    return profiles


def test_values_by_hand(catalogue, profiles):
    table = lift_table(catalogue.features, catalogue.family, profiles)
    column = table.labels.index("western")
    held = catalogue.features.column("genre_western") > 0
    for row, cluster in enumerate(table.rows):
        members = catalogue.family == cluster
        count, expected = (held & members).sum(), members.sum() * held.mean()
        assert table.values[row, column] == pytest.approx(np.log2((count + 5) / (expected + 5)))
    assert sorted(table.rows) == list(range(10))
    assert table.values.shape == (10, len(table.labels))


def test_decades_stand_in_the_order_of_time(catalogue, profiles):
    labels = lift_table(catalogue.features, catalogue.family, profiles).labels
    decades = [label for label in labels if label.isdigit()]
    assert labels[: len(decades)] == sorted(decades)
    assert len(decades) == 8


def test_the_features_with_most_weight_are_told(profiles):
    names = telling_features(profiles, 5)
    assert len(names) == len(set(names)) == 5
    weights: dict[str, float] = {}
    for profile in profiles:
        for one in profile.commonalities:
            weights[one.name] = weights.get(one.name, 0) + one.weight * profile.share
    assert min(weights[name] for name in names) >= max(weights[name] for name in set(weights) - set(names))


def test_alike_rows_lie_side_by_side():
    rows = np.array([[0, 9], [9, 0], [0, 8], [9, 1]], float)
    order = similar_side_by_side(rows)
    assert {frozenset(order[:2]), frozenset(order[2:])} == {frozenset({0, 2}), frozenset({1, 3})}
    assert similar_side_by_side(rows[:2]) == [0, 1]


def test_more_and_less_differ_in_lightness_and_hue():
    """Told apart with any colour vision: more is brighter and blue, less is dimmer and orange."""
    less, even, more = (np.array(diverging()(value)[:3]) for value in (0.0, 0.5, 1.0))
    assert more.sum() > less.sum() > even.sum()
    assert more[2] > more[0]
    assert less[0] > less[2]


def test_the_picture_names_every_cluster_and_feature(catalogue, profiles):
    table = lift_table(catalogue.features, catalogue.family, profiles)
    figure = draw_heatmap(table, profiles, credit="Courtesy of nobody")
    axes = figure.axes[0]
    assert [text.get_text() for text in axes.get_yticklabels()] == [profiles[row].name for row in table.rows]
    assert [text.get_text() for text in axes.get_xticklabels()] == table.labels
    figure.savefig("/dev/null", format="png", dpi=30)
