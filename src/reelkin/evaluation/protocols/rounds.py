"""Rounds: learn from some people, judge on others. All protocols for people are a list of rounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from scipy import sparse

from reelkin.errors import BadInput, UsageError
from reelkin.evaluation import leakage
from reelkin.evaluation.evidence import Rated
from reelkin.evaluation.protocols.measuring import joined, measured
from reelkin.evaluation.results import NOBODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy.typing as npt

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.results import Result
    from reelkin.evaluation.splits import Person, Rows

    Mask = npt.NDArray[np.bool_]
    Scores = npt.NDArray[np.floating[Any]]

N = 20
OF_TEN = 10.0
"""What a like counts where ratings are not folded in."""
BLOCK_VALUES = 1 << 23
"""Scores held at once: 64 MB of float64."""


class Method(Protocol):
    """A way to recommend. With `uses_ratings = True` it is given more, see `judge`."""

    @property
    def name(self) -> str:
        """For people, such as "EASE"."""

    @property
    def learn(self) -> Callable[..., Any]:
        """From likes, csr [m', n], to a scorer: float[p, n] from p people's folded-in rows.

        Learning again must leave the scorers of before as they were: several are asked in turn.
        """


@dataclass(frozen=True, eq=False)
class Round:
    """One learning and one judging.

    Attributes:
        training: rows of the people to learn from.
        judged: rows of the people to judge.
        hidden: bool[n] each, together all titles: each part is scored by a model that saw nothing of it. Empty: one
            model scores all titles.
        before: the method learns from what is older than this only, in seconds.
    """

    training: Rows
    judged: Rows
    hidden: tuple[Mask, ...] = ()
    before: int | None = None


def judge(
    method: Method,
    evidence: Evidence,
    people: Sequence[Person],
    rounds: Sequence[Round],
    protocol: str,
    *,
    fold_in_ratings: bool = False,
) -> Result:
    """Learn and judge in each round, and put the rounds together. Picks leave out what is folded in.

    A method whose `uses_ratings` is true learns by `learn(likes, ratings)`, with all ratings of the training people,
    and its scorer takes a `Rated` for each person in place of rows.

    Args:
        method: what is judged.
        evidence: what is known.
        people: what is folded in and held out of each row of the likes.
        rounds: who is judged by whom; nobody twice.
        protocol: its name in the result.
        fold_in_ratings: fold in the judged people's ratings that are no likes too, and pick none of those titles.
            Off where figures are compared with other people's.

    Raises:
        Leakage: a round shows what it judges.
        UsageError: ratings are wanted and there are none.
        BadInput: scores of the wrong shape, or NaN.
    """
    if evidence.ratings is None and (fold_in_ratings or uses_ratings(method)):
        raise UsageError(f"{method.name}: needs ratings, and only likes are there; give a file with ratings")
    leakage.check_split(evidence.likes, people)
    parts = []
    for each in rounds:
        leakage.check_people(each.training, each.judged)
        scorers = [learned(method, evidence, each, hidden) for hidden in each.hidden or (None,)]
        shown = [_shown(evidence, people[row], row, fold_in_ratings) for row in each.judged.tolist()]
        folded = shown if uses_ratings(method) else [people[row].folded_in for row in each.judged.tolist()]
        ranked = np.full((len(shown), N), NOBODY, dtype=np.int32)
        scored = np.zeros(len(shown))
        for block in _blocks(len(shown), evidence.likes.shape[1]):
            scores = _scores(scorers, folded[block], each.hidden, evidence.likes.shape[1], method.name)
            scored[block] = np.isfinite(scores).mean(axis=1)
            ranked[block] = _picks(scores, shown[block])
        parts.append(measured(evidence, people, each.training, each.judged, ranked, scored))
    return joined(method.name, protocol, parts, evidence.likes.shape[1])


def uses_ratings(method: Method) -> bool:
    """Whether a method is to be given ratings beside likes."""
    return bool(getattr(method, "uses_ratings", False))


def _picks(scores: npt.NDArray[np.float64], known: Sequence[Rated]) -> npt.NDArray[np.int32]:
    """int32[p, N]: the best rows that are not known already and have a score at all."""
    picks = np.full((len(scores), N), NOBODY, dtype=np.int32)
    for own, rated, place in zip(scores, known, range(len(scores)), strict=True):
        own[rated.rows] = -np.inf
        best = first(own, N)
        best = best[np.isfinite(own[best])]
        picks[place, : len(best)] = best
    return picks


def first(scores: Scores, n: int) -> Rows:
    """The `n` best rows, the best first, ties by row."""
    n = min(n, len(scores))
    least = np.partition(scores, len(scores) - n)[len(scores) - n]
    rows = np.flatnonzero(scores >= least)
    return rows[np.argsort(-scores[rows], kind="stable")][:n]


def without_titles(likes: sparse.csr_array, hidden: Mask) -> sparse.csr_array:
    """The likes but for those of `hidden` titles, whose columns are left empty."""
    coordinates = likes.tocoo()
    kept = ~hidden[coordinates.col]
    places = (coordinates.row[kept], coordinates.col[kept])
    return sparse.csr_array(sparse.coo_array((coordinates.data[kept], places), shape=likes.shape))


def learned(method: Method, evidence: Evidence, each: Round, hidden: Mask | None = None) -> Any:
    """The scorer of one round, learned without the ratings of `hidden` titles."""
    likes = evidence.likes[each.training]
    ratings = None if evidence.ratings is None else evidence.ratings.people(each.training)
    if each.before is not None:
        assert ratings is not None
        ratings = ratings.only(ratings.timestamps < each.before)
        old = sparse.csr_array((np.ones(len(ratings.rows)), ratings.rows, ratings.offsets), shape=likes.shape)
        likes = sparse.csr_array(likes.multiply(old))
    if hidden is not None:
        likes = without_titles(likes, hidden)
        leakage.check_hidden(likes.indices, hidden, "likes")
        if ratings is not None:
            ratings = ratings.only(~hidden[ratings.rows])
            leakage.check_hidden(ratings.rows, hidden, "ratings")
    return method.learn(likes, ratings) if uses_ratings(method) else method.learn(likes)


def _shown(evidence: Evidence, person: Person, row: int, fold_in_ratings: bool) -> Rated:
    """What is folded in for a person: likes as 10 of ten, and if ratings are wanted, all as they are."""
    rows = person.folded_in.astype(np.int64)
    known = Rated(rows, np.full(len(rows), OF_TEN), np.zeros(len(rows), dtype=np.int64))
    if evidence.ratings is not None:
        all_of_them = evidence.ratings.of(row)
        liked = np.isin(all_of_them.rows, np.concatenate([person.folded_in, person.held_out]))
        kept = np.isin(all_of_them.rows, rows) | (fold_in_ratings & ~liked)
        of_ten = all_of_them.of_ten if fold_in_ratings else np.full(len(liked), OF_TEN)
        known = Rated(all_of_them.rows[kept], of_ten[kept], all_of_them.timestamps[kept])
    leakage.check_folded_in(known.rows, person, row)
    return known


def _blocks(people: int, titles: int) -> Iterator[slice]:
    step = max(1, BLOCK_VALUES // max(titles, 1))
    for start in range(0, people, step):
        yield slice(start, min(start + step, people))


def _scores(
    scorers: Sequence[Any], folded: Sequence[Any], hidden: Sequence[Mask], titles: int, name: str
) -> npt.NDArray[np.float64]:
    scores = np.full((len(folded), titles), -np.inf)
    for scorer, part in zip(scorers, hidden or (np.ones(titles, dtype=bool),), strict=True):
        given = cast("Scores", np.asarray(scorer(folded)))
        if given.shape != scores.shape or np.isnan(given).any():
            raise BadInput(
                f"{name}: scores must be {scores.shape} without NaN, got {given.shape}; mend the method"
            )
        scores[:, part] = given[:, part]
    return scores
