"""Which title is meant; and that nothing is guessed in silence."""

import pytest

from reelkin.lookup.matching import Candidate, NameKind
from reelkin.lookup.query import parse_query
from reelkin.lookup.resolving import resolve

P, ORIGINAL, A = NameKind.PRIMARY, NameKind.ORIGINAL, NameKind.ALTERNATE
CATALOGUE = [
    Candidate(0, "Alien", P, 1979, 900_000),
    Candidate(1, "Aliens", P, 1986, 700_000),
    Candidate(2, "Heat", P, 1995, 650_000),
    Candidate(3, "Heat", P, 1986, 5_000),
    Candidate(4, "Heat", P, 1972, 2_000),
    Candidate(5, "The Thing", P, 1982, 400_000),
    Candidate(6, "The Thing", P, 2011, 130_000),
    Candidate(7, "Blade Runner 2049", P, 2017, 600_000),
    Candidate(8, "Blade Runner", P, 1982, 800_000),
    Candidate(9, "Amélie", P, 2001, 760_000),
    Candidate(9, "Le fabuleux destin d'Amélie Poulain", ORIGINAL, 2001, 760_000),
    Candidate(10, "Das Boot", P, 1981, 250_000),
    Candidate(11, "Alien", A, 2009, 400),
    Candidate(12, "Seven Samurai", P, 1954, 350_000),
    Candidate(12, "七人の侍", ORIGINAL, 1954, 350_000),
    Candidate(13, "Titanic", P, 1997, 1_200_000),
    Candidate(14, "Titanic", P, 1953, 8_000),
    Candidate(15, "Alien³", P, 1992, 300_000),
]


def found(typed):
    resolution = resolve(parse_query(typed), CATALOGUE)
    return resolution.kind, [match.candidate.row for match in resolution.matches]


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("Alien", 0),
        ("aliens", 1),
        ("amelie", 9),
        ("Le fabuleux destin d'Amelie Poulain", 9),
        ("七人の侍", 12),
        ("Heat (1986)", 3),
        ("heat 1972", 4),
        ("Titanic (1953)", 14),
        ("Blade Runner 2049", 7),
        ("Blade Runner", 8),
        ("boot", 10),
        ("Alien 3", 15),
        ("alien³", 15),
    ],
)
def test_one_title_is_meant(typed, row):
    assert found(typed) == ("one", [row])


def test_the_same_name_is_asked_about_most_voted_first():
    assert found("Heat") == ("several", [2, 3, 4])
    assert found("thing") == ("several", [5, 6])


@pytest.mark.parametrize(("typed", "row"), [("sevn samurai", 12), ("Blade Runer", 8), ("das bot", 10)])
def test_a_misspelling_is_likely_and_told(typed, row):
    assert found(typed) == ("likely", [row])


def test_a_part_of_one_title_is_likely_and_of_several_is_asked_about():
    assert found("destin d'amelie") == ("likely", [9])
    assert found("blade")[0] == "several"


def test_nothing_like_it():
    assert found("Zyzzyva Quux") == ("none", [])


def test_a_name_of_other_years_only_lists_them_nearest_first_and_nothing_else():
    assert found("Heat (1992)") == ("several", [2, 3, 4])
    assert found("Heat (1970)") == ("several", [4, 3, 2])


def test_the_only_title_of_a_name_is_offered_if_the_year_is_far_off_and_taken_if_it_is_misremembered():
    assert found("Das Boot (1990)") == ("none", [10])
    assert found("Das Boot 1990") == ("none", [10])
    assert found("Das Boot 1983") == ("likely", [10])
    assert found("Das Boot (1982)") == ("one", [10])
