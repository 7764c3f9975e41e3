"""IMDb's exports in each of their headers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import IMDB_FIRST, IMDB_LIST_NEW, IMDB_LIST_OLD, IMDB_NEW, IMDB_OLD, sheet
from reelkin.interactions.cells import clean
from reelkin.interactions.formats.imdb import recognise
from reelkin.interactions.reading import read_upload
from reelkin.interactions.scale import IMDB
from reelkin.interactions.sheets import read_sheet

TITLES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).map(clean).filter(bool)
)
ROWS = st.lists(
    st.tuples(st.integers(1, 99_999_999), st.integers(1, 10), TITLES, st.integers(1900, 2030)),
    min_size=1,
    max_size=6,
)


def read(header, *rows):
    (reading,) = read_upload("anything.dat", sheet(header, rows))
    return reading


@given(ROWS, st.sampled_from([IMDB_OLD, IMDB_NEW]))
def test_ratings_come_back_as_they_were_written(rows, header):
    written = [
        {
            "Const": f"tt{number:07}",
            "Your Rating": rating,
            "Title": title,
            "Year": year,
            "Date Rated": "2017-11-13",
        }
        for number, rating, title, year in rows
    ]
    reading = read(header, *written)
    assert reading.format == "IMDb ratings"
    assert reading.scale == IMDB
    assert [(row.tconst, row.rating, row.title, row.year) for row in reading.rows] == [
        (f"tt{number:07}", rating, title, year) for number, rating, title, year in rows
    ]
    assert {row.timestamp for row in reading.rows} == {1510531200}


def test_the_first_header_names_the_rating_otherwise():
    reading = read(
        IMDB_FIRST,
        {"const": "tt0078748", "You rated": "9", "created": "Mon Nov 13 00:00:00 2017", "Title": "Alien"},
    )
    row = reading.rows[0]
    assert (row.kind, row.rating, row.timestamp, row.title) == ("rated", 9.0, 1510531200, "Alien")


def test_a_watchlist_is_wanted_and_what_is_rated_in_it_is_a_rating():
    want = {
        "Position": 1,
        "Const": "tt0078748",
        "Created": "2017-11-13",
        "Title": "Alien",
        "Title Type": "Movie",
    }
    assert [row.kind for row in read(IMDB_LIST_OLD, want).rows] == ["wanted"]
    rated = want | {"Const": "tt0090605", "Your Rating": "8", "Date Rated": "2018-01-01"}
    rows = read(IMDB_LIST_NEW, want, rated).rows
    assert [(row.kind, row.rating) for row in rows] == [("wanted", None), ("rated", 8.0)]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("movie", "film"), ("Movie", "film"), ("TV Movie", "film"), ("Film", "film"), ("Película", "film"),
        ("Fernsehfilm", "film"), ("tvSeries", "series"), ("TV Mini Series", "series"), ("Serie TV", "series"),
        ("Mini serie TV", "series"), ("Série", "series"), ("TV-Serie", "series"), ("tvEpisode", "episode"),
        ("Episodio de TV", "episode"), ("Video Game", "game"), ("ตอน", None),
    ],
)  # fmt: skip
def test_title_types_in_the_languages_of_the_site(word, form):
    assert read(IMDB_NEW, {"Const": "tt0078748", "Your Rating": "9", "Title Type": word}).rows[0].form == form


@pytest.mark.parametrize(
    ("rating", "said"), [("11", "scale 1..10"), ("0", "scale 1..10"), ("great", "'great' is no rating")]
)
def test_a_bad_rating_is_the_rows_problem_and_not_the_files(rating, said):
    good, bad = read(
        IMDB_OLD, {"Const": "tt0078748", "Your Rating": 9}, {"Const": "tt0090605", "Your Rating": rating}
    ).rows
    assert good.problem is None
    assert said in bad.problem


def test_formulas_are_text_and_quoted_ids_are_ids():
    row = read(IMDB_OLD, {"Const": '="tt0078748"', "Your Rating": "9", "Title": "=HYPERLINK(1)"}).rows[0]
    assert (row.tconst, row.title) == ("tt0078748", "=HYPERLINK(1)")


def test_a_plain_file_with_const_alone_is_not_imdbs():
    assert not recognise(read_sheet("x", "Const,Score\ntt0078748,9\n"))
