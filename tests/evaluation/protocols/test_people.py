"""Strong generalisation and cold titles on planted people."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse

from evaluation.planted import FAMILY, PEOPLE, TITLES, Family, Popular, evidence
from reelkin.errors import BadInput, UsageError
from reelkin.evaluation.evidence import Evidence, Ratings
from reelkin.evaluation.leakage import Leakage
from reelkin.evaluation.protocols.people import Plain, first, judge_people, without_titles
from reelkin.evaluation.splits import folds, hold_out


def test_who_knows_the_family_finds_more() -> None:
    known = evidence()
    people, fold = hold_out(known.likes), folds(PEOPLE)
    right, popular = (judge_people(method, known, people, fold) for method in (Family(), Popular()))
    assert right.mean("recall@20") > popular.mean("recall@20") + 0.2
    assert right.mean("ndcg@10") > popular.mean("ndcg@10")
    assert right.whole["coverage"] > 30
    assert right.judged.tolist() == list(range(PEOPLE))
    assert right.counts["held out"] == sum(len(person.held_out) for person in people)


def test_what_is_folded_in_is_never_picked_and_training_people_are_others() -> None:
    known = evidence()
    people, seen = hold_out(known.likes), []

    def learn(shown: sparse.csr_array) -> Popular:
        seen.append(shown.shape[0])
        return Popular().learn(shown)

    result = judge_people(Plain("p", learn), known, people, folds(PEOPLE))
    assert seen == [40] * 5
    for picks, person in zip(result.ranked, people, strict=True):
        assert not np.isin(picks, person.folded_in).any()
        assert len(np.unique(picks)) == 20


def test_a_cold_title_is_scored_by_who_never_saw_it() -> None:
    known = evidence()
    people, titles = hold_out(known.likes), folds(TITLES, 3)
    honest = judge_people(Popular(), known, people, folds(PEOPLE), titles)
    peeking = judge_people(
        Plain("peeks", lambda shown: Popular().learn(known.likes)), known, people, folds(PEOPLE), titles
    )
    assert (honest.protocol, honest.mean("scored")) == ("cold titles", 1.0)
    for picks, person in zip(honest.ranked, people, strict=True):
        left = np.setdiff1d(np.arange(TITLES), person.folded_in)
        assert picks.tolist() == left[:20].tolist(), "all score 0, so ties go by row"
    assert honest.mean("recall@20") < peeking.mean("recall@20")


def test_who_asks_for_ratings_is_shown_none_of_a_cold_title_be_they_high_or_low() -> None:
    known, titles, shown = evidence(), folds(TITLES, 3), []

    class Noting(Rating):
        def learn(self, likes: sparse.csr_array, ratings: Ratings) -> Popular:
            shown.append((set(likes.indices.tolist()), set(ratings.rows.tolist())))
            return super().learn(likes, ratings)

    judge_people(Noting(), known, hold_out(known.likes), folds(PEOPLE), titles)
    assert len(shown) == 15
    for number, (liked, rated) in enumerate(shown):
        hidden = set(np.flatnonzero(titles == number % 3).tolist())
        assert not hidden & (liked | rated)
        assert rated | hidden == set(range(TITLES)), "and all of the others"


def test_a_protocol_that_forgets_to_hide_a_cold_title_s_ratings_is_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = evidence()
    monkeypatch.setattr(Ratings, "only", lambda self, kept: self)
    with pytest.raises(Leakage, match="its ratings are shown"):
        judge_people(Rating(), known, hold_out(known.likes), folds(PEOPLE), folds(TITLES, 3))


class Rating(Popular):
    """Notes what it was given."""

    name = "rating"
    uses_ratings = True

    def learn(self, shown: sparse.csr_array, ratings: Ratings) -> Popular:
        self.ratings, self.folded = ratings, []
        return super().learn(shown)

    def __call__(self, folded_in: list) -> np.ndarray:
        self.folded += folded_in
        return super().__call__(folded_in)


def test_who_asks_for_ratings_learns_from_dislikes_and_folds_in_likes_alone() -> None:
    known, method = evidence(), Rating()
    people = hold_out(known.likes)
    judge_people(method, known, people, folds(PEOPLE))
    assert (method.ratings.of_ten == 1).sum() == 40
    assert all((rated.of_ten == 10).all() for rated in method.folded)
    assert all(rated.timestamps.all() for rated in method.folded)


def test_dislikes_are_folded_in_when_wanted_and_held_out_likes_never() -> None:
    known, method = evidence(), Rating()
    people, fold = hold_out(known.likes), folds(PEOPLE)
    result = judge_people(method, known, people, fold, fold_in_ratings=True)
    last = np.flatnonzero(fold == fold.max())
    for rated, row in zip(method.folded, last.tolist(), strict=True):
        assert rated.rows[rated.of_ten == 1].tolist() == [1 - row % 2]
        assert rated.rows[rated.of_ten == 10].tolist() == people[row].folded_in.tolist()
        assert 1 - row % 2 not in result.ranked[row], "what they rated is not picked for them"


def test_what_cannot_be_judged_is_refused() -> None:
    known = evidence()
    people, fold = hold_out(known.likes), folds(PEOPLE)
    with pytest.raises(UsageError, match="only likes"):
        judge_people(Rating(), Evidence(known.likes), people, fold)
    for scores in (np.zeros((1, 1)), np.full((10, TITLES), np.nan)):
        with pytest.raises(BadInput, match="bad: scores must be"):
            judge_people(Plain("bad", lambda _, s=scores: lambda _: s), known, people, fold)


def test_without_titles_empties_their_columns_alone() -> None:
    likes = evidence().likes
    left = without_titles(likes, np.arange(TITLES) < 10).toarray()
    assert not left[:, :10].any()
    assert (left[:, 10:] == likes.toarray()[:, 10:]).all()
    assert len(FAMILY) == left.shape[1]


def test_first_breaks_ties_by_row() -> None:
    assert first(np.array([1.0, 3, 3, 2, 3]), 3).tolist() == [1, 2, 4]
    assert first(np.array([1.0, 2]), 5).tolist() == [1, 0]
