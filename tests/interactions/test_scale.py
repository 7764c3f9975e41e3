"""Scales: where a rating lies on them, and which one a column of numbers is on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.errors import UsageError
from reelkin.interactions.scale import IMDB, STARS, Scale, guess_scale, parse_scale


def test_half_stars_and_ten_points_lie_at_the_same_places():
    assert [STARS.place(stars / 2) for stars in range(1, 11)] == pytest.approx(
        [IMDB.place(points) for points in range(1, 11)]
    )
    assert (IMDB.place(1), IMDB.place(5.5), IMDB.place(10)) == (-1, 0, 1)


@given(st.integers(-400, 400), st.integers(1, 400))
def test_a_scale_is_read_as_it_is_written(low, width):
    scale = Scale(low / 4, (low + width) / 4)
    assert parse_scale(str(scale)) == scale


@pytest.mark.parametrize("text", ["", "10", "10..1", "1..1", "a..b", "1...5", "nan..5", "inf..inf"])
def test_what_is_no_scale_is_refused(text):
    with pytest.raises(UsageError, match="scale"):
        parse_scale(text)


@pytest.mark.parametrize(
    ("ratings", "scale"),
    [
        ([0.5, 5], "0.5..5"),
        ([1, 5], "0.5..5"),
        ([0, 5], "0..5"),
        ([1, 5, 6], "1..10"),
        ([0, 7], "0..10"),
        ([35, 80], "0..100"),
        ([8, 35, 80, 90], "0..100"),
        ([8, 9, 7, 6, 11, 7], "1..10"),
        ([1, 2, 5, 4, 3, 55], "0.5..5"),
        ([], "1..10"),
    ],
)
def test_the_usual_scales_are_guessed(ratings, scale):
    assert str(guess_scale(ratings)) == scale


def test_an_unusual_scale_must_be_given():
    with pytest.raises(UsageError, match=r"--scale -5..5"):
        guess_scale([-5, 5])
