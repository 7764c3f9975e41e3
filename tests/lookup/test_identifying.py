"""Which title an export's line means: sure, told as likely, or left to a person."""

import pytest

from reelkin.lookup.identifying import identify
from reelkin.lookup.matching import Candidate, NameKind, rank
from reelkin.lookup.query import Query
from reelkin.lookup.text import normalise

P, O, A = NameKind.PRIMARY, NameKind.ORIGINAL, NameKind.ALTERNATE  # noqa: E741


def meant(name, year, candidates, fits=lambda _row: True):
    query = Query(name, normalise(name), year, year_is_sure=year is not None)
    resolution = identify(query, rank(query, candidates), fits)
    return resolution.kind, [match.candidate.row for match in resolution.matches]


def test_the_name_and_the_year_are_enough():
    heats = [Candidate(0, "Heat", P, 1995, 9), Candidate(1, "Heat", P, 1986, 900_000)]
    assert meant("HEAT", 1995, heats) == ("one", [0])


def test_a_neighbouring_year_is_likely_if_no_title_has_the_year():
    assert meant("Heat", 1996, [Candidate(0, "Heat", P, 1995, 9)]) == ("likely", [0])
    assert meant("Heat", 1996, [Candidate(0, "Heat", P, 1995, 9)], lambda _row: False)[0] == "several"
    assert meant("Heat", 1996, [Candidate(0, "Heat", P, None, 9)])[0] == "several"
    assert meant("Heat", 1997, [Candidate(0, "Heat", P, 1995, 9)])[0] == "several"
    assert meant("The Heat", 1996, [Candidate(0, "Heat", P, 1995, 9)])[0] == "several"
    both = [Candidate(0, "Heat", P, 1995, 9), Candidate(1, "Heat", P, 1996, 9)]
    assert meant("Heat", 1996, both) == ("one", [1])


def test_an_alternate_title_of_this_year_beats_an_own_title_of_another():
    candidates = [Candidate(0, "The Hunt", P, 2011, 50), Candidate(1, "The Hunt", A, 2012, 300_000)]
    assert meant("The Hunt", 2012, candidates) == ("one", [1])


def test_own_titles_beat_alternate_ones_of_the_same_year():
    candidates = [Candidate(0, "Fury", A, 2014, 2_000), Candidate(1, "Fury", P, 2014, 50)]
    assert meant("Fury", 2014, candidates) == ("one", [1])


def test_a_far_better_known_title_shown_under_the_name_is_told_as_likely():
    """Jagten is The Hunt nearly everywhere; a short that is called so is seldom meant."""
    candidates = [Candidate(0, "The Hunt", A, 2012, 300_000), Candidate(1, "The Hunt", P, 2012, 50)]
    assert meant("The Hunt", 2012, candidates) == ("likely", [0])


def test_accents_tell_namesakes_apart():
    draculas = [Candidate(0, "Dracula", P, 1931, 60_000), Candidate(1, "Drácula", P, 1931, 5_000)]
    assert meant("Dracula", 1931, draculas) == ("one", [0])
    assert meant("Drácula", 1931, draculas) == ("one", [1])
    assert meant("DRÁCULA", 1931, draculas) == ("one", [1])


def test_an_article_tells_namesakes_apart():
    things = [Candidate(0, "Thing", P, 1982, 9), Candidate(1, "The Thing", P, 1982, 9)]
    assert meant("The Thing", 1982, things) == ("one", [1])
    assert meant("Thing", 1982, things) == ("one", [0])
    assert meant("Thing", 1982, things[1:]) == ("likely", [1])
    assert meant("The Thing", 1982, things[:1]) == ("likely", [0])


def test_the_kind_tells_namesakes_apart_but_never_excludes():
    candidates = [Candidate(0, "Fargo", P, 1996, 9), Candidate(1, "Fargo", P, 1996, 9)]
    assert meant("Fargo", 1996, candidates, lambda row: row == 1) == ("one", [1])
    assert meant("Fargo", 1996, candidates[:1], lambda _row: False) == ("one", [0])


@pytest.mark.parametrize(
    ("famous", "other", "kind"),
    [(60_000, 12, "likely"), (600, 12, "likely"), (590, 12, "several"), (499, 1, "several")],
)
def test_far_greater_fame_tells_namesakes_apart_and_says_so(famous, other, kind):
    candidates = [Candidate(0, "Alone", P, 2020, other), Candidate(1, "Alone", P, 2020, famous)]
    found, rows = meant("Alone", 2020, candidates)
    assert found == kind
    assert rows[0] == 1


def test_another_name_is_left_to_a_person_however_near():
    """Scorched is not Scorcher of the same year, and a catalogue that lacks it holds nothing that says so."""
    samurai = Candidate(0, "Seven Samurai", P, 1954, 9)
    assert meant("Sevn Samurai", 1954, [samurai]) == ("several", [0])
    assert meant("Sevn Samurai", 1954, [samurai, Candidate(1, "Samurai", P, 1954, 9)]) == ("several", [0])
    assert meant("Scorched", 2002, [Candidate(0, "Scorcher", P, 2002, 90_000)]) == ("several", [0])
    assert meant("Portrait of Wally", 2012, [Candidate(0, "Portrait of a Lady", P, 2012, 9_000)])[0] in (
        "several",
        "none",
    )
    assert meant("Che: Part One", 2008, [Candidate(0, "Che: Part Two", P, 2008, 9)])[0] == "several"
    assert meant("Kill Bill: Vol. 1", 2003, [Candidate(0, "Kill Bill: Vol. 2", P, 2004, 9)])[0] == "several"
    assert meant("Sevn Samurai", 1955, [Candidate(0, "Seven Samurai", P, 1954, 9)])[0] == "several"
    assert meant("The Others", 2001, [Candidate(0, "The Brothers", P, 2001, 9)])[0] == "several"
    assert meant("Primer", 2004, [Candidate(0, "Prime", P, 2004, 9)])[0] == "several"
    assert meant("Sevn Samurai", 1994, [Candidate(0, "Seven Samurai", P, 1954, 9)])[0] != "likely"


def test_a_name_without_one_of_its_parts_is_likely():
    empire = Candidate(0, "Star Wars: Episode V - The Empire Strikes Back", P, 1980, 900)
    assert meant("The Empire Strikes Back", 1980, [empire]) == ("likely", [0])
    assert meant("Star Wars: The Empire Strikes Back", 1980, [empire]) == ("likely", [0])
    assert meant("The Empire Strikes Back", 1981, [empire])[0] == "several"
    assert meant("Star Trek: The Empire Strikes Back", 1980, [empire])[0] == "several"
    assert meant("Star Wars", 1980, [empire])[0] == "several"
    other = Candidate(1, "Making It: The Empire Strikes Back", P, 1980, 899)
    assert meant("The Empire Strikes Back", 1980, [empire, other])[0] == "several"
    little = Candidate(1, "Making It: The Empire Strikes Back", P, 1980, 9)
    assert meant("The Empire Strikes Back", 1980, [little])[0] == "several"


@pytest.mark.parametrize(
    ("asked", "name", "kind"),
    [
        ("Kill Bill: Vol. 1", "Kill Bill: Volume 1", "likely"),
        ("Kill Bill: Vol. 1", "Kill Bill: Volume 2", "several"),
        ("Doctor Strange", "Dr. Strange", "likely"),
        ("Se7en", "Seven", "likely"),
        ("Seven", "Se7en", "likely"),
        ("Thir13en Ghosts", "Thirteen Ghosts", "likely"),
        ("Fant4stic", "Fantastic", "likely"),
        ("Se7en", "Sudden", "none"),
        ("Se7en", "Sewer", "several"),
        ("Scream 2", "Scream", "several"),
        ("2nd Chance", "Last Chance", "several"),
    ],
)
def test_the_same_name_written_otherwise_in_this_very_year_is_likely(asked, name, kind):
    assert meant(asked, 2003, [Candidate(0, name, P, 2003, 9)])[0] == kind
    assert meant(asked, 2003, [Candidate(0, name, P, 2004, 9)])[0] != "likely"
    assert meant(asked, None, [Candidate(0, name, P, 2003, 9)])[0] != "likely"
    assert meant(asked, 2003, [Candidate(0, name, P, 2003, 9), Candidate(1, name, P, 2003, 9)])[0] != "likely"
    assert meant(asked, 2003, [Candidate(0, name, P, 2003, 9)], lambda _row: False)[0] != "likely"


def test_a_famous_title_goes_by_its_name_without_the_subtitle():
    hope = Candidate(0, "Star Wars: Episode IV – A New Hope", P, 1977, 206, fame=0.5)
    making = Candidate(1, "Star Wars: The Making", P, 1977, 5, fame=0.01)
    assert meant("Star Wars", 1977, [hope, making]) == ("likely", [0])
    assert meant("Star Wars", 1978, [hope])[0] == "several"
    assert meant("Star Wars", 1977, [making])[0] == "several"
    assert meant("Star", 1977, [hope])[0] != "likely"
    assert (
        meant("Star Wars", 1977, [hope, Candidate(2, "Star Wars: Other", P, 1977, 9, fame=0.4)])[0]
        == "several"
    )
    birdman = Candidate(0, "Birdman or (The Unexpected Virtue of Ignorance)", P, 2014, 9, fame=0.5)
    assert meant("Birdman", 2014, [birdman]) == ("likely", [0])
    assert meant("Birdman", 2014, [Candidate(0, "Birdman of Alcatraz", P, 2014, 9, fame=0.9)])[0] == "several"


def test_a_longer_name_is_left_to_a_person():
    """A namesake that the catalogue lacks must not pass for a title that only has the name in its own."""
    assert meant("Heat", 1995, [Candidate(0, "Dead Heat", P, 1995, 9)]) == ("several", [0])


def test_without_a_year_the_name_must_be_of_one_title():
    heats = [Candidate(0, "Heat", P, 1995, 9), Candidate(1, "Heat", P, 1986, 9)]
    assert meant("Heat", None, heats)[0] == "several"
    assert meant("Heat", None, heats[:1]) == ("one", [0])
    assert meant("Heat", None, [Candidate(0, "Heat", P, 1995, 900_000), heats[1]]) == ("likely", [0])


def test_nothing_comes_near():
    assert meant("Zyzzyva", 1999, [Candidate(0, "Alien", P, 1999, 9)]) == ("none", [])
    assert meant("Zyzzyva", 1999, []) == ("none", [])
