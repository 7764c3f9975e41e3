"""What one cell says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelkin.interactions.cells import clean, read_moment, read_rating, read_tconst, read_year
from reelkin.interactions.scale import HUNDRED, IMDB, STARS


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('="tt0078748"', "tt0078748"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("  two\twords \r\n", "two words"),
        ("red\x1b[31malert\x07", "red [31malert"),
        ("right\u202eleft", "right left"),
        ("half \ud800 pair", "half pair"),
        ("zero\u200dwidth joiners stay", "zero\u200dwidth joiners stay"),
    ],
)
def test_cells_become_plain_text(cell, text):
    assert clean(cell) == text


@given(st.text())
def test_whatever_is_cleaned_can_be_printed_on_one_line_and_is_clean(cell):
    text = clean(cell)
    assert len(text.splitlines()) <= 1
    assert text.encode().decode() == text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("cell", "bare", "tconst"),
    [
        ("tt0078748", False, "tt0078748"),
        ("https://www.imdb.com/title/tt0078748/?ref_=x", False, "tt0078748"),
        ("https://www.imdb.com/de/title/tt10078748/", False, "tt10078748"),
        ("78748", True, "tt0078748"),
        ("0078748", True, "tt0078748"),
        ("12345678", True, "tt12345678"),
        ("78748", False, None),
        ("0", True, None),
        ("²", True, None),
        ("tt123", False, None),
        ("nm0000631", True, None),
        ("", True, None),
    ],
)
def test_ids(cell, bare, tconst):
    assert read_tconst(cell, bare) == tconst


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("8", (8.0, None)),
        ("4,5", (4.5, None)),
        ("+7.25", (7.25, None)),
        ("-3", (-3.0, None)),
        ("7/10", (7.0, IMDB)),
        ("3.5 / 5", (3.5, STARS)),
        ("80%", (80.0, HUNDRED)),
        ("★★★½", (3.5, STARS)),
        ("★★★☆☆", (3.0, STARS)),
        ("½", (0.5, STARS)),
        ("", None),
        ("good", None),
        ("nan", None),
        ("1e3", None),
        ("7/0", None),
        ("=7", None),
        ("8 or 9", None),
    ],
)
def test_ratings(cell, found):
    assert read_rating(cell) == found


@given(st.text(max_size=40))
def test_no_cell_makes_the_readers_fail(cell):
    read_rating(cell), read_year(cell), read_moment(cell), read_tconst(cell, bare=True)


@pytest.mark.parametrize(
    ("cell", "year"), [("1979", 1979), ("2008–2013", 2008), ("1979.0", 1979), ("79", None), ("", None)]
)
def test_years(cell, year):
    assert read_year(cell) == year


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("2017-11-13", 1510531200),
        ("2017-11-13T01:00:00.000Z", 1510534800),
        ("2017-11-13T01:00:00+01:00", 1510531200),
        ("Mon Nov 13 00:00:00 2017", 1510531200),
        ("1510531200", 1510531200),
        ("1510531200000", 1510531200),
        ("1969-12-31", -86400),
        ("3/4/2017", None),
        ("0001-01-01", None),
        ("9999-12-31", None),
        ("", None),
    ],
)
def test_moments(cell, seconds):
    assert read_moment(cell) == seconds
