"""What is asked, made ready to answer: a score for every title, and how scores come apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding import scoring, sums
from reelkin.recommend.leading import leading_columns
from reelkin.recommend.ranking import best_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from reelkin.embedding.sums import Sums
    from reelkin.model.bundle import Bundle
    from reelkin.recommend.dials import Dial

    Doubles = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Question:
    """A title or a person's ratings, turned into scores.

    Attributes:
        bundle: the model that answers.
        seen: the rows asked about or rated; they are no picks.
        preferences: what each of them speaks for, in the same order; 1 for a title asked about.
        personal: whether it comes from ratings.
        score_all: gives the scores of all titles, float64[n], without dials.
        sums_of: some rows' scores by feature, without dials.
        liked_of: float64[k, L], what each of `seen` adds to some rows' scores; the rest is the prior and the dials.
        nearest: the rows with the highest scores of all, in any order, where some are known beforehand.
        few_scores: gives the scores of some rows, the same bits as `score_all`, where that is less work.
        dials: the dials at work.
    """

    bundle: Bundle
    seen: tuple[int, ...]
    preferences: tuple[float, ...]
    personal: bool
    score_all: Callable[[], Doubles]
    sums_of: Callable[[Sequence[int]], Sums]
    liked_of: Callable[[Sequence[int]], Doubles]
    nearest: tuple[int, ...] = ()
    few_scores: Callable[[Sequence[int]], Doubles] | None = None
    dials: tuple[Dial, ...] = ()

    @cached_property
    def scores(self) -> Doubles:
        """float64[n], dials included."""
        scores = self.score_all()
        return scores + sum(dial.terms for dial in self.dials) if self.dials else scores

    def scores_of(self, rows: Sequence[int]) -> Doubles:
        """float64[len(rows)], dials included; scores all titles only where it has to."""
        if self.few_scores is None or self.dials or "scores" in self.__dict__:
            return self.scores[np.asarray(rows, np.intp)]
        if all(row in self._known_scores for row in rows):
            return np.array([self._known_scores[row] for row in rows])
        return self.few_scores(rows)

    @cached_property
    def _known_scores(self) -> dict[int, float]:
        """The scores of what is nearest."""
        if not self.nearest or self.few_scores is None:
            return {}
        return dict(zip(self.nearest, self.few_scores(self.nearest).tolist(), strict=True))

    @cached_property
    def certain(self) -> list[int]:
        """The rows with the highest scores of all, the best first, ties by row, as far as they are known beforehand."""
        if self.dials:
            return []
        return [row for _, row in sorted((-score, row) for row, score in self._known_scores.items())]

    def best(self, allowed: Mask, n: int) -> list[int]:
        """The `n` best rows among `allowed`, or all of them if there are fewer; the best first, ties by row."""
        known = [row for row in self.certain if allowed[row]]
        return known[:n] if len(known) >= n else best_rows(self.scores, allowed, n).tolist()

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

    def holds(self, column: int) -> bool:
        """Whether the title asked about, or a liked one, has a feature in the sense people mean it."""
        held = self._holds.get(column)
        if held is None:
            held = self._holds[column] = any(
                column in self._leading(row) for row in self.held.get(column, ())
            )
        return held

    @cached_property
    def _holds(self) -> dict[int, bool]:
        return {}

    def _leading(self, row: int) -> frozenset[int]:
        found = self._leading_of.get(row)
        if found is None:
            found = self._leading_of[row] = leading_columns(self.bundle, row)
        return found

    @cached_property
    def _leading_of(self) -> dict[int, frozenset[int]]:
        return {}

    def notable_of(self, row: int, find: Callable[[Bundle, int], set[int]]) -> set[int]:
        """What `find` finds notable of a title, found once: one liked title may tie many picks."""
        found = self._notable.get(row)
        if found is None:
            found = self._notable[row] = find(self.bundle, row)
        return found

    @cached_property
    def _notable(self) -> dict[int, set[int]]:
        return {}

    def with_dials(self, dials: tuple[Dial, ...]) -> Question:
        """The same question with what the dials add."""
        if not dials:
            return self
        before = self.scores
        return replace(self, score_all=lambda: before, dials=dials)


def ask_similar(bundle: Bundle, row: int) -> Question:
    """What is like the title at `row`?"""
    linear = bundle.linear

    def liked_of(others: Sequence[int]) -> Doubles:
        parts = sums.similar_sums(linear, row, others)
        return (parts.totals - parts.priors)[:, None]

    return Question(
        bundle,
        seen=(row,),
        preferences=(1.0,),
        personal=False,
        score_all=lambda: scoring.similar_scores(linear, row),
        sums_of=lambda others: sums.similar_sums(linear, row, others),
        liked_of=liked_of,
        nearest=tuple(bundle.nearest_to(row)),
        few_scores=lambda others: scoring.similar_scores_at(linear, row, others),
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
        score_all=lambda: scoring.recommend_scores(linear, taste),
        sums_of=lambda others: sums.recommend_sums(linear, taste, others),
        liked_of=lambda others: sums.recommend_by_title(linear, taste, others),
    )
