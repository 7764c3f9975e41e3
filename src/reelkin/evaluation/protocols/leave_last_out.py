"""Leave last out: each person's latest like is to be found from all their earlier ones.

Training people lie in other folds, and their likes count whenever they were given: a method may so know a title's
later success. With `before`, nothing later is known: the method learns from what is older than that moment, and
only people whose latest like came after it are judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.errors import UsageError
from reelkin.evaluation.protocols.rounds import Round, judge
from reelkin.evaluation.splits import Person

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.evaluation.evidence import Evidence
    from reelkin.evaluation.protocols.rounds import Method
    from reelkin.evaluation.results import Result
    from reelkin.evaluation.splits import Rows


def last_likes(evidence: Evidence) -> tuple[list[Person], npt.NDArray[np.int64]]:
    """Each person's likes with the latest held out, and int64[m], when it was given; of equal times the last row.

    Raises:
        UsageError: the likes have no times.
    """
    ratings, likes = evidence.ratings, evidence.likes
    if ratings is None or not ratings.timestamps.any():
        raise UsageError("leave last out: the ratings have no times; leave this protocol out, or give others")
    people, times = [], []
    for row in range(likes.shape[0]):
        own = np.sort(likes.indices[likes.indptr[row] : likes.indptr[row + 1]]).astype(np.intp)
        rated = ratings.of(row)
        given = rated.timestamps[np.searchsorted(rated.rows, own)]
        last = int(np.lexsort((own, given))[-1])
        people.append(Person(np.delete(own, last), own[last : last + 1]))
        times.append(int(given[last]))
    return people, np.array(times, dtype=np.int64)


def judge_leave_last_out(
    method: Method, evidence: Evidence, fold_of_person: Rows, *, before: int | None = None
) -> Result:
    """Learn without each fold of people, and judge on the latest like of those in it.

    Args:
        method: what is judged.
        evidence: likes, and ratings with times.
        fold_of_person: intp[m].
        before: seconds; see above.

    Raises:
        UsageError: there are no times, or nobody is left to judge.
    """
    people, times = last_likes(evidence)
    fit = np.array([len(person.folded_in) > 0 for person in people])
    if before is not None:
        fit &= times >= before
    rounds = [
        Round(
            np.flatnonzero(fold_of_person != fold), np.flatnonzero((fold_of_person == fold) & fit), (), before
        )
        for fold in np.unique(fold_of_person)
    ]
    rounds = [each for each in rounds if len(each.judged)]
    if not rounds:
        raise UsageError(
            "leave last out: nobody has a like after that time and one before it; take an earlier one"
        )
    protocol = "leave last out" if before is None else "leave last out, nothing later known"
    return judge(method, evidence, people, rounds, protocol)
