"""What is asked, made ready to answer: a score for every title, and how each score comes apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding import scoring
from reelkin.recommend.leading import leading_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy.typing as npt

    from reelkin.embedding.scoring import Sum
    from reelkin.model.bundle import Bundle
    from reelkin.recommend.dials import Dial

    Doubles = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Question:
    """A title or a person's ratings, turned into scores.

    Attributes:
        bundle: the model that answers.
        seen: the rows asked about or rated; they are no picks.
        preferences: what each of them speaks for, in the same order; 1 for a title asked about.
        personal: whether it comes from ratings.
        scores: float64[n], dials included.
        sum_of: one row's score by feature, without dials.
        liked_of: what each of `seen` adds to one row's score; the rest is the prior and the dials.
        dials: the dials at work.
    """

    bundle: Bundle
    seen: tuple[int, ...]
    preferences: tuple[float, ...]
    personal: bool
    scores: Doubles
    sum_of: Callable[[int], Sum]
    liked_of: Callable[[int], Doubles]
    dials: tuple[Dial, ...] = ()

    @cached_property
    def held(self) -> dict[int, list[int]]:
        """By column: the rows asked about, or liked, that have the feature; the best liked first."""
        liked = sorted(
            (-weight, row) for row, weight in zip(self.seen, self.preferences, strict=True) if weight > 0
        )
        rows: dict[int, list[int]] = {}
        for _, row in liked:
            for column in self.bundle.linear.features_of(row)[0].tolist():
                rows.setdefault(column, []).append(row)
        return rows

    @cached_property
    def blocks(self) -> list[str]:
        """The names of the feature blocks, by code."""
        return list(self.bundle.features.blocks)

    @cached_property
    def _leading(self) -> dict[int, frozenset[int]]:
        return {}

    def leading(self, row: int) -> frozenset[int]:
        """`leading_columns` of a title, worked out once."""
        found = self._leading.get(row)
        if found is None:
            found = self._leading[row] = leading_columns(self.bundle, self.blocks, row)
        return found

    def with_dials(self, dials: tuple[Dial, ...]) -> Question:
        """The same question with what the dials add."""
        if not dials:
            return self
        return replace(self, scores=self.scores + sum(dial.terms for dial in dials), dials=dials)


def ask_similar(bundle: Bundle, row: int) -> Question:
    """What is like the title at `row`?"""
    linear = bundle.linear

    def liked_of(other: int) -> Doubles:
        parts = scoring.similar_sum(linear, row, other)
        return np.array([parts.taste.sum() + parts.shared.sum() + parts.titles.sum()])

    return Question(
        bundle,
        seen=(row,),
        preferences=(1.0,),
        personal=False,
        scores=scoring.similar_scores(linear, row),
        sum_of=lambda other: scoring.similar_sum(linear, row, other),
        liked_of=liked_of,
    )


def ask_personal(bundle: Bundle, preferences: Mapping[int, float]) -> Question:
    """What is for a person with these preferences (by row, above 0 a like)? Without any, the prior decides."""
    linear = bundle.linear
    # By row, so that the order in which ratings were given changes no bit of a score.
    rows = tuple(sorted(preferences))
    weights = tuple(preferences[row] for row in rows)
    taste = scoring.taste_of(linear, rows, weights)
    return Question(
        bundle,
        seen=rows,
        preferences=weights,
        personal=True,
        scores=scoring.recommend_scores(linear, taste),
        sum_of=lambda other: scoring.recommend_sum(linear, taste, other),
        liked_of=lambda other: scoring.recommend_by_title(linear, taste, other),
    )
