from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planted import fitted
from reelkin.errors import BadInput
from reelkin.evaluation.side_by_side.clusterings import alike, check_same_vectors, measures
from reelkin.evaluation.side_by_side.picks import shared_picks


@pytest.fixture(scope="module")
def bundle():
    return fitted().bundle


def clustered(bundle, centroids, assignments):
    clusters = replace(
        bundle.clusters,
        centroids=np.asarray(centroids, np.float32),
        assignments=np.asarray(assignments, np.int32),
    )
    return replace(bundle, clusters=clusters)


def renumbered(bundle):
    """The same clusters in another order."""
    order = np.random.default_rng(0).permutation(len(bundle.clusters.centroids))
    return clustered(bundle, bundle.clusters.centroids[order], np.argsort(order)[bundle.clusters.assignments])


def test_the_same_clusters_under_other_numbers_are_alike(bundle):
    found = alike(bundle, renumbered(bundle))
    assert found.rand == pytest.approx(1)
    assert (found.nearest, found.median, found.farthest) == pytest.approx((0, 0, 0), abs=1e-6)
    assert found.pairs == len(bundle.clusters.centroids)
    assert found.spread > 0
    assert shared_picks(bundle, renumbered(bundle)) == {"all titles": 1, "nearest clusters": 1}


def test_one_centroid_that_moved_is_told_by_how_far(bundle):
    moved = bundle.clusters.centroids.copy()
    moved[3, 0] += 0.25
    found = alike(bundle, clustered(bundle, moved, bundle.clusters.assignments))
    assert found.farthest == pytest.approx(0.25)
    assert found.median == 0


def test_clusters_at_random_are_as_alike_as_chance_and_change_only_what_is_kept_to_clusters(bundle):
    mixed = np.random.default_rng(1).permutation(bundle.clusters.assignments)
    other = clustered(bundle, bundle.clusters.centroids, mixed)
    assert abs(alike(bundle, other).rand) < 0.1
    shared = shared_picks(bundle, other)
    assert shared["all titles"] == 1
    assert shared["nearest clusters"] < 0.8
    assert measures(other)["inertia"] > 2 * measures(bundle)["inertia"]


def test_models_of_other_titles_or_vectors_are_refused(bundle):
    check_same_vectors(bundle, renumbered(bundle))
    with pytest.raises(BadInput, match=r"of other titles: [\d,]+ and [\d,]+, of which"):
        check_same_vectors(bundle, fitted(hostile=True).bundle)
    moved = bundle.embedding.vectors.copy()
    moved[5, 1] += 1e-3
    embedding = replace(bundle.embedding, vectors=moved)
    with pytest.raises(BadInput, match="other vectors of the same titles; train both with the same"):
        check_same_vectors(bundle, replace(bundle, embedding=embedding))
