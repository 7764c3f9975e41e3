from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from reelkin.clusters.commonalities import (
    FALSE_DISCOVERIES,
    MIN_COUNT,
    MIN_LIFT,
    false_discovery_rates,
    find_commonalities,
    over_representation,
)
from reelkin.clusters.presence import presence


def test_every_number_recomputed_by_hand(catalogue):
    """From the titles one by one, with nothing of ours but the matrix."""
    k, n = 10, len(catalogue.family)
    found = find_commonalities(catalogue.features, presence(catalogue.features), catalogue.family, k)
    held = [set(catalogue.features.of_title(tconst)) for tconst in catalogue.features.tconsts]
    shown = 0
    for cluster, commonalities in enumerate(found):
        members = [held[row] for row in range(n) if catalogue.family[row] == cluster]
        for one in commonalities:
            count = sum(one.name in title for title in members)
            base = sum(one.name in title for title in held)
            assert (one.count, one.base_count) == (count, base)
            assert one.share == pytest.approx(count / len(members))
            assert one.base_share == pytest.approx(base / n)
            assert one.lift == pytest.approx((count / len(members)) / (base / n))
            assert one.p == pytest.approx(
                stats.hypergeom.sf(count - 1, n, base, len(members)), rel=1e-6, abs=1e-300
            )
            shrunk = (count + 5) / (len(members) * base / n + 5)
            assert one.weight == pytest.approx(count / len(members) * math.log2(shrunk))
            assert one.p <= one.q <= FALSE_DISCOVERIES
            assert one.count >= MIN_COUNT
            assert one.lift >= MIN_LIFT
            shown += 1
    assert shown >= 22
    assert {"language_fr", "director_nm1"} <= {one.name for ones in found for one in ones if one.share < 0.5}


def test_q_counts_every_feature_and_cluster_looked_at(catalogue):
    """Also the pairs that are too rare to be told: they were looked at, and nothing was found."""
    k, n = 10, len(catalogue.family)
    held = presence(catalogue.features).toarray() > 0
    p = {}
    for column in np.flatnonzero(held.sum(axis=0) >= MIN_COUNT):
        for cluster in range(k):
            members = catalogue.family == cluster
            count, base = int(held[members, column].sum()), int(held[:, column].sum())
            more = count >= MIN_COUNT and count > members.sum() * base / n
            p[cluster, catalogue.features.names[column]] = (
                stats.hypergeom.sf(count - 1, n, base, members.sum()) if more else 1
            )
    q = dict(zip(p, stats.false_discovery_control(list(p.values())), strict=True))
    for cluster, ones in enumerate(
        find_commonalities(catalogue.features, presence(catalogue.features), catalogue.family, k)
    ):
        for one in ones:
            assert one.q == pytest.approx(q[cluster, one.name], rel=1e-6, abs=1e-290)


def test_the_genre_of_a_family_leads(catalogue):
    found = find_commonalities(catalogue.features, presence(catalogue.features), catalogue.family, 10)
    leading = [next(one for one in ones if one.block == "genres") for ones in found]
    assert [one.label for one in leading][:3] == ["horror", "western", "comedy"]
    assert all(one.share == 1.0 for one in leading)
    assert all(list(one) == sorted(one, key=lambda each: (-each.weight, each.name)) for one in found)


def test_a_tiny_count_is_never_common_however_large_its_lift(build_features):
    """Four films of one director, all in the cluster: lift 50, p below .0001, and still an accident waiting."""
    rows = [
        ["genre_war" if row < 20 else "genre_drama", *(["director_nm1"] if row < 4 else [])]
        for row in range(1000)
    ]
    rows[500] = ["genre_drama", "genre_war"]
    rows[0] = [*rows[0], "genre_drama"]
    features = build_features(rows)
    clusters = (np.arange(1000) >= 20).astype(np.int32)
    named = [one.name for one in find_commonalities(features, presence(features), clusters, 2)[0]]
    assert named == ["genre_war"]


def test_chance_alone_makes_nothing_common(build_features):
    """Three hundred features strewn over clusters drawn by lot: at 1 % false discoveries hardly one may pass."""
    random = np.random.default_rng(1)
    rows = [
        [f"cast_nm{person}" for person in np.flatnonzero(random.random(300) < 0.05)] or ["x_1"]
        for _ in range(2000)
    ]
    features = build_features(rows)
    clusters = random.integers(8, size=2000).astype(np.int32)
    found = find_commonalities(features, presence(features), clusters, 8)
    assert sum(map(len, found)) <= 1


@given(data=st.data())
def test_the_chance_is_fishers(data):
    n = data.draw(st.integers(10, 5000))
    size = data.draw(st.integers(1, n))
    base = data.draw(st.integers(1, n))
    expected = size * base / n
    count = data.draw(st.integers(math.floor(expected) + 1, max(math.floor(expected) + 1, min(size, base))))
    if count > min(size, base):
        return
    numbers = [np.array([float(number)]) for number in (count, size, base)]
    ours = over_representation(*numbers, float(n))[0]
    assert ours == pytest.approx(stats.hypergeom.sf(count - 1, n, base, size), rel=1e-6, abs=1e-290)


def test_false_discovery_rates_are_scipys_when_all_tests_are_given():
    p = np.random.default_rng(0).random(500) ** 3
    np.testing.assert_allclose(false_discovery_rates(p, len(p)), stats.false_discovery_control(p))


def test_tests_that_were_not_worth_counting_still_count():
    p = np.array([0.001, 0.01])
    np.testing.assert_allclose(false_discovery_rates(p, 100), [0.1, 0.5])
    assert false_discovery_rates(np.array([]), 5).size == 0
