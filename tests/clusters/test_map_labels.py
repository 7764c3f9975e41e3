from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.figure import Figure

from reelkin.clusters.film_labels import FILMS_PER_CLUSTER
from reelkin.clusters.map_labels import SMALLEST, broken, middles, place_labels
from reelkin.clusters.profiles import ClusterProfile, Example
from reelkin.clusters.typeface import house_style


def crowded(clusters: int, seed: int):
    """Clusters close together with long names, as on a real map."""
    random = np.random.default_rng(seed)
    centres = random.uniform([1, 1], [11, 7.5], size=(clusters, 2))
    assignments = random.integers(clusters, size=3000).astype(np.int32)
    spots = centres[assignments] + random.normal(size=(3000, 2)) * 0.3
    sizes = np.bincount(assignments, minlength=clusters)
    profiles = [
        ClusterProfile(
            at, str(at), f"Little-seen science-fiction horror films, 19{at:02}s to 90s", int(sizes[at]), 0.0, 6.0 * at,
            None, 1.0, (), (), (),
        )
        for at in range(clusters)
    ]  # fmt: skip
    return spots, assignments, profiles, [f"A film of some length {row}" for row in range(3000)]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_nothing_overlaps_and_nothing_stands_out(seed):
    with house_style():
        axes = Figure(figsize=(12, 8.9)).add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 12), ylim=(0, 8.9))
        spots, assignments, profiles, titles = crowded(45, seed)
        texts = place_labels(axes, spots, assignments, profiles, titles)
        boxes = [text.get_window_extent() for text in texts]
        frame = axes.get_window_extent()
    assert not [1 for one, other in combinations(boxes, 2) if one.overlaps(other)]
    assert all(frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1) for box in boxes)
    names = [text for text in texts if text.get_fontweight() == "bold"]
    assert len(names) >= 43
    assert min(text.get_fontsize() for text in names) >= SMALLEST
    films = [int(text.get_text().split()[-1]) for text in texts if text.get_style() == "italic"]
    assert films
    assert np.bincount(assignments[films]).max() <= FILMS_PER_CLUSTER


def test_larger_clusters_have_larger_names():
    with house_style():
        axes = Figure(figsize=(12, 8.9)).add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 12), ylim=(0, 8.9))
        spots, assignments, profiles, titles = crowded(5, 0)
        texts = [
            one
            for one in place_labels(axes, spots, assignments, profiles, titles)
            if one.get_style() == "normal"
        ]
    by_name = {broken(profile.name): profile.size for profile in profiles}
    sizes = [(by_name[text.get_text()], text.get_fontsize()) for text in texts]
    assert [font for _, font in sorted(sizes)] == sorted(font for _, font in sizes)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Horror films of the 2000s", ["Horror films", "of the 2000s"]),
        ("Comedies", ["Comedies"]),
        ("Dramas, 1940s to 60s", ["Dramas,", "1940s to 60s"]),
        ("Popular romantic comedies since 2010", ["Popular romantic", "comedies", "since 2010"]),
    ],
)
def test_names_are_broken_where_a_person_would(name, lines):
    assert broken(name).split("\n") == lines


def test_the_middle_of_a_cluster_is_where_it_is_densest():
    random = np.random.default_rng(0)
    crowd = random.normal(size=(300, 2)) * 0.2 + [2, 2]
    strewn = random.uniform(0, 12, size=(100, 2))
    found = middles(np.vstack([crowd, strewn]), np.zeros(400, np.int32), 2)
    np.testing.assert_allclose(found[0], [2, 2], atol=0.3)
    assert np.isnan(found[1]).all()


def test_films_are_named_all_over_the_map_and_those_that_stand_for_a_cluster_sooner():
    """The better known half of the titles is in one cluster on the right; the left is not left without names."""
    random = np.random.default_rng(0)
    clusters = np.repeat([0, 1, 2, 3], [400, 20, 20, 20]).astype(np.int32)
    centres = np.array([[10.0, 4], [2, 2], [2, 6], [5, 4]])
    spots = centres[clusters] + random.normal(size=(460, 2)) * 0.5
    stands = Example("tt430", "Film 430", 1950)
    profiles = [
        ClusterProfile(at, str(at), "Films", int((clusters == at).sum()), 0.0, 90.0 * at, None, 1.0,
                       (stands,) if at == 2 else (), (), ())
        for at in range(4)
    ]  # fmt: skip
    with house_style():
        axes = Figure(figsize=(12, 8.1)).add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, 12), ylim=(0, 8.1))
        texts = place_labels(axes, spots, clusters, profiles, [f"Film {row}" for row in range(460)])
    films = [int(text.get_text().split()[-1]) for text in texts if text.get_style() == "italic"]
    assert np.bincount(clusters[films], minlength=4).tolist() == [2, 2, 2, 2]
    assert 430 in films
