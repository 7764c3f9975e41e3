"""Titles behind a name index."""

from interactions.making import FILMS, known_films
from reelkin.interactions.titles import Known, nearest_names
from reelkin.lookup.query import Query
from reelkin.lookup.text import normalise


def query(name, year=None):
    return Query(name, normalise(name), year, year_is_sure=True)


def titles_of(candidates):
    return {FILMS[candidate.row][0] for candidate in candidates}


def test_ids_that_exist():
    assert known_films().known_ids(["tt0078748", "tt0000001"]) == {
        "tt0078748": Known("tt0078748", "Alien", 1979, "movie", 900_000)
    }


def test_exact_names_whatever_the_year():
    heat, samurai, nothing = known_films().named([query("HEAT"), query("七人の侍", 1999), query("Zyzzyva")])
    assert titles_of(heat) == {"tt0113277", "tt0093164"}
    assert titles_of(samurai) == {"tt0047478"}
    assert nothing == []


def test_candidates_keep_their_accents_and_articles():
    (found,) = known_films().named([query("Dracula")])
    assert {candidate.name for candidate in found} == {"Dracula", "Drácula"}
    (found,) = known_films().named([query("x-files")])
    assert {candidate.name for candidate in found} == {"The X-Files"}


def test_near_names_are_of_about_the_year():
    near, far, undated = known_films().like(
        [query("Sevn Samurai", 1955), query("Sevn Samurai", 1957), query("Sevn Samurai")]
    )
    assert titles_of(near) == {"tt0047478"}
    assert titles_of(far) == set()
    assert undated == []


def test_nearest_names_are_alike_or_have_one_in_the_other():
    names = ["seven samurai", "star wars episode iv a new hope", "heat", "borat", "dead heat", "cheat"]
    assert nearest_names("sevn samurai", names) == [0]
    assert nearest_names("star wars", names) == [1]
    assert nearest_names("borat cultural learnings of america", names) == [3]
    assert set(nearest_names("heat", names)) >= {2, 4}


def test_a_title_can_be_told_from_its_namesakes():
    assert (
        str(Known("tt0106179", "The X-Files", 1993, "tvSeries", 1200))
        == "tt0106179   The X-Files (1993), tvSeries, 1,200 votes"
    )
    assert str(Known("tt1", "X", None, "movie", 0)) == "tt1         X (year unknown), 0 votes"
