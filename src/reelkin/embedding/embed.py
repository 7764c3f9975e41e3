"""From features to vectors: every column gets its place, every title the sum of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import threadpool_limits

from reelkin.embedding.placing import place
from reelkin.embedding.resemblance import resemblance
from reelkin.embedding.world import world_weights

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.content_map import ContentMap
    from reelkin.embedding.linear import Scoring
    from reelkin.features.matrix import FeatureMatrix

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]


ORIGIN = ("language", "region")
"""Blocks of which a title has one column: where not in the map, they are placed, and then moved as a whole too, so that
the language of most of the world's films says nothing."""
PLACED = ("directors", "writers", "cast", "franchise")
"""Blocks whose columns are placed by their titles even where the map knows them, which then adds what it learned."""


@dataclass(frozen=True, eq=False)
class Embedding:
    """n titles, F features, d dimensions.

    Attributes:
        map: float32[F, d], what each feature adds to a vector.
        shared: float32[F], what it is worth that two titles share the feature itself; 0 for most.
        resemblance: float32[F], what that is worth beside in `similar`: a form, a language, a maker of few films.
        prior_map: float32[F], what it adds to the prior.
        vectors: float32[n, d], features · map. The middle of what the world watches is at 0.
        prior: float32[n], features · prior_map: the logarithm of how much a title is watched, but for a constant.
        spread: float32[d, d], second moment of the vectors of what the world watches.
        scoring: how the parts of a score are weighed.
    """

    map: Floats
    shared: Floats
    resemblance: Floats
    prior_map: Floats
    vectors: Floats
    prior: Floats
    spread: Floats
    scoring: Scoring


def embed(features: FeatureMatrix, content_map: ContentMap) -> Embedding:
    """Place all titles, with whatever columns of the map this catalogue has.

    A block that is in the map is moved as a whole, so that the world's average of what it adds is 0: a feature
    then says how a title differs from what is mostly watched. A column's scale (its block weight) is left
    standing, so a block of weight 2 counts twice. The same input gives the same bytes.
    """
    with threadpool_limits(limits=1):
        weights, prior_map, known = _from_map(features, content_map)
        prior = np.asarray(features.matrix @ prior_map.astype(np.float64))
        world = world_weights(prior)
        blocks = [column.block for column in features.columns]
        settled = known & ~np.isin(blocks, PLACED)
        weights = centred(features, weights, settled, world)
        generic = np.asarray(features.matrix @ np.where(settled[:, None], weights, 0.0))
        places, shared = place(features, settled, generic, content_map.placing)
        origin = ~settled & np.isin(blocks, ORIGIN)
        map_ = (weights + centred(features, places, origin, world)).astype(np.float32)
        vectors = np.asarray(features.matrix @ map_.astype(np.float64))
        spread = (vectors * world[:, None]).T @ vectors
    return Embedding(
        map_,
        shared,
        resemblance(features, content_map),
        prior_map,
        vectors.astype(np.float32),
        prior.astype(np.float32),
        spread.astype(np.float32),
        content_map.scoring,
    )


def _from_map(
    features: FeatureMatrix, content_map: ContentMap
) -> tuple[Doubles, Floats, npt.NDArray[np.bool_]]:
    position = {name: row for row, name in enumerate(content_map.columns)}
    rows = np.array([position.get(name, -1) for name in features.names], dtype=np.intp)
    known = rows >= 0
    weights = np.zeros((len(rows), content_map.dimensions))
    prior_map = np.zeros(len(rows), dtype=np.float32)
    weights[known] = content_map.weights[rows[known]]
    prior_map[known] = content_map.prior[rows[known]]
    return weights, prior_map, known


def centred(
    features: FeatureMatrix, weights: Doubles, known: npt.NDArray[np.bool_], world: Doubles
) -> Doubles:
    """float64[F, d]: `weights`, each family of known columns moved so that the world's mean of its part is 0.

    A family is what its columns' names begin with: genre, era, votes and so on.
    """
    moved = weights.copy()
    means = np.asarray(features.matrix.T @ world)
    families = np.array([name.split("_", 1)[0] for name in features.names])
    for family in sorted(set(families[known])):
        members = known & (families == family)
        share = means[members]
        if share.sum() > 0:
            moved[members] -= share @ weights[members] / share.sum()
    return moved
