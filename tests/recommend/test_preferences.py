from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import UsageError
from reelkin.recommend.preferences import check_ratings, preferences

RATINGS = st.lists(st.integers(2, 20).map(lambda half: half / 2), min_size=1, max_size=40)
IMDB = (1.0, 10.0)


def of(*ratings: float, scale: tuple[float, float] = IMDB) -> list[float]:
    return preferences(np.array(ratings, float), scale).tolist()


def test_ten_titles_at_nine_are_ten_likes() -> None:
    """Ratings all alike say nothing of a habit, so the scale decides."""
    assert min(of(*[9.0] * 10)) > 0.9
    assert of(*[9.0] * 10) == pytest.approx(of(9.0) * 10)


def test_low_ratings_are_dislikes_and_the_middle_is_neither() -> None:
    assert of(2.0)[0] < -0.2
    assert of(1.0)[0] < of(2.0)[0]
    assert of(5.5) == [0.0]


def test_a_habit_shifts_the_middle_only_with_evidence() -> None:
    """A 7 of somebody who mostly gives 9 and 10 is a weaker like than a newcomer's 7."""
    generous = of(*[9.0, 10.0] * 30, 7.0)[-1]
    assert of(7.0)[0] == pytest.approx(4 / 9)
    assert generous < 0.3
    assert of(9.0, 10.0, 7.0)[-1] > generous


def test_a_harsh_persons_ordinary_rating_is_a_like() -> None:
    assert of(*[2.0, 3.0, 4.0] * 20, 6.0)[-1] > 0.7


@given(RATINGS)
def test_a_higher_rating_is_never_a_lower_preference(ratings: list[float]) -> None:
    found = of(*ratings)
    order = np.argsort(ratings, kind="stable")
    assert (np.diff(np.array(found)[order]) >= 0).all()
    assert all(-0.45 <= value <= 1.5 for value in found)


@given(RATINGS)
def test_the_unit_of_the_scale_does_not_matter(ratings: list[float]) -> None:
    halved = [rating / 2 for rating in ratings]
    assert of(*halved, scale=(0.5, 5.0)) == pytest.approx(of(*ratings))


def test_no_ratings_give_no_preferences() -> None:
    assert of() == []


@pytest.mark.parametrize("rating", [0.0, 10.5, float("nan"), float("inf")])
def test_a_rating_off_the_scale_is_refused(rating: float) -> None:
    with pytest.raises(UsageError, match=r"tt1: rating .* scale from 1 to 10"):
        check_ratings({"tt1": rating}, IMDB)


@pytest.mark.parametrize("scale", [(5.0, 5.0), (10.0, 1.0), (0.0, float("inf"))])
def test_a_scale_that_does_not_rise_is_refused(scale: tuple[float, float]) -> None:
    with pytest.raises(UsageError, match="scale: must rise"):
        check_ratings({}, scale)
