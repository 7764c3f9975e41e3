"""Letterboxd's four files, alone and in the zip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import DIARY, RATINGS, WATCHED, sheet, zipped
from reelkin.errors import BadInput
from reelkin.interactions.cells import clean
from reelkin.interactions.reading import read_upload
from reelkin.interactions.scale import STARS

TITLES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(clean).filter(bool)
)
ALIEN = {"Date": "2017-11-13", "Name": "Alien", "Year": 1979, "Letterboxd URI": "https://boxd.it/2awY"}


def read(header, *rows, name="x.csv"):
    (reading,) = read_upload(name, sheet(header, rows))
    return reading


@given(
    st.lists(st.tuples(TITLES, st.integers(1888, 2030), st.integers(1, 10)), min_size=1, max_size=6),
    st.sampled_from([RATINGS, DIARY]),
)
def test_half_stars_come_back_as_they_were_written(rows, header):
    written = [
        ALIEN | {"Name": name, "Year": year, "Rating": f"{halves / 2:g}"} for name, year, halves in rows
    ]
    reading = read(header, *written)
    assert reading.scale == STARS
    assert [(row.title, row.year, row.rating, row.timestamp) for row in reading.rows] == [
        (name, year, halves / 2, 1510531200) for name, year, halves in rows
    ]


def test_an_entry_without_a_rating_was_watched():
    reading = read(DIARY, ALIEN, ALIEN | {"Rating": "4.5"})
    assert reading.format == "Letterboxd diary"
    assert [row.kind for row in reading.rows] == ["watched", "rated"]


@pytest.mark.parametrize(
    ("name", "kind", "notes"),
    [
        ("watchlist.csv", "wanted", 0),
        ("me-Watchlist-2.csv", "wanted", 0),
        ("watched.csv", "watched", 0),
        ("x.csv", "watched", 1),
    ],
)
def test_only_the_name_tells_watched_from_the_watchlist_and_that_is_said(name, kind, notes):
    reading = read(WATCHED, ALIEN, name=name)
    assert [row.kind for row in reading.rows] == [kind]
    assert len(reading.notes) == notes
    assert reading.scale is None


def test_the_zip_gives_what_stands_and_not_what_was_deleted_or_liked():
    rated = sheet(RATINGS, [ALIEN | {"Rating": 5}])
    data = zipped(
        {
            "ratings.csv": rated,
            "diary.csv": sheet(DIARY, [ALIEN | {"Rating": 3}]),
            "watched.csv": sheet(WATCHED, [ALIEN]),
            "watchlist.csv": sheet(WATCHED, [ALIEN | {"Name": "Heat"}]),
            "profile.csv": b"Date Joined,Username\n2012-01-01,me\n",
            "reviews.csv": sheet(DIARY, [ALIEN | {"Rating": 1}]),
            "deleted/diary.csv": sheet(DIARY, [ALIEN | {"Rating": 1}]),
            "likes/films.csv": sheet(WATCHED, [ALIEN]),
            "lists/best.csv": b"Letterboxd list export v7\n",
        }
    )
    readings = read_upload("letterboxd-me.zip", data)
    assert [(one.file.partition("/")[2], one.format) for one in readings] == [
        ("diary.csv", "Letterboxd diary"),
        ("watched.csv", "Letterboxd watched"),
        ("watchlist.csv", "Letterboxd watchlist"),
        ("ratings.csv", "Letterboxd ratings"),
    ]


def test_a_folder_around_everything_is_looked_into():
    data = zipped(
        {
            "letterboxd-me/ratings.csv": sheet(RATINGS, [ALIEN]),
            "letterboxd-me/likes/films.csv": sheet(WATCHED, [ALIEN]),
        }
    )
    assert [one.file for one in read_upload("x.zip", data)] == ["x.zip/letterboxd-me/ratings.csv"]


def test_an_empty_file_in_the_zip_is_no_error_but_a_damaged_one_is():
    data = {"ratings.csv": sheet(RATINGS, [ALIEN]), "watchlist.csv": b""}
    assert len(read_upload("x.zip", zipped(data))) == 1
    with pytest.raises(BadInput, match=r"watchlist.csv.*line 2"):
        read_upload("x.zip", zipped(data | {"watchlist.csv": b'Date,Name,Year,Letterboxd URI\n"2017,x'}))


def test_a_rating_off_the_scale_is_told():
    assert "scale 0.5..5" in read(RATINGS, ALIEN | {"Rating": 6}).rows[0].problem
