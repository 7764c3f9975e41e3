from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy.exc import OperationalError

from reelkin.errors import UsageError
from reelkin.store import last_import, library, marks, profiles, ratings, undecided
from reelkin.store.accounts import NameTaken, add_account
from reelkin.store.opening import writing
from reelkin.store.profiles import UnknownProfile
from reelkin.store.ratings import Rating

ALIEN, HEAT = "tt0078748", "tt0113277"


@dataclass(frozen=True)
class Person:
    account: int
    profile: int


@pytest.fixture
def write(empty):
    with writing(empty) as connection:
        yield connection


@pytest.fixture
def two(write):
    """Anna and Ben, each with a rating, a mark on every list, a title at home and an undecided row."""
    made = []
    for name in ("Anna", "Ben"):
        account = add_account(write, name, None).account
        person = Person(account, profiles.profiles_of(write, account)[0].profile)
        ratings.rate(write, person.account, person.profile, ALIEN, 8, now=100)
        for of in marks.LISTS:
            marks.mark(write, person.account, person.profile, of, HEAT, now=100)
        library.add_to_library(write, person.account, [HEAT], now=100)
        undecided.keep_undecided(write, person.account, person.profile, {"heat": [1]}, now=100)
        made.append(person)
    return made


@pytest.fixture
def anna(two):
    return two[0]


def everything_of(write, person):
    return (
        profiles.profiles_of(write, person.account),
        ratings.rated(write, person.account, person.profile),
        [marks.marked(write, person.account, person.profile, of) for of in marks.LISTS],
        library.library_of(write, person.account),
        undecided.undecided_of(write, person.account, person.profile),
    )


NOTHING: dict[str, dict[str, list[object]]] = {name: {} for name in last_import.TABLES}
OF_A_PROFILE = {
    "profile_of": profiles.profile_of,
    "rename_profile": lambda c, a, p: profiles.rename_profile(c, a, p, "Mine"),
    "ratings_of": ratings.ratings_of,
    "rated": ratings.rated,
    "rating_of": lambda c, a, p: ratings.rating_of(c, a, p, ALIEN),
    "rate": lambda c, a, p: ratings.rate(c, a, p, ALIEN, 1),
    "unrate": lambda c, a, p: ratings.unrate(c, a, p, ALIEN),
    "restore_rating": lambda c, a, p: ratings.restore_rating(c, a, p, ALIEN, None),
    "rate_many": lambda c, a, p: ratings.rate_many(c, a, p, [Rating(ALIEN, 1, 1)]),
    "marked": lambda c, a, p: marks.marked(c, a, p, "seen"),
    "mark": lambda c, a, p: marks.mark(c, a, p, "seen", ALIEN),
    "unmark": lambda c, a, p: marks.unmark(c, a, p, "seen", HEAT),
    "restore_mark": lambda c, a, p: marks.restore_mark(c, a, p, "seen", HEAT, None),
    "mark_many": lambda c, a, p: marks.mark_many(c, a, p, "seen", {ALIEN: 1}),
    "keep_undecided": lambda c, a, p: undecided.keep_undecided(c, a, p, {"heat": 2}),
    "undecided_of": undecided.undecided_of,
    "settle_undecided": lambda c, a, p: undecided.settle_undecided(c, a, p, "heat"),
    "count_undecided": undecided.count_undecided,
    "content_of": last_import.content_of,
    "remember_import": lambda c, a, p: last_import.remember_import(c, a, p, NOTHING),
    "add_to_import": lambda c, a, p: last_import.add_to_import(c, a, p, NOTHING),
    "imported_at": last_import.imported_at,
    "last_import": last_import.last_import,
    "undo_import": last_import.undo_import,
}


@pytest.mark.parametrize("name", OF_A_PROFILE)
def test_nobody_reads_or_changes_the_profile_of_another_account(write, two, name):
    anna, ben = two
    before = everything_of(write, ben)
    with pytest.raises(UnknownProfile):
        OF_A_PROFILE[name](write, anna.account, ben.profile)
    assert everything_of(write, ben) == before


def test_every_function_that_takes_a_profile_is_tried_with_anothers():
    taking = {
        name
        for module in (profiles, ratings, marks, undecided, last_import)
        for name, function in vars(module).items()
        if getattr(function, "__module__", "") == module.__name__
        and not name.startswith("_")
        and "profile" in getattr(function, "__annotations__", {})
        and "account" in function.__annotations__
    }
    assert taking - {"remove_profile"} == set(OF_A_PROFILE)


def test_nobody_removes_the_profile_of_another_account(write, two):
    anna, ben = two
    profiles.add_profile(write, ben.account, "Second")
    before = everything_of(write, ben)
    assert not profiles.remove_profile(write, anna.account, ben.profile)
    assert everything_of(write, ben) == before


def test_the_library_of_another_account_stays_as_it_is(write, two):
    anna, ben = two
    library.add_to_library(write, anna.account, [ALIEN])
    library.remove_from_library(write, anna.account, [HEAT])
    library.replace_library(write, anna.account, ["tt1"])
    assert library.library_of(write, ben.account) == {HEAT: 100}


def test_a_rating_is_written_again_without_harm_and_undone(write, anna):
    who = anna.account, anna.profile
    before = ratings.rate(write, *who, ALIEN, 9.5, now=200)
    assert before == Rating(ALIEN, 8.0, 100)
    assert ratings.rate(write, *who, ALIEN, 9.5, now=300) == Rating(ALIEN, 9.5, 200)
    assert ratings.ratings_of(write, *who) == {ALIEN: 9.5}
    ratings.restore_rating(write, *who, ALIEN, before)
    assert ratings.rated(write, *who) == [before]


def test_a_rating_of_a_title_that_had_none_is_undone_to_none(write, anna):
    who = anna.account, anna.profile
    before = ratings.rate(write, *who, HEAT, 3)
    assert before is None
    ratings.restore_rating(write, *who, HEAT, before)
    assert ratings.ratings_of(write, *who) == {ALIEN: 8.0}


def test_what_is_taken_back_can_be_put_back(write, anna):
    who = anna.account, anna.profile
    before = ratings.unrate(write, *who, ALIEN)
    assert ratings.unrate(write, *who, ALIEN) is None
    assert ratings.ratings_of(write, *who) == {}
    ratings.restore_rating(write, *who, ALIEN, before)
    assert ratings.rated(write, *who) == [Rating(ALIEN, 8.0, 100)]


@pytest.mark.parametrize("rating", [0, 0.99, 10.01, 11, float("nan"), float("inf")])
def test_a_rating_off_the_scale_is_refused(write, anna, rating):
    with pytest.raises(UsageError, match="1 to 10"):
        ratings.rate(write, anna.account, anna.profile, HEAT, rating)


@pytest.mark.parametrize("tconst", ["", "tt 1", "tt\x001", "t" * 65, "tt\n1"])
def test_what_can_be_no_id_is_refused(write, anna, tconst):
    who = anna.account, anna.profile
    with pytest.raises(UsageError):
        ratings.rate(write, *who, tconst, 5)
    with pytest.raises(UsageError):
        marks.mark(write, *who, "seen", tconst)
    with pytest.raises(UsageError):
        library.add_to_library(write, anna.account, [tconst])


def test_of_many_ratings_of_one_title_the_last_stays(write, anna):
    given = [Rating(HEAT, 2, 5), Rating(ALIEN, 1, 5), Rating(HEAT, 7, 4)]
    assert ratings.rate_many(write, anna.account, anna.profile, given) == 2
    assert ratings.ratings_of(write, anna.account, anna.profile) == {ALIEN: 1.0, HEAT: 7.0}


def test_the_latest_rating_comes_first(write, anna):
    ratings.rate(write, anna.account, anna.profile, HEAT, 3, now=50)
    assert [one.tconst for one in ratings.rated(write, anna.account, anna.profile)] == [ALIEN, HEAT]


@pytest.mark.parametrize("of", marks.LISTS)
def test_a_mark_is_made_once_kept_and_undone(write, anna, of):
    who = anna.account, anna.profile, of
    before = marks.mark(write, *who, ALIEN, now=200)
    assert before is None
    assert marks.mark(write, *who, ALIEN, now=300) == 200
    assert marks.marked(write, *who) == {ALIEN: 200, HEAT: 100}
    taken = marks.unmark(write, *who, ALIEN)
    assert marks.unmark(write, *who, ALIEN) is None
    marks.restore_mark(write, *who, ALIEN, taken)
    assert marks.marked(write, *who) == {ALIEN: 200, HEAT: 100}
    marks.restore_mark(write, *who, ALIEN, before)
    assert marks.marked(write, *who) == {HEAT: 100}


def test_one_list_is_not_another(write, anna):
    marks.unmark(write, anna.account, anna.profile, "seen", HEAT)
    assert marks.marked(write, anna.account, anna.profile, "watchlist") == {HEAT: 100}
    with pytest.raises(UsageError, match="watchlist"):
        marks.mark(write, anna.account, anna.profile, "favourites", HEAT)


def test_a_library_is_added_to_replaced_and_undone(write, anna):
    assert library.add_to_library(write, anna.account, [ALIEN, HEAT, ALIEN], now=200) == [ALIEN]
    assert library.library_of(write, anna.account) == {ALIEN: 200, HEAT: 100}
    assert library.replace_library(write, anna.account, ["tt1", ALIEN], now=300) == (["tt1"], [HEAT])
    assert library.library_of(write, anna.account) == {"tt1": 300, ALIEN: 200}
    assert library.remove_from_library(write, anna.account, ["tt1", "tt2"]) == ["tt1"]


def test_a_row_waits_until_it_is_decided_about(write, anna):
    who = anna.account, anna.profile
    long = "a name " * 2000 + "\x00"
    undecided.keep_undecided(write, *who, {long: {"rows": ["é\x00"]}})
    assert undecided.undecided_of(write, *who) == {long: {"rows": ["é\x00"]}, "heat": [1]}
    assert undecided.settle_undecided(write, *who, long) == {"rows": ["é\x00"]}
    assert undecided.settle_undecided(write, *who, long) is None
    assert undecided.undecided_of(write, *who) == {"heat": [1]}


def test_profiles_of_one_account_have_names_that_people_can_tell_apart(write, two):
    anna, ben = two
    second = profiles.add_profile(write, anna.account, "Kids")
    with pytest.raises(NameTaken):
        profiles.add_profile(write, anna.account, "KIDS")
    with pytest.raises(NameTaken):
        profiles.rename_profile(write, anna.account, second.profile, "anna")
    profiles.add_profile(write, ben.account, "Kids")
    assert profiles.rename_profile(write, anna.account, second.profile, "kids").name == "kids"
    assert [one.name for one in profiles.profiles_of(write, anna.account)] == ["Anna", "kids"]


def test_an_account_keeps_one_profile_and_loses_what_was_in_a_removed_one(write, anna):
    second = profiles.add_profile(write, anna.account, "Kids")
    ratings.rate(write, anna.account, second.profile, HEAT, 4)
    assert profiles.remove_profile(write, anna.account, second.profile)
    assert not profiles.remove_profile(write, anna.account, second.profile)
    with pytest.raises(UsageError, match="keeps one"):
        profiles.remove_profile(write, anna.account, anna.profile)
    assert ratings.ratings_of(write, anna.account, anna.profile) == {ALIEN: 8.0}


def test_two_who_remove_one_profile_each_leave_the_last(emptied_postgres):
    with writing(emptied_postgres) as connection:
        account = add_account(connection, "Anna", None).account
        profiles.add_profile(connection, account, "Kids")
        first, second = (one.profile for one in profiles.profiles_of(connection, account))
    with writing(emptied_postgres) as one:
        assert profiles.remove_profile(one, account, first)
        # The other waits for the first to end; here it gives up waiting.
        with writing(emptied_postgres) as other:
            other.exec_driver_sql("SET LOCAL lock_timeout = 1")
            with pytest.raises(OperationalError, match="lock timeout"):
                profiles.remove_profile(other, account, second)
    with writing(emptied_postgres) as connection, pytest.raises(UsageError, match="keeps one"):
        profiles.remove_profile(connection, account, second)
