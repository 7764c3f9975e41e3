"""Whether a method has seen, by whatever way, what it is judged on.

What the protocols show is checked by `leakage`. A method may still hold the whole table in its hand. So all
held-out titles are dealt anew among the people: then nothing a person likes tells which of them are theirs, and an
honest method finds their own no better than somebody else's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.evaluation.bootstrap import interval
from reelkin.evaluation.evidence import Evidence, Ratings, rows_matrix
from reelkin.evaluation.leakage import Leakage
from reelkin.evaluation.metrics.recall import recall
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.splits import Person, folds, hold_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reelkin.evaluation.protocols.rounds import Method

SURE = 0.999
"""An honest method is accused in one run of two thousand."""


def check_method(
    make: Callable[[Evidence], Method], evidence: Evidence, *, k: int = 2, seed: int = 0
) -> None:
    """Judge a method on people whose held-out titles were dealt at random, and see that it does not find them.

    It finds a method that knows some of what a person's held-out titles are; it takes a few hundred people to see one
    that knows little.

    Args:
        make: makes the method, as it is made for the evaluation; what it is given is what it can peek at.
        evidence: likes to start from.
        k: folds of people.
        seed: of the split and the dealing.

    Raises:
        Leakage: it finds them.
    """
    people = _dealt(hold_out(evidence.likes, seed), np.random.default_rng(seed))
    titles = evidence.likes.shape[1]
    likes = rows_matrix([np.sort(np.concatenate([one.folded_in, one.held_out])) for one in people], titles)
    ratings = Ratings(
        likes.indptr.astype(np.int64),
        likes.indices.astype(np.int64),
        10 * likes.data,
        np.zeros(likes.nnz, np.int64),
    )
    planted = Evidence(likes, ratings)
    method = make(planted)
    result = judge_people(method, planted, people, folds(len(people), k, seed))
    strangers = [
        np.setdiff1d(other.held_out, one.folded_in)
        for one, other in zip(people, [*people[1:], *people[:1]], strict=True)
    ]
    gain = result.of("recall@20") - recall(result.ranked, rows_matrix(strangers, titles), 20)
    low, _ = interval(gain, share=SURE)
    if low > 0:
        raise Leakage(
            f"{method.name}: finds {gain.mean():.3f} more of held-out titles dealt at random to a person than of "
            "those dealt to another; it has seen them, so look for what it was given beside `learn`"
        )


def _dealt(people: Sequence[Person], rng: np.random.Generator) -> list[Person]:
    """The held-out titles of all, dealt anew; whom one is dealt that they have already goes without it."""
    pool = rng.permutation(np.concatenate([one.held_out for one in people]))
    ends = np.cumsum([len(one.held_out) for one in people])
    hands = np.split(pool, ends[:-1])
    return [
        Person(one.folded_in, np.setdiff1d(hand, one.folded_in))
        for one, hand in zip(people, hands, strict=True)
    ]
