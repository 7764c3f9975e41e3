"""What was typed, read."""

import pytest

from reelkin.lookup.query import article_first, parse_query


@pytest.mark.parametrize(
    "typed",
    [
        "tt0078748",
        " tt0078748 ",
        "https://www.imdb.com/title/tt0078748/?ref_=x",
        "imdb.com/de/title/tt0078748/",
    ],
)
def test_an_id_or_an_address(typed):
    assert parse_query(typed).tconst == "tt0078748"


def test_a_sure_year():
    query = parse_query("Titanic (1953)")
    assert (query.key, query.year, query.year_is_sure) == ("titanic", 1953, True)


def test_an_unsure_year():
    query = parse_query("titanic 1953")
    assert (query.key, query.year, query.year_is_sure) == ("titanic", 1953, False)


@pytest.mark.parametrize("typed", ["1917", "2001: A Space Odyssey", "Apollo 13", "Ocean's 11"])
def test_numbers_that_are_titles(typed):
    assert parse_query(typed).year is None


@pytest.mark.parametrize(
    ("listed", "title"),
    [
        ("Matrix, The", "The Matrix"),
        ("City of Lost Children, La", "La City of Lost Children"),
        ("Me, Myself", "Me, Myself"),
        (", The", ", The"),
        ("The", "The"),
    ],
)
def test_a_trailing_article_goes_first(listed, title):
    assert article_first(listed) == title
