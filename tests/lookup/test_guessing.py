"""Slips against fame: who is meant by a name that no title has."""

import pytest

from reelkin.lookup.guessing import guess, spellings_of
from reelkin.lookup.matching import Candidate, NameKind
from reelkin.lookup.query import parse_query

P, PERSON = NameKind.PRIMARY, NameKind.PERSON
ALIEN = Candidate(0, "Alien", P, 1979, 900_000, fame=0.6)


def meant(typed, *candidates):
    resolution = guess(parse_query(typed), candidates)
    return resolution.kind, [match.candidate.row for match in resolution.matches]


def test_fame_decides_between_names_as_far_away():
    assert meant("Aleen", Candidate(1, "Arleen", P, 2000, 9, fame=0.1), ALIEN) == ("likely", [0])
    assert meant("Aleen", Candidate(1, "Arleen", P, 2000, 9, fame=0.55), ALIEN) == ("several", [0, 1])


def test_much_fame_makes_up_for_a_slip_more():
    obscure, famous = Candidate(1, "The Reach", P, 2014, 9, 0.0), Candidate(2, "The Beaches", P, 2000, 9, 0.7)
    assert meant("The Reaches", obscure, famous) == ("likely", [2])


def test_what_is_hardly_alike_is_not_offered():
    barbie = [
        Candidate(row, name, P, 2000, 9, 0.1)
        for row, name in enumerate(["Babe", "Bambi", "Carrie", "Marnie"])
    ]
    assert meant("Barbie", *barbie) == ("none", [])


def test_suggestions_are_three_at_most():
    assert meant("Rocky 3", *[Candidate(row, "Rocky II", P, 1979, 9, 0.5) for row in range(9)]) == (
        "none",
        [0, 1, 2],
    )


def test_a_word_of_a_long_and_little_known_name_is_offered_and_not_taken():
    kombat = "Mortal Kombat: Annihilation"
    assert meant("Annihilation", Candidate(0, kombat, P, 1997, 9, 0.0)) == ("none", [0])
    assert meant("Annihilation", Candidate(0, kombat, P, 1997, 9, 0.6)) == ("likely", [0])


def test_another_part_is_never_taken():
    assert meant("The Godfahter 3", Candidate(0, "The Godfather 2", P, 1974, 9, 1.0)) == ("none", [0])


def test_a_number_written_otherwise_is_told():
    assert meant("7 samurai", Candidate(0, "Seven Samurai", P, 1954, 9)) == ("likely", [0])
    assert meant("godfather 2", Candidate(0, "The Godfather Part II", P, 1974, 9)) == ("likely", [0])


def test_an_unsure_year_may_belong_to_the_name():
    blade = Candidate(1, "Blade Runner", P, 1982, 9, 0.6)
    assert meant("Blade Runer 2049", Candidate(0, "Blade Runner 2049", P, 2017, 9, 0.5), blade) == (
        "likely",
        [0],
    )
    assert spellings_of(parse_query("Heat 1995")) == ["heat", "heat 1995"]
    assert spellings_of(parse_query("Heat (1995)")) == ["heat"]


@pytest.mark.parametrize(("typed", "row"), [("Hamlett (1948)", 1), ("Hamlett (1996)", 0)])
def test_a_year_tells_namesakes_apart(typed, row):
    hamlets = [Candidate(0, "Hamlet", P, 1996, 9, 0.5), Candidate(1, "Hamlet", P, 1948, 9, 0.4)]
    assert meant(typed, *hamlets) == ("likely", [row])


def test_somebodys_titles_are_asked_about_before_titles_that_have_the_word():
    kubricks = [Candidate(row, "Stanley Kubrick", PERSON, 1980, 9 - row, 0.6) for row in (0, 1)]
    about = Candidate(2, "Kubrick by Kubrick", P, 2020, 9, 0.3)
    assert meant("Kubrick", about, *kubricks) == ("several", [0, 1, 2])


def test_an_obscure_person_does_not_stand_before_a_famous_title():
    assert meant("Aleen", ALIEN, Candidate(7, "Aleen Smith", PERSON, 1990, 9, 0.0)) == ("likely", [0])
