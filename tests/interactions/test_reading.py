"""Any export, told by what is in it; and nothing hostile gets further than a clear error."""

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import IMDB_NEW, IMDB_OLD, RATINGS, sheet, trakt, zipped
from reelkin.errors import BadInput
from reelkin.interactions.reading import read_export, read_upload

IMDB_ROW = {"Const": "tt0211915", "Your Rating": 9, "Title": "Amélie", "Year": 2001}
BOXD_ROW = {"Name": "Amélie", "Year": 2001, "Letterboxd URI": "x", "Rating": 4.5}
TRAKT = trakt([{"rating": 9, "rated_at": "x", "movie": {"title": "Amélie", "year": 2001, "ids": {}}}])
FORMATS = [
    (sheet(IMDB_OLD, [IMDB_ROW]), "IMDb ratings"),
    (sheet(IMDB_NEW, [IMDB_ROW]), "IMDb ratings"),
    (sheet(RATINGS, [BOXD_ROW]), "Letterboxd ratings"),
    (TRAKT, "Trakt ratings"),
    ("title,year,rating\nAmélie,2001,9\n".encode(), "plain CSV"),
]


@pytest.mark.parametrize(("data", "name"), FORMATS)
@pytest.mark.parametrize("file", ["ratings.csv", "watchlist.json", "x.zip", "noname"])
def test_the_content_decides_whatever_the_name(data, name, file):
    assert [one.format for one in read_upload(file, data)] == [name]


@pytest.mark.parametrize(("data", "name"), FORMATS)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_unicode_encoding(data, name, encoding):
    (reading,) = read_upload("x", data.decode().encode(encoding))
    assert (reading.format, reading.rows[0].title) == (name, "Amélie")


@pytest.mark.parametrize(("data", "name"), FORMATS)
def test_gzip_and_zip(data, name):
    assert [one.format for one in read_upload("x", gzip.compress(data, mtime=0))] == [name]
    assert [one.format for one in read_upload("x", zipped({"a.csv": data}))] == [name]


def test_latin_1_is_read_and_said():
    (reading,) = read_upload("x", "title,year,rating\nAmélie,2001,9\n".encode("latin-1"))
    assert reading.rows[0].title == "Amélie"
    assert "Windows-1252" in reading.notes[0]


def test_carriage_returns_alone_end_lines_too():
    (reading,) = read_upload("x", b"title,year,rating\rAlien,1979,9\rHeat,1995,8\r")
    assert [row.title for row in reading.rows] == ["Alien", "Heat"]


def test_a_zip_without_anything_known():
    with pytest.raises(BadInput, match=r"x.zip: nothing in it is an export reelkin knows"):
        read_upload("x.zip", zipped({"readme.txt": b"hello\n", "data.json": b'{"a": 1}'}))


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_read_or_refused(data):
    with suppress(BadInput):
        assert read_upload("x", data)


@given(
    st.sampled_from([data for data, _ in FORMATS]),
    st.integers(0, 400),
    st.binary(max_size=6),
    st.integers(0, 40),
)
def test_damage_anywhere_is_read_or_refused(data, place, put, cut):
    place %= len(data)
    try:
        readings = read_upload("x", data[:place] + put + data[place + cut :])
    except BadInput:
        return
    for reading in readings:
        for row in reading.rows:
            assert row.problem or row.rating is None or row.rating in row.scale


def test_the_exports_of_real_taste(shared_data):
    counts = {"u1": 232, "u15": 135, "u62": 366}
    files = sorted((shared_data / "taste_exports").iterdir())
    assert len(files) == 9
    for path in files:
        (reading,) = read_export(path)
        assert len(reading.rows) == counts[path.stem.rpartition("_")[2]]
        assert all(row.problem is None and row.kind == "rated" and row.timestamp for row in reading.rows)
        assert reading.format == (
            "Letterboxd ratings" if path.stem.startswith("letterboxd") else "IMDb ratings"
        )
