from __future__ import annotations

import numpy as np
import pytest

from aws.planted_vectors import families, gap, means_of
from reelkin.aws.emulation.mini_batches import fit, mean_squared_distance
from reelkin.aws.hyperparameters import hyperparameters


def fitted(shards, k, seed=0, told=lambda done: None, **others):
    chosen = hyperparameters(k, shards[0].shape[1], min(map(len, shards)), **others)
    return fit(shards, chosen, np.random.default_rng(seed), told)


@pytest.mark.parametrize("method", ["random", "kmeans++"])
@pytest.mark.parametrize("instances", [1, 3])
def test_planted_families_are_found(instances, method):
    vectors, family = families()
    shards = np.array_split(vectors, instances)
    centroids = fitted(shards, 6, init_method=method, mini_batch_size="50")
    assert centroids.shape == (6, 5)
    assert centroids.dtype == np.float32
    assert gap(centroids, means_of(vectors, family)) < 0.2


def test_what_lies_on_one_instance_alone_moves_the_centres_too():
    vectors, family = families(count=3)
    shards = [vectors[family == one] for one in range(3)]
    centroids = fitted(shards, 3, mini_batch_size="10", epochs="5", extra_center_factor="4")
    # All centres begin on the first instance; without the others' pull they would stay there.
    assert gap(centroids, means_of(vectors, family)) < 0.5


def test_one_centre_is_the_mean_of_all():
    vectors, _ = families()
    centroids = fitted([vectors], 1, extra_center_factor="1", mini_batch_size="7")
    assert centroids[0] == pytest.approx(vectors.mean(axis=0), abs=1e-4)


def test_with_a_half_life_the_last_batches_count_most():
    vectors = np.concatenate([np.zeros((90, 2)), np.ones((10, 2))]).astype(np.float32)
    plain, forgetful = (
        fitted([vectors], 1, extra_center_factor="1", mini_batch_size="10", half_life_time_size=half)[0, 0]
        for half in ("0", "10")
    )
    assert plain == pytest.approx(0.1, abs=1e-5)
    assert forgetful == pytest.approx(0.5, abs=0.02)


def test_more_epochs_are_told_one_by_one():
    told = []
    fitted([families()[0]], 2, told=told.append, epochs="3")
    assert told == [1, 2, 3]


def test_more_clusters_than_a_batch_holds_are_still_all_there():
    vectors, _ = families(count=4, each=10)
    centroids = fitted([vectors], 12, mini_batch_size="5")
    assert centroids.shape == (12, 5)
    assert np.isfinite(centroids).all()


def test_the_mean_squared_distance_is_over_all_shards():
    shards = [np.array([[0.0], [2.0]], np.float32), np.array([[10.0]], np.float32)]
    assert mean_squared_distance(shards, np.array([[1.0], [7.0]], np.float32)) == pytest.approx(
        (1 + 1 + 9) / 3
    )
