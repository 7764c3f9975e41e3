"""Vectors whose clusters are known."""

from __future__ import annotations

import numpy as np


def families(count=6, each=50, width=5, seed=0):
    """float32[count × each, width]: tight families far apart, in a mixed order; and int[n], the family of each."""
    random = np.random.default_rng(seed)
    middles = 10 * random.normal(size=(count, width))
    family = random.permutation(np.repeat(np.arange(count), each))
    vectors = middles[family] + 0.1 * random.normal(size=(len(family), width))
    return vectors.astype(np.float32), family


def means_of(vectors, family):
    """float32[count, width]: where the centroids should be."""
    return np.array([vectors[family == one].mean(axis=0) for one in np.unique(family)])


def gap(centroids, means):
    """The largest distance of a mean to the nearest centroid."""
    return float(np.linalg.norm(means[:, None] - centroids[None], axis=2).min(axis=1).max())
