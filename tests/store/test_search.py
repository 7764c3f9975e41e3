from __future__ import annotations

import pytest

from planted_films import catalog_of, films
from reelkin.store.live_switch import put_live
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database, reading
from reelkin.store.search import search

ENGINES = ["sqlite", "postgresql"]


@pytest.fixture(scope="module", params=ENGINES)
def films_live(request, tmp_path_factory):
    """A database with the planted films, of each engine in turn; read it only."""
    if request.param == "sqlite":
        url = embedded_url(tmp_path_factory.mktemp("films") / "reelkin.sqlite")
    else:
        url = request.getfixturevalue("postgres_server").database()
    engine = open_database(url)
    migrate(engine)
    catalog = catalog_of("a" * 32, films())
    put_live(engine, catalog.model_id, None, lambda: catalog)
    yield engine
    engine.dispose()


@pytest.fixture
def found(films_live):
    def ask(typed, most=20):
        with reading(films_live) as connection:
            return [one.tconst for one in search(connection, typed, most)]

    return ask


@pytest.mark.parametrize(
    ("typed", "tconst"),
    [
        ("The Godfather", "tt0068646"),
        ("godf", "tt0068646"),
        ("godfahter", "tt0068646"),
        ("dark knigth", "tt0468569"),
        ("knight dark", "tt0468569"),
        ("alein", "tt0078748"),
        ("amelie", "tt0211915"),
        ("AMÉLIE POULAIN", "tt0211915"),
        ("spiderman", "tt0145487"),
        ("spider man", "tt0145487"),
        ("darkknight", "tt0468569"),
        ("thirdman", "tt0041959"),
        ("rocky 2", "tt0079817"),
        ("7 samurai", "tt0047478"),
        ("titanic 1953", "tt0046435"),
        ("titanic (1997)", "tt0120338"),
        ("shwshank", "tt0111161"),
        ("чужой", "tt0078748"),
        ("начал", "tt1375666"),
        ("盗梦", "tt1375666"),
        ("梦空", "tt1375666"),
        ("侍", "tt0047478"),
        ("νονος", "tt0068646"),
        ("الأب الروحي", "tt0068646"),
        ("기생", "tt6751668"),
        ("ปรสิ", "tt6751668"),
        ("m", "tt0022100"),
        ("tt0113277", "tt0113277"),
        ("https://www.imdb.com/title/tt0113277/?ref_=x", "tt0113277"),
        ("=1+1", "tt0999999"),
        ("hard way; drop table", "tt0099348"),
    ],
)
def test_a_title_is_found_first_by_what_people_type(found, typed, tconst):
    assert found(typed)[0] == tconst


def test_of_titles_of_one_name_the_best_known_comes_first_and_all_are_there(found):
    assert found("titanic")[:2] == ["tt0120338", "tt0046435"]


def test_somebody_who_has_typed_one_letter_sees_the_best_known_that_begin_so(found):
    assert found("t")[:3] == ["tt0111161", "tt0468569", "tt0068646"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "\x00", "xqzvw", "tt9999999", "%", "' OR 1=1 --", "🎬🎬🎬", "nm0000485"]
)
def test_nothing_is_found_where_nothing_is_meant(found, typed):
    assert found(typed) == []


def test_no_more_are_given_than_asked_for(found):
    assert len(found("t", most=2)) == 2
    assert found("t", most=0) == []


def test_what_is_found_says_by_which_name_and_who_made_it(films_live):
    with reading(films_live) as connection:
        first = search(connection, "stadt sucht einen")[0]
    assert (first.title, first.year, first.matched) == ("M", 1931, "M - Eine Stadt sucht einen Mörder")
    assert first.directors == ("Fritz Lang",)


def test_before_the_first_publish_nothing_is_found(empty):
    with reading(empty) as connection:
        assert search(connection, "alien") == []
