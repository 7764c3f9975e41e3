"""Slips of the fingers, counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.lookup.spelling import likeness, most_slips, slips

NAMES = st.text("abc de", max_size=12).map(lambda text: " ".join(text.split()))


@pytest.mark.parametrize("typed", ["alein", "alen", "allien", "alian"])
def test_a_letter_swapped_lost_added_or_replaced_is_at_most_one_slip(typed):
    assert 0 < slips(typed, "alien") <= 1.0


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("spiderman", "spider man"),
        ("pinochio", "pinocchio"),
        ("matrix", "the matrix"),
        ("redemption shawshank", "shawshank redemption"),
    ],
)
def test_what_is_hardly_a_slip_counts_less_than_one(typed, name):
    assert 0 < slips(typed, name) < 1.0


def test_a_word_that_differs_weighs_more_than_its_letters():
    assert likeness("black panther", "black water") < 0.78
    assert likeness("date night", "game night") < 0.78
    assert likeness("portrait of wally", "the portrait of a lady") < 0.7
    assert likeness("black mass", "black mask") > 0.78
    assert likeness("star wars the forceawakens", "star wars the force awakens") > 0.78
    assert likeness("jurasic prak", "jurassic park") > 0.78
    assert likeness("lord of teh rings", "lord of the rings") > 0.9


def test_an_article_does_not_make_names_more_alike():
    assert likeness("tag", "the stag") < 0.78


def test_short_names_take_fewer_slips():
    assert [most_slips(length) for length in (1, 2, 3, 8, 18)] == [1, 1, 2, 3, 5]


@given(NAMES, NAMES)
def test_only_the_same_name_has_no_slips(one, other):
    assert (slips(one, other) == 0) == (one == other)
    assert slips(one, other) == slips(other, one)
    assert 0.0 <= likeness(one, other) <= 1.0
