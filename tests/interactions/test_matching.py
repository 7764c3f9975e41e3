"""Every row is matched, ambiguous or unmatched."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import FILMS, known_films
from reelkin.interactions import matching
from reelkin.interactions.matching import Matched, match_rows, row_key
from reelkin.interactions.rows import Row
from reelkin.interactions.scale import STARS
from reelkin.interactions.titles import Known
from reelkin.lookup.index import build_index
from reelkin.lookup.matching import NameKind


def row(title=None, year=None, **more):
    return Row("x.csv", more.pop("line", 2), "rated", title=title, year=year, rating=4.0, scale=STARS, **more)


def match(*rows, choices=None):
    return match_rows(rows, known_films(), choices)


@pytest.mark.parametrize(
    ("given", "tconst", "how"),
    [
        (row("Alien", 1979), "tt0078748", "name"),
        (row("Heat", 1986), "tt0093164", "name"),
        (row("Heat", 1996), "tt0113277", "likely"),
        (row("Dracula", 1931), "tt0021814", "name"),
        (row("Drácula", 1931), "tt0021815", "name"),
        (row("Shichinin no samurai", 1954), "tt0047478", "name"),
        (row("七人の侍", 1954), "tt0047478", "name"),
        (row("Amelie from Montmartre", 2001), "tt0211915", "name"),
        (row("Alone", 2020, form="series"), "tt9000003", "name"),
        (row("X-Files", 1993, form="series"), "tt0106179", "likely"),
        (row("whatever", 1900, tconst="tt0078748"), "tt0078748", "id"),
        (row("Amélie"), "tt0211915", "likely"),
        (row("Heat"), "tt0113277", "likely"),
    ],
)
def test_what_is_matched_and_how(given, tconst, how):
    (one,) = match(given)
    assert (one.status, one.tconst, one.how) == ("matched", tconst, how)
    assert one.title == next(film[1] for film in FILMS if film[0] == tconst)


def test_without_a_year_one_name_is_enough_only_where_all_titles_are_known():
    """A model leaves titles out, and a namesake of the one it has may be among them."""
    (in_part,) = match_rows([row("Amélie")], known_films())
    (in_all,) = match_rows([row("Amélie")], replace(known_films(), whole=True))
    assert (in_part.how, in_all.how) == ("likely", "name")
    assert in_part.tconst == in_all.tconst == "tt0211915"


def test_a_title_that_is_not_there_is_not_taken_for_another():
    wally = row("Portrait of Wally", 2012)
    lady = ("tt0117364", "The Portrait of a Lady")
    films = replace(
        known_films(),
        index=build_index([(lady[1], 0, NameKind.PRIMARY)]),
        years=np.array([2012], np.int32),
        votes=np.array([9_000], np.int32),
        known_at=lambda _row: Known(*lady, 2012, "movie", 9_000),
        name_of=lambda _row, _kind: lady[1],
    )
    (one,) = match_rows([wally], films)
    assert one.tconst is None
    assert one.status in ("ambiguous", "unmatched")


def test_another_spelling_is_asked_about():
    (one,) = match(row("Sevn Samurai", 1954))
    assert one.status == "ambiguous"
    assert [known.tconst for known in one.candidates] == ["tt0047478"]


def test_namesakes_are_ambiguous_and_listed():
    (one,) = match(row("Alone", 2020))
    assert one.status == "ambiguous"
    assert {known.tconst for known in one.candidates} == {"tt9000001", "tt9000002", "tt9000003"}
    (heat,) = match(row("Heat", 1991))
    assert [known.tconst for known in heat.candidates] == ["tt0113277", "tt0093164"]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (row("Zyzzyva", 1999), "no title of this name and year in thirteen films"),
        (row("Alien", tconst="tt9999999"), "tt9999999 is not in thirteen films"),
        (
            row("Pilot", tconst="tt9999999", form="episode"),
            "only whole titles are matched, and this is an episode",
        ),
        (row("Alien", 1979, form="game"), "only whole titles are matched, and this is a game"),
        (row("Alien", 1979, problem="rating 9 is not on the scale"), "rating 9 is not on the scale"),
    ],
)
def test_what_is_not_matched_says_why(given, why):
    (one,) = match(given)
    assert (one.status, one.tconst, one.why) == ("unmatched", None, why)


def test_a_choice_stands_before_everything_else():
    alone, alien = row("Alone", 2020), row("Alien", 1979)
    found = match(alone, alien, choices={row_key(alone): "tt9000002", row_key(alien): None})
    assert [(one.status, one.tconst, one.how) for one in found] == [
        ("matched", "tt9000002", "choice"),
        ("unmatched", None, "choice"),
    ]


def test_a_name_is_the_same_key_however_it_is_written():
    assert row_key(row("Alien!", 1979)) == row_key(row("ALIEN", 1979, line=9))
    assert row_key(row("Alien", 1979)) != row_key(row("Alien", 1980))
    assert row_key(row("Alien", 1979)) != row_key(row("Alien", 1979, form="series"))
    assert row_key(row("Alien", 1979, problem="x")) != row_key(row("Alien", 1979))


def test_a_flood_of_names_that_are_not_there_is_searched_for_in_part(monkeypatch):
    monkeypatch.setattr(matching, "MOST_SEARCHED", 1)
    rows = [row("Sevn Samurai", 1954), row("Aladin", 1992), row("Alien", 1979)]
    assert [one.status for one in match(*rows)] == ["ambiguous", "unmatched", "matched"]


ROWS = st.builds(
    row,
    st.sampled_from([film[1] for film in FILMS] + ["Zyzzyva", "Alein", None]),
    st.one_of(st.none(), st.integers(1930, 2021)),
    tconst=st.sampled_from([None, None, "tt0078748", "tt0000001"]),
    problem=st.sampled_from([None, None, "odd"]),
)


@given(st.lists(ROWS, max_size=8))
def test_no_row_is_lost_and_each_survives_json(rows):
    found = match(*[one if one.title or one.tconst or one.problem else row("Alien") for one in rows])
    assert len(found) == len(rows)
    for one in found:
        assert (one.status == "matched") == (one.tconst is not None)
        assert (one.status == "ambiguous" or one.how == "likely") == bool(one.candidates)
        assert (one.status == "unmatched") == (one.why is not None)
        assert Matched.from_dict(json.loads(json.dumps(one.to_dict()))) == one
