from __future__ import annotations

import json
from functools import partial

import numpy as np
import pytest

from reelkin.clusters.balance import balance
from reelkin.clusters.choosing import Choice, candidate_ks, choose_k, default_k, elbow_heights
from reelkin.clusters.engines.scikit_learn import fit_centroids
from reelkin.settings import Settings


def fit(vectors, k, seed):
    return balance(vectors, fit_centroids(vectors, k, seed, Settings()))


@pytest.mark.parametrize(
    ("n", "k"), [(350_000, 197), (32_000, 60), (17_472, 44), (900, 10), (40, 8), (12, 2), (4, 1), (1, 1)]
)
def test_the_default_rule(n, k):
    assert default_k(n) == k


def test_a_retraining_keeps_its_number_while_the_rule_is_near():
    assert default_k(29_281) == 57
    assert default_k(27_800, before=57) == 57
    assert default_k(40_000, before=57) == 67
    assert default_k(350_000, before=180) == 180
    assert default_k(350_000, before=170) == 197


def test_the_default_leaves_room_for_clusters_under_a_fifth():
    assert all(default_k(n) >= 10 for n in range(50, 5000, 7))


def test_ten_families_are_chosen_as_ten(families):
    told = []
    choice = choose_k(
        families.vectors,
        fit,
        0,
        ks=[4, 7, 10, 14, 20],
        progress=lambda task, done, total=None, unit="": told.append((task, done, total)),
    )
    assert choice.k == 10
    assert [one.k for one in choice.candidates] == [4, 7, 10, 14, 20]
    assert told == [("choosing k", done, 5) for done in range(6)]
    assert choice.explanation.startswith("k = 10 is best on the whole (")
    assert "it leads in " in choice.explanation


def test_each_measure_runs_from_worst_to_best(families):
    candidates = choose_k(families.vectors, fit, 0, ks=[5, 10, 20]).candidates
    for one in candidates:
        scaled = 0.0
        for name in ("elbow", "silhouette", "stability", "cell_recall"):
            values = [getattr(each, name) for each in candidates]
            scaled += (getattr(one, name) - min(values)) / max(max(values) - min(values), 0.05)
        assert one.score == pytest.approx(scaled)


def test_the_same_seed_chooses_the_same(families):
    choose = partial(choose_k, families.vectors[:400], fit, ks=[5, 10])
    assert choose(3) == choose(3)


def test_the_elbow_is_where_the_curve_bends():
    ks = [10, 20, 40, 80]
    heights = elbow_heights(ks, [100.0, 20.0, 10.0, 0.0])
    assert heights.argmax() == 1
    assert heights[1] == pytest.approx(1 - 1 / 3 - 0.2)
    np.testing.assert_array_equal(elbow_heights(ks, [3.0, 2.0, 1.0, 0.0]).round(12), 0.0)
    np.testing.assert_array_equal(elbow_heights([10, 20], [2.0, 1.0]), 0.0)
    np.testing.assert_array_equal(elbow_heights(ks, [1.0] * 4), 0.0)


def test_candidates_lie_around_the_default():
    assert candidate_ks(32_000) == [15, 21, 30, 43, 60, 85, 120]
    assert all(k <= 20 // 5 for k in candidate_ks(20))


def test_a_choice_survives_a_json_file(families):
    choice = choose_k(families.vectors[:300], fit, 0, ks=[4])
    assert Choice.from_json(json.loads(json.dumps(choice.as_json()))) == choice
    assert choice.explanation == "k = 4: nothing else was tried."
