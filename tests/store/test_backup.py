from __future__ import annotations

import json

import pytest

from reelkin.errors import BadInput, UsageError
from reelkin.store import library, marks, profiles, ratings, sessions, tokens, undecided
from reelkin.store.accounts import add_account, check_password, home_account
from reelkin.store.backup import backup_lines, restore
from reelkin.store.invitations import invite
from reelkin.store.opening import embedded_url, open_database, writing

PASSWORD = "correct horse battery"


@pytest.fixture
def people(empty):
    """A database in which two accounts have something of everything."""
    with writing(empty) as connection:
        for name in ("Anna Ω", "ben"):
            account = add_account(connection, name, PASSWORD).account
            kids = profiles.add_profile(connection, account, "Kids 🎬").profile
            ratings.rate(connection, account, kids, "tt0078748", 1 + 2 / 3, now=7)
            ratings.rate(connection, account, kids, "tt0113277", 10, now=8)
            for of in marks.LISTS:
                marks.mark(connection, account, kids, of, "tt1", now=9)
            library.add_to_library(connection, account, ["tt2", "tt1"], now=9)
            undecided.keep_undecided(connection, account, kids, {"heat\x00": {"a": [1, None]}}, now=9)
            tokens.make_token(connection, account, "kodi")
            sessions.start_session(connection, account)
        invite(connection)
    return empty


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tmp_path):
    """Another empty database, of each engine in turn."""
    from reelkin.store.migrating import migrate

    url = (
        embedded_url(tmp_path / "other.sqlite")
        if request.param == "sqlite"
        else request.getfixturevalue("postgres_database")
    )
    engine = open_database(url)
    migrate(engine)
    yield engine
    engine.dispose()


def test_from_each_engine_into_each_everything_is_equal_afterwards(people, other):
    # Numbers have gone before, so that equal content does not mean equal numbers.
    with writing(other) as connection:
        home_account(connection)
    lines = list(backup_lines(people))
    done = restore(other, lines)
    assert (done.accounts, done.profiles, done.ratings) == (2, 4, 4)
    assert list(backup_lines(other)) == lines


def test_people_can_sign_in_and_their_programs_go_on(people, other):
    restore(other, list(backup_lines(people)))
    with writing(other) as connection:
        found = check_password(connection, "anna ω", PASSWORD)
        assert found is not None
        kids = profiles.profiles_of(connection, found.account)[1]
        assert ratings.ratings_of(connection, found.account, kids.profile)["tt0078748"] == 1 + 2 / 3
        # New rows get numbers of their own.
        add_account(connection, "Cleo", PASSWORD)


def test_sessions_and_plain_secrets_are_not_in_the_file(people):
    text = "".join(backup_lines(people))
    assert "session" not in text
    assert PASSWORD not in text


def test_what_people_have_is_not_written_over_unless_asked_for(people):
    lines = list(backup_lines(people))
    with pytest.raises(UsageError, match="--replace"):
        restore(people, lines)
    with writing(people) as connection:
        add_account(connection, "Cleo", PASSWORD)
    restore(people, lines, replace=True)
    assert list(backup_lines(people)) == lines


def damages(lines):
    account, invitation = json.loads(lines[1]), json.loads(lines[3])
    invitation["invitation"]["colour"] = "red"
    rating = {**account["account"]["profiles"][1]["ratings"][0], "rating": 11}
    account["account"]["profiles"][1]["ratings"][0] = rating
    return {
        "empty": [],
        "cut off": lines[:-1],
        "cut in a line": [*lines[:-1], lines[-1][:3]],
        "another file": ['{"what": "a diary", "format": 1}\n'],
        "no JSON": ["PK\x03\x04"],
        "a later format": [lines[0].replace('"format": 1', '"format": 2'), *lines[1:]],
        "a line lost": [lines[0], *lines[2:]],
        "an account without a name": [lines[0], '{"account": {}}\n', *lines[2:]],
        "a rating off the scale": [lines[0], json.dumps(account), *lines[2:]],
        "an account twice": [lines[0], lines[1], lines[1], *lines[2:]],
        "a name of half a character": [lines[0], lines[1].replace("Anna", "\\ud800"), *lines[2:]],
        "an invitation without an end": [*lines[:3], '{"invitation": {"secret_hash": "x"}}\n', lines[-1]],
        "an invitation with more": [*lines[:3], json.dumps(invitation), lines[-1]],
    }


@pytest.mark.parametrize(
    "damage",
    [
        "empty",
        "cut off",
        "cut in a line",
        "another file",
        "no JSON",
        "a later format",
        "a line lost",
        "an account without a name",
        "a rating off the scale",
        "an account twice",
        "a name of half a character",
        "an invitation without an end",
        "an invitation with more",
    ],
)
def test_of_a_file_that_is_not_whole_nothing_is_restored(people, damage):
    lines = list(backup_lines(people))
    with pytest.raises(BadInput, match="backup"):
        restore(people, damages(lines)[damage], replace=True)
    assert list(backup_lines(people)) == lines
