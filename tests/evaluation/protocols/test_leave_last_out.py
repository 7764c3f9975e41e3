from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from evaluation.planted import PEOPLE, Family, Popular, evidence
from reelkin.errors import UsageError
from reelkin.evaluation.evidence import Evidence
from reelkin.evaluation.protocols.leave_last_out import judge_leave_last_out, last_likes
from reelkin.evaluation.protocols.people import Plain
from reelkin.evaluation.splits import folds


def test_the_latest_like_is_held_out_even_where_a_dislike_came_later() -> None:
    known = evidence()
    people, times = last_likes(known)
    for row, (person, time) in enumerate(zip(people, times, strict=True)):
        own = known.likes.indices[known.likes.indptr[row] : known.likes.indptr[row + 1]]
        assert person.held_out.tolist() == [own.max()]
        assert person.folded_in.tolist() == sorted(own.tolist())[:-1]
        assert time == 1000 * row + own.max() + 1


def test_with_a_moment_nothing_later_is_learned_from_and_only_later_likes_are_judged() -> None:
    known, shown = evidence(), []

    def learn(likes: sparse.csr_array) -> Family:
        shown.append(likes)
        return Family().learn(likes)

    result = judge_leave_last_out(Plain("f", learn), known, folds(PEOPLE), before=30_000)
    assert result.judged.tolist() == list(range(30, 50))
    assert all(likes.nnz > 0 for likes in shown)
    whole = judge_leave_last_out(Plain("f", learn), known, folds(PEOPLE))
    assert len(whole.judged) == PEOPLE
    assert max(likes.nnz for likes in shown[:5]) < min(likes.nnz for likes in shown[5:])
    assert np.isin(whole.of("recall@20"), [0.0, 1.0]).all()


def test_without_times_or_anybody_to_judge_it_is_refused() -> None:
    known = evidence()
    with pytest.raises(UsageError, match="no times"):
        judge_leave_last_out(Popular(), Evidence(known.likes), folds(PEOPLE))
    with pytest.raises(UsageError, match="nobody"):
        judge_leave_last_out(Popular(), known, folds(PEOPLE), before=10**9)
