"""CSV files that people or other programs made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interactions.making import sheet
from reelkin.errors import BadInput
from reelkin.interactions.reading import read_upload
from reelkin.interactions.scale import Scale


def read(text, scale=None):
    (reading,) = read_upload("x.csv", text.encode(), scale)
    return reading


def said(text, scale=None):
    return [(row.tconst, row.title, row.year, row.rating, str(row.scale)) for row in read(text, scale).rows]


@given(
    st.lists(st.tuples(st.integers(1, 99_999_999), st.integers(1, 10)), min_size=1, max_size=8),
    st.sampled_from(["tconst", "imdb_id", "IMDb ID", "Const", "titleId", "imdbID"]),
    st.sampled_from(["rating", "Your Rating", "score", "Bewertung"]),
    st.sampled_from(",;\t"),
)
def test_ids_and_ratings_come_back_whatever_the_header_calls_them(rows, id_name, rating_name, separator):
    written = [{id_name: f"tt{number:07}", rating_name: rating} for number, rating in rows]
    reading = read(sheet((id_name, rating_name), written, separator).decode(), Scale(1, 10))
    assert [(row.tconst, row.rating) for row in reading.rows] == [
        (f"tt{number:07}", rating) for number, rating in rows
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("title,year,rating\nAlien,1979,9\n", (None, "Alien", 1979, 9.0, "1..10")),
        ("Titel;Jahr;Note\nAlien;1979;4,5\n", (None, "Alien", 1979, 4.5, "0.5..5")),
        ('title,rating\n"Matrix, The (1999)",9\n', (None, "The Matrix", 1999, 9.0, "1..10")),
        ("Title,Year,Rating10,WatchedDate\nAlien,1979,4,2020-01-01\n", (None, "Alien", 1979, 4.0, "1..10")),
        (
            "movie_id,imdb_id,rating,title\n1,114709,4.5,Toy Story (1995)\n",
            ("tt0114709", "Toy Story", 1995, 4.5, "0.5..5"),
        ),
        (
            "link,title,score\nhttps://www.imdb.com/title/tt0078748/,Alien,8/10\n",
            ("tt0078748", "Alien", None, 8.0, "1..10"),
        ),
        ("url,score\nhttps://www.imdb.com/title/tt0078748/,8/10\n", ("tt0078748", None, None, 8.0, "1..10")),
        ("title,year,stars\nAlien,1979,★★★★½\n", (None, "Alien", 1979, 4.5, "0.5..5")),
        ("tt0078748,9\ntt0090605,6\n", ("tt0078748", None, None, 9.0, "1..10")),
        (
            "Const,IMDb-Bewertung,Deine Bewertung,Titel\ntt0078748,8.5,9,Alien\n",
            ("tt0078748", "Alien", None, 9.0, "1..10"),
        ),
        ("Alien,1979,9\nAliens,1986,6\n", (None, "Alien", 1979, 9.0, "1..10")),
        ("1984,1984,9\nAliens,1986,6\n", (None, "1984", 1984, 9.0, "1..10")),
    ],
)
def test_the_ways_people_write_it(text, row):
    assert said(text)[0] == row


def test_a_guessed_scale_is_told_and_a_given_one_is_used():
    text = "tconst,rating\ntt0078748,4\ntt0090605,5\n"
    assert (str(read(text).scale), read(text).scale_is_guessed) == ("0.5..5", True)
    assert (str(read(text, Scale(1, 10)).scale), read(text, Scale(1, 10)).scale_is_guessed) == (
        "1..10",
        False,
    )


def test_a_row_off_the_given_scale_has_a_problem():
    rows = read("tconst,rating\ntt0078748,4\ntt0090605,7\n", Scale(0.5, 5)).rows
    assert [row.problem is None for row in rows] == [True, False]


def test_a_column_called_id_that_holds_other_ids_is_not_taken_for_imdbs():
    assert said("id,title,year,rating\n17,Alien,1979,9\n")[0][:2] == (None, "Alien")


def test_a_file_without_ratings_is_a_list_of_what_was_seen():
    reading = read("title,year\nAlien,1979\n")
    assert (reading.rows[0].kind, reading.scale) == ("watched", None)
    assert "no column of ratings" in reading.notes[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n", "many people"),
        ("1::0068646::10::1381620027\n", "many people"),
        ("colour,size\nred,9\n", "not an export reelkin knows"),
        ("hello\n", "not an export reelkin knows"),
        ("tconst,rating\ntt0078748,-40\ntt0090605,700\n", "give the scale"),
    ],
)
def test_what_it_cannot_be_is_refused(text, why):
    with pytest.raises(BadInput, match=why):
        read(text)


def test_rows_without_anything_are_told():
    rows = read("title,year,rating\nAlien,1979,9\n,1979,9\n" + "x" * 400 + ",1979,9\nAlien,1979,good\n").rows
    assert [row.problem for row in rows] == [
        None, "neither an IMDb id nor a title", "a title of more than 300 characters", "'good' is no rating",
    ]  # fmt: skip
