from __future__ import annotations

import numpy as np
import pytest

from planted import Planted
from reelkin.model.layout import UNKNOWN
from reelkin.recommend import Model
from reelkin.recommend.dials import _fame, _lateness
from reelkin.recommend.pick import Picks

DIAL_NAMES = {"popularity": "dial_popularity", "age": "dial_age"}


def middle(picks: Picks, field: str) -> float:
    return float(np.median([getattr(pick, field) for pick in picks if getattr(pick, field) is not None]))


@pytest.mark.parametrize(("dial", "field", "sign"), [("popularity", "votes", 1), ("age", "year", -1)])
def test_a_dial_moves_the_picks_its_way(
    model: Model, planted: Planted, dial: str, field: str, sign: int
) -> None:
    """Turned from end to end the picks' votes rise, their years fall."""
    moved = [
        sign * middle(model.recommend({planted.id_of["Claire"]: 8.0}, n=20, **{dial: value}), field)  # type: ignore[arg-type]
        for value in (-1.0, 0.0, 1.0)
    ]
    assert moved[0] < moved[2]
    assert moved == sorted(moved)


@pytest.mark.parametrize("dial", DIAL_NAMES)
def test_a_dial_is_a_term_of_its_own_in_the_sum(model: Model, planted: Planted, dial: str) -> None:
    """The score with the dial is the score without it and that one reason more."""
    asked, other = planted.id_of["Claire"], planted.id_of["Dust"]
    plain = model.why(asked, other)
    turned = model.why(asked, other, **{dial: 0.5})  # type: ignore[arg-type]
    term = [reason for reason in turned.reasons if reason.name == DIAL_NAMES[dial]]
    assert len(term) == 1
    assert turned.score == pytest.approx(plain.score + term[0].contribution, abs=1e-9)
    assert sum(reason.contribution for reason in turned.reasons) == pytest.approx(turned.score, abs=1e-4)
    shares = [share for share in turned.by_liked_title() if share.title == DIAL_NAMES[dial]]
    assert [share.contribution for share in shares] == [term[0].contribution]


def test_an_unknown_year_is_neither_old_nor_new(model: Model, planted: Planted) -> None:
    pick = model.why(planted.id_of["Claire"], planted.id_of["Bare"], age=1.0)
    assert next(reason for reason in pick.reasons if reason.name == "dial_age").contribution == 0


def test_turning_back_is_as_far_as_turning(model: Model, planted: Planted) -> None:
    there, back = (
        next(
            reason.contribution
            for reason in model.why(planted.id_of["Claire"], planted.id_of["Dust"], popularity=value).reasons
            if reason.name == "dial_popularity"
        )
        for value in (1.0, -1.0)
    )
    assert there == -back > 0


def test_places_are_mid_ranks(model: Model) -> None:
    """Against ranks worked out plainly, for votes with ties and years with gaps."""
    votes = np.array([9, 7, 7, 7, 2, 0, 0], np.int32)
    ranks = np.array([1, 3, 3, 3, 5, 6.5, 6.5])
    np.testing.assert_allclose(_fame(votes), 1 - 2 * np.log(ranks) / np.log(7))
    years = np.array([1990, UNKNOWN, 1950, 1990, 2020], np.int32)
    np.testing.assert_allclose(_lateness(years), [0.0, 0.0, -0.75, 0.0, 0.75])
    assert _lateness(np.array([UNKNOWN], np.int32)).tolist() == [0.0]
