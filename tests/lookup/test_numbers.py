"""Numbers in names, written one way or another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.lookup.numbers import MOST, are_other_parts, other_spellings, part_spellings


@pytest.mark.parametrize(
    ("typed", "catalogued"),
    [
        ("7 samurai", "seven samurai"),
        ("twelve angry men", "12 angry men"),
        ("rocky two", "rocky ii"),
        ("rocky ii", "rocky 2"),
        ("rocky 4", "rocky iv"),
        ("star wars episode 4 a new hope", "star wars episode iv a new hope"),
        ("oceans twenty", "oceans 20"),
    ],
)
def test_another_spelling(typed, catalogued):
    assert catalogued in other_spellings(typed)


@pytest.mark.parametrize("name", ["alien", "i robot", "x men", "21 grams", "0", ""])
def test_no_number_no_other_spelling(name):
    assert other_spellings(name) == []


def test_a_number_at_the_beginning_is_no_numeral():
    assert other_spellings("7 samurai") == ["seven samurai"]


def test_a_number_at_the_end_may_be_a_part():
    assert {"godfather part ii", "godfather part 2", "kill bill vol 2"} <= {
        *part_spellings("godfather 2"),
        *part_spellings("kill bill two"),
    }
    assert part_spellings("godfather part ii") == part_spellings("2") == part_spellings("") == []


def test_other_numbers_are_other_parts():
    assert are_other_parts("rocky ii", "rocky 3")
    assert are_other_parts("rocky 2", "rocky")
    assert are_other_parts("127 hours", "13 hours")
    assert not are_other_parts("rocky ii", "rocky two")
    assert not are_other_parts("sevn samurai", "seven samurai")


@given(st.lists(st.sampled_from(["two", "3", "iv", "x", "of"]), max_size=6))
def test_spellings_are_few_and_never_the_name_itself(words):
    spellings = other_spellings(" ".join(words))
    assert len(spellings) == len(set(spellings)) <= MOST
    assert " ".join(words) not in spellings
