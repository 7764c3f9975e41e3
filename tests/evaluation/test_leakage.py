"""Leaks are planted, each of another kind, and each is caught."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from evaluation.planted import PEOPLE, TITLES, Family, Popular, evidence
from reelkin.evaluation.evidence import Evidence
from reelkin.evaluation.leakage import Leakage, check_folded_in, check_hidden
from reelkin.evaluation.peeking import check_method
from reelkin.evaluation.protocols.people import judge_people
from reelkin.evaluation.protocols.rounds import Round, judge
from reelkin.evaluation.splits import Person, folds, hold_out


def test_a_held_out_title_among_the_folded_in() -> None:
    known = evidence()
    people = hold_out(known.likes)
    leaking = Person(np.sort(np.append(people[3].folded_in, people[3].held_out[0])), people[3].held_out)
    people[3] = leaking
    with pytest.raises(Leakage, match=r"person 3: title \d+ is held out and folded in"):
        judge_people(Popular(), known, people, folds(PEOPLE))


def test_the_split_of_other_likes() -> None:
    known = evidence()
    people = hold_out(known.likes)
    people[0], people[1] = people[1], people[0]
    with pytest.raises(Leakage, match="not among their likes"):
        judge_people(Popular(), known, people, folds(PEOPLE))


def test_a_judged_person_in_the_training_set() -> None:
    known = evidence()
    leaking = Round(np.arange(10, 50), np.arange(11))
    with pytest.raises(Leakage, match="person 10 is judged and learned from"):
        judge(Popular(), known, hold_out(known.likes), [leaking], "people")


def test_a_hidden_title_that_is_shown() -> None:
    with pytest.raises(Leakage, match="title 2 is to be judged unseen"):
        check_hidden(np.array([0, 2]), np.array([False, True, True]), "likes")
    with pytest.raises(Leakage, match="person 7: held-out title 4"):
        check_folded_in(np.array([4]), Person(np.array([1]), np.array([4])), 7)


class Peeks(Popular):
    """Remembers everybody's likes, and knows a person again by what is folded in."""

    name = "peeks"

    def __init__(self, known: Evidence) -> None:
        self.everything = known.likes.toarray()

    def __call__(self, folded_in: Sequence[np.ndarray]) -> np.ndarray:
        same = np.stack([self.everything[:, rows].sum(axis=1) for rows in folded_in])
        return self.everything[same.argmax(axis=1)]


def test_a_method_that_peeks_is_caught_and_honest_ones_are_not() -> None:
    with pytest.raises(Leakage, match="peeks: finds"):
        check_method(Peeks, evidence())
    for honest in (Popular, Family):
        for seed in range(3):
            check_method(lambda _, honest=honest: honest(), evidence(), seed=seed)
    assert evidence().likes.shape == (PEOPLE, TITLES)
