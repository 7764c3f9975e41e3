"""reelkin's own ways as methods: the default map, a map learned from these people, and the hybrid."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy import sparse

from reelkin.embedding.assembling import linear_model
from reelkin.embedding.collaborative.learning import learn_collaborative
from reelkin.embedding.content_map import default_map
from reelkin.embedding.embed import embed
from reelkin.embedding.learn import LearnSettings, learn_map
from reelkin.embedding.scoring import recommend_scores, similar_scores, taste_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from reelkin.embedding.content_map import ContentMap
    from reelkin.embedding.linear import LinearModel
    from reelkin.evaluation.evidence import Ratings
    from reelkin.features.matrix import FeatureMatrix

    Doubles = npt.NDArray[np.float64]

MEMBERS = 3
"""Maps learned for one: from the same likes, each from another random start."""
PEOPLE = 0.5
"""How far to believe what is learned of directors, writers and cast of this very catalogue."""


@dataclass(frozen=True, eq=False)
class LinearScorer:
    """A linear model as protocols ask it: likes count 1 each, and nothing is filtered or reordered."""

    model: LinearModel
    settings: Mapping[str, float] = field(default_factory=dict)

    @property
    def vectors(self) -> npt.NDArray[np.float32]:
        """float32[n, d]."""
        return self.model.vectors

    def __call__(self, folded_in: Sequence[Any]) -> Doubles:
        """float64[p, n]: the personal score of every title, for each one's liked rows, or a `Rated` of them."""
        return np.stack([recommend_scores(self.model, self._taste(known)) for known in folded_in])

    def tastes(self, folded_in: Sequence[Any]) -> Doubles:
        """float64[p, d]."""
        return np.stack([self._taste(known).vector for known in folded_in])

    def similar(self, query: int) -> Doubles:
        """float64[n]."""
        return similar_scores(self.model, query)

    def _taste(self, known: Any) -> Any:
        rows = getattr(known, "rows", known)
        return taste_of(self.model, rows.tolist(), np.ones(len(rows)).tolist())


@dataclass(frozen=True, eq=False)
class DefaultMap:
    """The map that ships with reelkin; it learns nothing from the people here."""

    features: FeatureMatrix
    content_map: ContentMap = field(default_factory=default_map)
    name: str = "reelkin default map"

    def learn(self, _likes: sparse.csr_array) -> LinearScorer:
        """Place the titles, once."""
        return self._placed

    @cached_property
    def _placed(self) -> LinearScorer:
        return LinearScorer(linear_model(self.features, embed(self.features, self.content_map)))


@dataclass(frozen=True, eq=False)
class LearnedMap:
    """A content map learned from the people it is shown; a title's likes are no input.

    The default map's settings but for two: likes are those of 8 of ten for all members, where it takes 7, 6 and 8; and
    something is learned of this catalogue's own people, where it learns nothing of them.
    """

    features: FeatureMatrix
    settings: LearnSettings = field(default_factory=lambda: LearnSettings(people=PEOPLE))
    name: str = "reelkin learned map"

    def learn(self, likes: sparse.csr_array) -> LinearScorer:
        """Learn the map, then place the titles."""
        learned = learn_map(self.features, [likes] * MEMBERS, self.settings)
        return LinearScorer(linear_model(self.features, embed(self.features, learned)))


@dataclass(frozen=True, eq=False)
class Hybrid:
    """The default map and what these people's ratings teach of the titles, as `reelkin train --ratings` learns it."""

    features: FeatureMatrix
    content_map: ContentMap = field(default_factory=default_map)
    name: str = "reelkin hybrid"
    uses_ratings: bool = True

    def learn(self, likes: sparse.csr_array, ratings: Ratings) -> LinearScorer:
        """Place the titles, then learn from all ratings of the training people."""
        embedding = embed(self.features, self.content_map)
        of_ten = sparse.csr_array((ratings.of_ten, ratings.rows, ratings.offsets), shape=likes.shape)
        learned = learn_collaborative(of_ten, self.features, embedding)
        return LinearScorer(linear_model(self.features, embedding, learned))
