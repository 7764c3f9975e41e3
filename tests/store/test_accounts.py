from __future__ import annotations

import pytest
import sqlalchemy as sa

from reelkin.errors import UsageError
from reelkin.store import accounts, invitations, sessions, tokens
from reelkin.store.opening import reading, writing
from reelkin.store.people_tables import ACCOUNTS, API_TOKENS, INVITATIONS, SESSIONS
from reelkin.store.profiles import profiles_of

PASSWORD = "correct horse battery"


@pytest.fixture
def write(empty):
    with writing(empty) as connection:
        yield connection


def test_an_account_opens_with_its_password_alone(write):
    made = accounts.add_account(write, "Anna", PASSWORD)
    assert accounts.check_password(write, "ANNA", PASSWORD) == made
    assert accounts.check_password(write, "anna", PASSWORD + " ") is None
    assert accounts.check_password(write, "nobody", PASSWORD) is None
    assert [profile.name for profile in profiles_of(write, made.account)] == ["Anna"]


def test_a_password_is_stored_as_argon2_and_differs_each_time(write):
    accounts.add_account(write, "a", PASSWORD)
    accounts.add_account(write, "b", PASSWORD)
    one, other = write.scalars(sa.select(ACCOUNTS.c.password)).all()
    assert one.startswith("$argon2id$")
    assert one != other


def test_an_account_without_a_password_opens_with_none(write):
    accounts.add_account(write, "Anna", None)
    for password in ("", "nobody has this one", PASSWORD):
        assert accounts.check_password(write, "Anna", password) is None


@pytest.mark.parametrize("other", ["anna", "ANNA", " Anna ", "Ａnna"])
def test_two_accounts_have_names_that_people_can_tell_apart(write, other):
    accounts.add_account(write, "Anna", PASSWORD)
    with pytest.raises(accounts.NameTaken):
        accounts.add_account(write, other, PASSWORD)
    assert len(accounts.accounts(write)) == 1


@pytest.mark.parametrize("name", ["", "  ", "a\x00b", "a\nb", "a" * 65, "a\u202eb"])
def test_a_name_that_cannot_be_read_is_refused(write, name):
    with pytest.raises(UsageError):
        accounts.add_account(write, name, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 1025])
def test_a_password_that_is_too_short_or_long_is_refused(write, password):
    with pytest.raises(UsageError):
        accounts.add_account(write, "Anna", password)
    assert accounts.accounts(write) == []


def test_another_password_closes_the_old_one_and_every_session(write):
    made = accounts.add_account(write, "Anna", PASSWORD)
    secret = sessions.start_session(write, made.account)
    accounts.set_password(write, made.account, "another password")
    assert accounts.check_password(write, "Anna", PASSWORD) is None
    assert accounts.check_password(write, "Anna", "another password") == made
    assert sessions.account_of_session(write, secret) is None


def test_where_nobody_signs_in_there_is_one_account_however_often_it_is_asked_for(empty):
    for _ in range(2):
        with writing(empty) as connection:
            home = accounts.home_account(connection)
    with reading(empty) as connection:
        assert accounts.accounts(connection) == [home]


def test_of_two_servers_that_make_the_home_account_at_once_both_get_the_one(emptied_postgres, somebody_first):
    made = []
    with (
        somebody_first(ACCOUNTS, lambda other: made.append(accounts.home_account(other))),
        writing(emptied_postgres) as connection,
    ):
        made.append(accounts.home_account(connection))
    with reading(emptied_postgres) as connection:
        (there,) = accounts.accounts(connection)
        assert made == [there, there]
        assert len(profiles_of(connection, there.account)) == 1


def test_a_session_lasts_until_its_end_and_only_for_who_has_its_secret(write):
    made = accounts.add_account(write, "Anna", PASSWORD)
    secret = sessions.start_session(write, made.account, now=1000, lasts=60)
    assert sessions.account_of_session(write, secret, now=1059) == made
    assert sessions.account_of_session(write, secret, now=1060) is None
    assert sessions.account_of_session(write, secret[:-1], now=1001) is None
    assert sessions.account_of_session(write, "\x00\udc80", now=1001) is None


def test_one_signs_out_here_or_everywhere_and_others_stay(write):
    anna, ben = (accounts.add_account(write, name, PASSWORD).account for name in ("Anna", "Ben"))
    first, second, third = (sessions.start_session(write, anna) for _ in range(3))
    bens = sessions.start_session(write, ben)
    assert sessions.end_session(write, first)
    assert not sessions.end_session(write, first)
    assert sessions.end_all_sessions(write, anna) == 2
    assert [sessions.account_of_session(write, one) for one in (first, second, third)] == [None] * 3
    assert sessions.account_of_session(write, bens) is not None


def test_sessions_that_have_ended_do_not_pile_up(write):
    anna = accounts.add_account(write, "Anna", PASSWORD).account
    sessions.start_session(write, anna, now=1000, lasts=10)
    sessions.start_session(write, anna, now=2000, lasts=10)
    assert write.scalar(sa.select(sa.func.count()).select_from(SESSIONS)) == 1


def test_an_invitation_makes_one_account_once_and_in_time(write):
    secret = invitations.invite(write, now=1000, lasts=60)
    assert invitations.holds(write, secret, now=1059)
    with pytest.raises(invitations.InvitationRefused):
        invitations.accept(write, secret, "Anna", PASSWORD, now=1060)
    made = invitations.accept(write, secret, "Anna", PASSWORD, now=1010)
    assert accounts.check_password(write, "Anna", PASSWORD) == made
    with pytest.raises(invitations.InvitationRefused):
        invitations.accept(write, secret, "Ben", PASSWORD, now=1011)
    assert not invitations.holds(write, secret, now=1011)


def test_a_name_that_is_taken_uses_no_invitation_up(write):
    accounts.add_account(write, "Anna", PASSWORD)
    secret = invitations.invite(write)
    with pytest.raises(accounts.NameTaken):
        invitations.accept(write, secret, "anna", PASSWORD)
    assert invitations.accept(write, secret, "Ben", PASSWORD).name == "Ben"


def test_a_secret_from_elsewhere_is_an_invitation_once_and_for_all(write):
    assert invitations.keep_invitation(write, "from the secrets manager")
    invitations.accept(write, "from the secrets manager", "Anna", PASSWORD)
    assert not invitations.keep_invitation(write, "from the secrets manager")
    assert not invitations.holds(write, "from the secrets manager")


def test_of_two_servers_that_keep_one_secret_at_once_one_does(emptied_postgres, somebody_first):
    made = []

    def keep(connection):
        made.append(invitations.keep_invitation(connection, "from the secrets manager"))

    with somebody_first(INVITATIONS, keep), writing(emptied_postgres) as connection:
        keep(connection)
    assert made == [True, False]


def test_a_token_acts_for_its_account_until_that_takes_it_back(write):
    anna, ben = (accounts.add_account(write, name, PASSWORD) for name in ("Anna", "Ben"))
    made, secret = tokens.make_token(write, anna.account, "kodi")
    assert tokens.account_of_token(write, secret) == anna
    assert tokens.tokens_of(write, anna.account) == [made]
    assert tokens.tokens_of(write, ben.account) == []
    assert not tokens.revoke_token(write, ben.account, made.token)
    assert tokens.account_of_token(write, secret) == anna
    assert tokens.revoke_token(write, anna.account, made.token)
    assert tokens.account_of_token(write, secret) is None


def test_no_secret_is_in_the_database(write):
    anna = accounts.add_account(write, "Anna", PASSWORD).account
    secrets = [
        sessions.start_session(write, anna),
        invitations.invite(write),
        tokens.make_token(write, anna, "kodi")[1],
        PASSWORD,
    ]
    stored = [
        str(value)
        for table in (ACCOUNTS, SESSIONS, INVITATIONS, API_TOKENS)
        for row in write.execute(sa.select(table))
        for value in row
    ]
    assert not [value for value in stored if any(secret in value for secret in secrets)]


def test_with_an_account_all_that_belongs_to_it_goes(write):
    anna, ben = (accounts.add_account(write, name, PASSWORD).account for name in ("Anna", "Ben"))
    secret, (_, token) = sessions.start_session(write, anna), tokens.make_token(write, anna, "kodi")
    assert accounts.remove_account(write, anna)
    assert not accounts.remove_account(write, anna)
    assert sessions.account_of_session(write, secret) is None
    assert tokens.account_of_token(write, token) is None
    assert [one.account for one in accounts.accounts(write)] == [ben]
