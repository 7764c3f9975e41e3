from __future__ import annotations

import json

import numpy as np
import polars as pl
import pytest

from reelkin.clusters.profiles import ClusterProfile, distinct_slugs, profile_clusters, with_hues
from reelkin.errors import BadInput


def profiled(catalogue):
    centroids = np.stack([catalogue.vectors[catalogue.family == one].mean(axis=0) for one in range(10)])
    profiles, _ = profile_clusters(
        catalogue.features, catalogue.vectors, centroids, catalogue.family, catalogue.titles
    )
    return profiles


def test_families_are_told_by_what_they_are(catalogue):
    profiles = profiled(catalogue)
    assert [profile.size for profile in profiles] == [120] * 10
    assert sum(profile.share for profile in profiles) == pytest.approx(1.0)
    assert [profile.name for profile in profiles[:3]] == [
        "Horror films before 1930",
        "Westerns of the 1930s",
        "Comedies of the 1940s",
    ]
    assert len({profile.name for profile in profiles}) == 10
    assert profiles[1].slug == "westerns-of-the-1930s"
    assert profiles[1].years == (1931, 1938)


def test_exemplars_are_of_the_cluster_and_well_known(catalogue):
    for cluster, profile in enumerate(profiled(catalogue)):
        rows = [int(example.tconst[2:]) for example in profile.exemplars]
        assert len(rows) == 12
        assert all(catalogue.family[row] == cluster for row in rows)
        members = np.flatnonzero(catalogue.family == cluster)
        assert np.mean(rows) < members.mean()
        assert not {one.tconst for one in profile.odd_ones} & {one.tconst for one in profile.exemplars}


def test_a_title_fits_its_cluster_as_far_as_the_name_is_true_of_it(catalogue):
    centroids = np.stack([catalogue.vectors[catalogue.family == one].mean(axis=0) for one in range(10)])
    profiles, fit = profile_clusters(
        catalogue.features, catalogue.vectors, centroids, catalogue.family, catalogue.titles
    )
    assert profiles[1].name == "Westerns of the 1930s"
    # One film of the sea of westerns gets another year, and is none "of the 1930s" any more.
    western = int(np.flatnonzero(catalogue.family == 1)[0])
    assert (fit[catalogue.family == 1] > 0).all()
    years = catalogue.titles["start_year"].to_list()
    years[western] = 1975
    late = catalogue.titles.with_columns(start_year=pl.Series(years, dtype=pl.Int32))
    profiles, fit = profile_clusters(catalogue.features, catalogue.vectors, centroids, catalogue.family, late)
    assert profiles[1].name == "Westerns of the 1930s"
    assert fit[western] == 0
    assert (np.delete(fit, western) > 0)[np.delete(catalogue.family, western) == 1].all()
    assert fit.dtype == np.float32
    assert fit.max() <= 1


def test_spread_by_hand(build_features, build_titles):
    features = build_features([["genre_war"], ["genre_drama"], ["genre_war"]])
    vectors = np.array([[0, 0], [2, 0], [5, 5]], np.float32)
    centroids = np.array([[1, 0], [5, 5], [9, 9]], np.float32)
    profiles, _ = profile_clusters(
        features, vectors, centroids, np.array([0, 0, 1], np.int32), build_titles(["A", "B", "C"], [None] * 3)
    )
    assert [profile.spread for profile in profiles] == [1.0, 0.0, 0.0]
    assert [profile.size for profile in profiles] == [2, 1, 0]
    assert profiles[0].years is None
    assert profiles[0].commonalities == ()


def test_a_profile_survives_a_json_file(catalogue):
    for profile in with_hues(profiled(catalogue), np.linspace(0, 324, 10)):
        again = ClusterProfile.from_json(json.loads(json.dumps(profile.as_json(), allow_nan=False)))
        assert again == profile
        assert again.top(2) == profile.commonalities[:2]


def test_titles_that_share_a_name_are_named_with_their_year(build_features, build_titles):
    """Two clusters nothing tells apart: in the end a film does, and there are three of Titanic."""
    rows = [["genre_comedy", *([f"cast_nm{at % 7}"])] for at in range(90)]
    rows[0] = ["genre_drama", "cast_nm1"]
    features = build_features(rows)
    names, years = ["Titanic"] * 90, [1990 + at % 10 for at in range(90)]
    vectors = np.random.default_rng(0).normal(size=(90, 2)).astype(np.float32)
    clusters = np.repeat(np.arange(3, dtype=np.int32), 30)
    profiles, _ = profile_clusters(features, vectors, vectors[:3], clusters, build_titles(names, years))
    assert len({profile.name for profile in profiles}) == 3
    assert any("like Titanic (19" in profile.name for profile in profiles)


def test_rows_that_are_other_titles_are_refused(catalogue):
    centroids = catalogue.vectors[:10]
    with pytest.raises(BadInput, match="different numbers of rows: features 1200, vectors 1199"):
        profile_clusters(
            catalogue.features, catalogue.vectors[1:], centroids, catalogue.family[1:], catalogue.titles[1:]
        )
    with pytest.raises(BadInput, match="not in the order"):
        profile_clusters(
            catalogue.features,
            catalogue.vectors,
            centroids,
            catalogue.family,
            catalogue.titles.sort(pl.col("tconst"), descending=True),
        )


def test_no_slug_twice_and_none_that_is_taken():
    assert distinct_slugs(["A, B", "A B", "C"], taken=["c"]) == ["a-b", "a-b-2", "c-2"]
