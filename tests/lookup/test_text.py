"""Typed and catalogued text made alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.lookup.text import normalise, without_article


@pytest.mark.parametrize(
    ("typed", "catalogued"),
    [
        ("amelie", "Amélie"),
        ("schindlers list", "Schindler’s List"),
        ("WALL·E", "wall e"),
        ("mad max fury road", "Mad Max: Fury Road"),
        ("lock stock and two smoking barrels", "Lock, Stock & Two Smoking Barrels"),
        ("Şey", "sey"),
        ("ｒａｎ", "Ran"),
        ("strasse", "Straße"),
        ("kin dza dza", "Kin-dza-dza!"),
        ("smultronstallet", "Smultronstället"),
        ("Łódź", "lodz"),
        ("alien 3", "Alien³"),
        ("cube 2 hypercube", "Cube²: Hypercube"),
        ("8 1/2", "8½"),
        ("the naked gun 2 1/2", "The Naked Gun 2½"),
    ],
)
def test_alike(typed, catalogued):
    assert normalise(typed) == normalise(catalogued)


def test_other_scripts_stay_apart():
    assert normalise("七人の侍") != normalise("羅生門")
    assert normalise("Карменсита") == "карменсита"


def test_vowel_signs_are_letters():
    """Devanagari and Tamil write vowels as spacing marks; without them different words would become one."""
    assert normalise("नायक") != normalise("नयक")


def test_punctuation_alone_is_kept():
    assert normalise("$") == "$"
    assert normalise("…") != ""


@given(st.text())
def test_twice_is_once(text):
    assert normalise(normalise(text)) == normalise(text)


def test_article():
    assert without_article("the thing") == "thing"
    assert without_article("the") == "the"
    assert without_article("theatre of blood") == "theatre of blood"
