"""An import that is taken back leaves everything as it was, but for what somebody has changed since."""

from __future__ import annotations

import pytest
from sqlalchemy.exc import OperationalError

from reelkin.store import last_import, marks, ratings, undecided
from reelkin.store.accounts import add_account
from reelkin.store.opening import writing
from reelkin.store.profiles import add_profile, profiles_of, remove_profile
from reelkin.store.ratings import Rating

ALIEN, HEAT, RAN, AMELIE = "tt0078748", "tt0113277", "tt0089881", "tt0211915"


@pytest.fixture
def write(empty):
    with writing(empty) as connection:
        yield connection


@pytest.fixture
def anna(write):
    """Anna, who has rated, listed and left something open before."""
    account = add_account(write, "Anna", None).account
    own = account, profiles_of(write, account)[0].profile
    ratings.rate(write, *own, ALIEN, 8, now=100)
    marks.mark(write, *own, "seen", HEAT, now=100)
    undecided.keep_undecided(write, *own, {"alone|2020": {"n": 1}, "solo|": {"n": 2}}, now=100)
    return own


def bring(write, own, now=500):
    """An import that changes one of each, and adds one of each."""
    before = last_import.content_of(write, *own)
    ratings.rate_many(write, *own, [Rating(ALIEN, 2, 400), Rating(RAN, 9.5, 400)])
    marks.mark_many(write, *own, "seen", {HEAT: 400, AMELIE: 400})
    undecided.keep_undecided(write, *own, {"alone|2020": {"n": 3}, "hamlet|": {"n": 4}}, now=now)
    last_import.remember_import(write, *own, before, now=now)
    return before


def test_everything_is_put_back_exactly(write, anna):
    before = bring(write, anna)
    assert last_import.imported_at(write, *anna) == 500
    assert last_import.undo_import(write, *anna) == (2, 2, 2)
    assert last_import.content_of(write, *anna) == before
    assert last_import.imported_at(write, *anna) is None
    assert last_import.undo_import(write, *anna) is None


def test_what_somebody_changed_since_is_theirs(write, anna):
    bring(write, anna)
    ratings.rate(write, *anna, ALIEN, 10, now=600)
    ratings.unrate(write, *anna, RAN)
    marks.mark(write, *anna, "watchlist", RAN, now=600)
    assert last_import.undo_import(write, *anna) == (0, 2, 2)
    assert ratings.rated(write, *anna) == [Rating(ALIEN, 10, 600)]
    assert marks.marked(write, *anna, "watchlist") == {RAN: 600}


def test_only_the_last_import_is_taken_back(write, anna):
    bring(write, anna)
    between = last_import.content_of(write, *anna)
    ratings.rate_many(write, *anna, [Rating(AMELIE, 7, 700)])
    last_import.remember_import(write, *anna, between, now=700)
    assert last_import.undo_import(write, *anna) == (1, 0, 0)
    assert last_import.content_of(write, *anna) == between


def test_what_was_decided_of_its_rows_goes_with_it(write, anna):
    before = bring(write, anna)
    now = last_import.content_of(write, *anna)
    undecided.settle_undecided(write, *anna, "hamlet|")
    ratings.rate_many(write, *anna, [Rating(AMELIE, 6, 500)])
    last_import.add_to_import(write, *anna, now)
    last_import.undo_import(write, *anna)
    assert last_import.content_of(write, *anna) == before


def test_what_was_decided_of_an_earlier_imports_rows_stays(write, anna):
    bring(write, anna)
    now = last_import.content_of(write, *anna)
    undecided.settle_undecided(write, *anna, "solo|")
    ratings.rate_many(write, *anna, [Rating(AMELIE, 6, 500)])
    last_import.add_to_import(write, *anna, now)
    last_import.undo_import(write, *anna)
    assert AMELIE in ratings.ratings_of(write, *anna)
    assert undecided.count_undecided(write, *anna) == 1


def test_nothing_is_left_of_it_once_the_profile_is_gone(write, anna):
    bring(write, anna)
    add_profile(write, anna[0], "Other")
    remove_profile(write, *anna)
    assert write.exec_driver_sql("SELECT count(*) FROM last_imports").scalar() == 0


def test_what_somebody_rates_while_an_import_is_taken_back_waits_for_it(emptied_postgres):
    with writing(emptied_postgres) as connection:
        account = add_account(connection, "Anna", None).account
        own = account, profiles_of(connection, account)[0].profile
        bring(connection, own)
    with writing(emptied_postgres) as undoing, emptied_postgres.connect() as other:
        last_import.content_of(undoing, *own)
        other.exec_driver_sql("SET lock_timeout = '50ms'")
        with pytest.raises(OperationalError, match="lock timeout"):
            ratings.rate(other, *own, ALIEN, 10, now=600)
