from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import numpy as np
import pytest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
from threadpoolctl import threadpool_limits

from reelkin.clusters.assignment import assign, squared_distances
from reelkin.clusters.engines import scikit_learn
from reelkin.clusters.engines.scikit_learn import fit_centroids
from reelkin.settings import Settings

FIT = """
import hashlib, sys, numpy as np
from reelkin.clusters.engines.scikit_learn import fit_centroids
vectors = np.random.default_rng(5).normal(size=(6000, 24)).astype(np.float32)
print(hashlib.sha256(fit_centroids(vectors, 20, 3, None).tobytes()).hexdigest())
"""


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_planted_families_are_found(families, seed):
    centroids = fit_centroids(families.vectors, 10, seed, Settings())
    assert centroids.shape == (10, 8)
    assert centroids.dtype == np.float32
    assert adjusted_rand_score(families.family, assign(families.vectors, centroids)) >= 0.98


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(families):
    one, again, other = (
        fit_centroids(families.vectors, 12, seed, Settings()).tobytes() for seed in (4, 4, 5)
    )
    assert one == again
    assert one != other


def test_the_bytes_do_not_depend_on_the_threads_around(families):
    with threadpool_limits(1):
        alone = fit_centroids(families.vectors, 12, 0, Settings())
    with threadpool_limits(2):
        assert fit_centroids(families.vectors, 12, 0, Settings()).tobytes() == alone.tobytes()


def test_the_bytes_do_not_depend_on_the_environment():
    hashes = set()
    for threads in ("1", "2"):
        names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        environment = {**os.environ, **dict.fromkeys(names, threads)}
        ran = subprocess.run(
            [sys.executable, "-c", FIT], env=environment, capture_output=True, text=True, check=True
        )
        hashes.add(ran.stdout.strip())
    assert len(hashes) == 1
    assert len(hashes.pop()) == len(hashlib.sha256().hexdigest())


def test_staged_is_nearly_as_good_as_plain(monkeypatch):
    """A sample of a fifth, five full passes: inertia within 1 % of scikit-learn's own."""
    random = np.random.default_rng(0)
    centres = random.normal(size=(60, 16)) * 3
    vectors = (centres[random.integers(60, size=20_000)] + random.normal(size=(20_000, 16))).astype(
        np.float32
    )
    monkeypatch.setattr(scikit_learn, "SAMPLE_VALUES", 0)
    staged = fit_centroids(vectors, 40, 0, Settings())
    with threadpool_limits(1):
        plain = KMeans(40, n_init=1, random_state=0).fit(vectors)
    assert squared_distances(vectors, staged, assign(vectors, staged)).sum() <= 1.01 * plain.inertia_


def test_fewer_different_vectors_than_clusters_is_no_error():
    vectors = np.repeat(np.eye(3, dtype=np.float32), 10, axis=0)
    centroids = fit_centroids(vectors, 6, 0, Settings())
    assert centroids.shape == (6, 3)
    assert {tuple(row) for row in centroids.round(4).tolist()} == {tuple(row) for row in np.eye(3).tolist()}
