"""Trakt's JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import trakt, zipped
from reelkin.errors import BadInput
from reelkin.interactions.cells import clean
from reelkin.interactions.reading import read_upload

TITLES = st.text(min_size=1, max_size=40).map(clean).filter(bool)
ALIEN = {
    "title": "Alien",
    "year": 1979,
    "ids": {"trakt": 295, "slug": "alien-1979", "imdb": "tt0078748", "tmdb": 348},
}


def read(*entries):
    (reading,) = read_upload("anything", trakt(entries))
    return reading


@given(
    st.lists(
        st.tuples(TITLES, st.integers(1888, 2030), st.integers(1, 10), st.sampled_from(["movie", "show"])),
        min_size=1,
        max_size=6,
    )
)
def test_ratings_come_back_as_they_were_written(rows):
    entries = [
        {
            "rated_at": "2017-11-13T00:00:00.000Z",
            "rating": rating,
            "type": form,
            form: {"title": title, "year": year, "ids": {"imdb": None}},
        }
        for title, year, rating, form in rows
    ]
    reading = read(*entries)
    assert reading.format == "Trakt ratings"
    assert [(row.title, row.year, row.rating, row.form) for row in reading.rows] == [
        (title, year, rating, "film" if form == "movie" else "series") for title, year, rating, form in rows
    ]
    assert {row.timestamp for row in reading.rows} == {1510531200}


@pytest.mark.parametrize(
    ("entry", "kind", "format_"),
    [
        ({"watched_at": "2017-11-13T00:00:00Z", "action": "watch"}, "watched", "Trakt history"),
        ({"plays": 2, "last_watched_at": "2017-11-13T00:00:00Z"}, "watched", "Trakt history"),
        ({"rank": 1, "listed_at": "2017-11-13T00:00:00Z"}, "wanted", "Trakt watchlist"),
        ({"rated_at": "2017-11-13T00:00:00Z", "rating": 9}, "rated", "Trakt ratings"),
    ],
)
def test_the_kinds_of_lists(entry, kind, format_):
    reading = read(entry | {"movie": ALIEN})
    row = reading.rows[0]
    assert (reading.format, row.kind, row.tconst, row.timestamp) == (format_, kind, "tt0078748", 1510531200)


def test_an_episode_is_not_its_show():
    show = {"title": "The X-Files", "year": 1993, "ids": {"imdb": "tt0106179"}}
    row = read({"rated_at": "x", "rating": 9, "episode": {"title": "Pilot", "ids": {}}, "show": show}).rows[0]
    assert (row.tconst, row.form) == (None, "episode")
    assert "one episode" in row.problem


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"rating": 11, "rated_at": "x", "movie": ALIEN}, "scale 1..10"),
        ({"rating": "9", "rated_at": "x", "movie": ALIEN}, "no rating"),
        ({"rating": True, "rated_at": "x", "movie": ALIEN}, "no rating"),
        ({"rating": 9, "rated_at": "x", "movie": {"title": ["x"], "ids": 5}}, "neither"),
        ("a string", "not an entry"),
        (None, "not an entry"),
    ],
)
def test_odd_entries_are_told_one_by_one(entry, said):
    good, odd = read({"rating": 8, "rated_at": "x", "movie": ALIEN}, entry).rows
    assert good.problem is None
    assert said in odd.problem


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" * 100_000, "nested too deep|not JSON"),
        (b'[{"rating": NaN}]', "NaN"),
        (b'{"a": 1}', "no[nt]|without a list|reelkin knows"),
        (b"[1, 2", "not JSON"),
        (b"[" + b"[]," * 2_500_001 + b"1]", "more than 5,000,000 values"),
        (b"[" + b"1," * 250_000 + b"1]", "more than 250,000 entries"),
        (b'[{"rating": ' + b"9" * 10_000 + b"}]", "not JSON"),
        (b'[{"name": "x"}]', "not an export reelkin knows"),
        (b"[]", "not an export reelkin knows"),
    ],
)
def test_other_json_is_refused(data, said):
    with pytest.raises(BadInput, match=said):
        read_upload("x.json", data)


def test_control_characters_and_half_pairs_do_not_reach_the_title():
    row = read({"rating": 8, "rated_at": "x", "movie": {"title": "A\u001b[31m\ud800", "ids": {}}}).rows[0]
    assert row.title == "A [31m"
    assert json.dumps(row.to_dict()).encode()


def test_a_backup_is_a_zip_of_such_files():
    data = zipped(
        {
            "backup/ratings-movies.json": trakt([{"rating": 8, "rated_at": "x", "movie": ALIEN}]),
            "backup/user.json": b'{"username": "me"}',
        }
    )
    assert [one.format for one in read_upload("x.zip", data)] == ["Trakt ratings"]
