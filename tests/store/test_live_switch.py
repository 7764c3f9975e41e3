"""Which models a database keeps, and what readers see while one takes the place of another."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from planted_films import Film, catalog_of
from reelkin.store import live_switch, profiles, ratings
from reelkin.store.accounts import home_account
from reelkin.store.bulk_load import RowsRefused
from reelkin.store.catalog_rows import CatalogRows, Rows
from reelkin.store.catalog_tables import CATALOG, LIVE_MODEL, MODELS, TITLES
from reelkin.store.live import live_model, stored_model
from reelkin.store.live_switch import put_live
from reelkin.store.migrating import migrate
from reelkin.store.opening import embedded_url, open_database, reading, writing
from reelkin.store.search import search, search_in

READERS, MODELS_PUBLISHED, TITLES_EACH = 4, 6, 300


def model(letter: str) -> CatalogRows:
    """A catalogue whose every title says which model it is of."""
    films = [
        Film(f"tt{number:07}", f"Title {number} of {letter}", 2000, 10_000 - number)
        for number in range(TITLES_EACH)
    ]
    return catalog_of(letter * 32, films)


def publish(engine, letter):
    catalog = model(letter)
    return put_live(engine, catalog.model_id, None, lambda: catalog)


def models_there(engine):
    with reading(engine) as connection:
        return [one[0] for one in connection.scalars(sa.select(MODELS.c.model_id).order_by(MODELS.c.model))]


def test_the_model_before_is_kept_and_what_was_before_it_goes(empty, monkeypatch):
    monkeypatch.setattr(live_switch, "KEPT_SECONDS", 0)
    for letter in "abc":
        done = publish(empty, letter)
    assert (done.previous, done.removed) == ("b" * 32, 1)
    assert models_there(empty) == ["b", "c"]
    with reading(empty) as connection:
        numbers = set(connection.scalars(sa.select(MODELS.c.model)))
        for table in CATALOG:
            assert set(connection.scalars(sa.select(table.c.model))) <= numbers


def test_the_model_before_is_live_again_without_loading(empty):
    publish(empty, "a")
    publish(empty, "b")
    done = publish(empty, "a")
    assert not done.loaded
    assert models_there(empty) == ["a", "b"]
    with reading(empty) as connection:
        live = live_model(connection)
        assert live is not None
        assert live.model_id == "a" * 32
        assert search(connection, "title 7")[0].title == "Title 7 of a"


def test_a_model_is_kept_while_a_server_may_still_answer_from_it(empty):
    """However quickly others follow: a server that does not have their bundles yet searches in this one."""
    for letter in "abc":
        assert publish(empty, letter).removed == 0
    with reading(empty) as connection:
        for letter in "abc":
            there = stored_model(connection, letter * 32)
            assert search_in(connection, there, "title 7")[0].title == f"Title 7 of {letter}"
    later = sa.update(LIVE_MODEL).values(live_since=LIVE_MODEL.c.live_since - live_switch.KEPT_SECONDS)
    with writing(empty) as connection:
        connection.execute(later)
    assert publish(empty, "d").removed == 2
    assert models_there(empty) == ["c", "d"]


def test_a_publish_that_fails_changes_nothing(empty):
    publish(empty, "a")
    broken = model("b")
    rows = [(*row[:1], row[1], None, *row[3:]) if row[0] == 299 else row for row in broken.titles.content]
    catalog = CatalogRows(**{**vars(broken), "titles": Rows(rows, len(rows))})
    with pytest.raises(RowsRefused, match=r"titles: .*still live"):
        put_live(empty, catalog.model_id, None, lambda: catalog)
    assert models_there(empty) == ["a"]
    with reading(empty) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(TITLES)) == TITLES_EACH


def test_there_is_one_live_model_at_most(empty):
    publish(empty, "a")
    with pytest.raises(sa.exc.IntegrityError), writing(empty) as connection:
        connection.execute(sa.insert(LIVE_MODEL).values(one=2, model=1, live_since=0))


def test_what_people_own_survives_every_publish(empty):
    with writing(empty) as connection:
        home = home_account(connection)
        profile = profiles.profiles_of(connection, home.account)[0].profile
        ratings.rate(connection, home.account, profile, "tt0000001", 9)
        # No model has this one.
        ratings.rate(connection, home.account, profile, "tt9999999", 3)
    for letter in "abc":
        publish(empty, letter)
    with reading(empty) as connection:
        assert ratings.ratings_of(connection, home.account, profile) == {"tt0000001": 9, "tt9999999": 3}


@pytest.fixture
def shared(request, tmp_path, empty):
    """The database, opened once more as another process would."""
    if empty.dialect.name == "sqlite":
        other = open_database(embedded_url(tmp_path / "reelkin.sqlite"))
    else:
        other = open_database(empty.url.render_as_string(hide_password=False))
    migrate(other)
    yield other
    other.dispose()


def test_readers_see_one_model_or_the_other_and_never_a_mixture_and_no_rating_is_lost(empty, shared):
    """While models are published one after the other, from a second opening of the database."""
    publish(empty, "a")
    with writing(empty) as connection:
        home = home_account(connection)
        profile = profiles.profiles_of(connection, home.account)[0].profile
    done = threading.Event()

    def read() -> set[str]:
        seen = set()
        while not done.is_set():
            with reading(empty) as connection:
                live = live_model(connection)
                assert live is not None
                letter = live.model_id[0]
                found = search(connection, "title 12")
                titles = set(
                    connection.scalars(sa.select(TITLES.c.title).where(TITLES.c.model == live.number))
                )
            assert {one.title[-1] for one in found} == {letter}
            assert {title[-1] for title in titles} == {letter}
            assert len(titles) == TITLES_EACH
            seen.add(letter)
        return seen

    def rate() -> list[str]:
        acknowledged = []
        while not done.is_set():
            tconst = f"tt{len(acknowledged):07}"
            with writing(empty) as connection:
                ratings.rate(connection, home.account, profile, tconst, 7)
            acknowledged.append(tconst)
        return acknowledged

    with ThreadPoolExecutor(READERS + 1) as pool:
        readers, rater = [pool.submit(read) for _ in range(READERS)], pool.submit(rate)
        try:
            for letter in "bcdefg"[:MODELS_PUBLISHED]:
                publish(shared, letter)
        finally:
            done.set()
        seen = set().union(*(reader.result() for reader in readers))
        acknowledged = rater.result()
    assert len(seen) > 1
    assert acknowledged
    with reading(empty) as connection:
        assert sorted(ratings.ratings_of(connection, home.account, profile)) == acknowledged
