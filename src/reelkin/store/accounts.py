"""Accounts: who may have profiles. Without sign-in there is one, called "home", made when it is first needed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reelkin.errors import UsageError
from reelkin.store import passwords
from reelkin.store.naming import checked_name, name_key
from reelkin.store.people_tables import ACCOUNTS, PROFILES, SESSIONS
from reelkin.store.secret_tokens import moment

if TYPE_CHECKING:
    from sqlalchemy import Connection

HOME = "home"
"""The one account where nobody signs in."""


class NameTaken(UsageError):
    """Somebody has this name already."""


@dataclass(frozen=True)
class Account:
    """One account. `can_sign_in`: it has a password."""

    account: int
    name: str
    created_at: int
    can_sign_in: bool


def accounts(connection: Connection) -> list[Account]:
    """All accounts, in the order they were made."""
    return [_account(row) for row in connection.execute(_select().order_by(ACCOUNTS.c.account))]


def account_with(connection: Connection, account: int) -> Account | None:
    """The account of this number."""
    row = connection.execute(_select().where(ACCOUNTS.c.account == account)).one_or_none()
    return None if row is None else _account(row)


def account_named(connection: Connection, name: str) -> Account | None:
    """The account of this name, however it is capitalised."""
    row = connection.execute(
        _select().where(ACCOUNTS.c.name_key == name_key(name.replace("\x00", "")))
    ).one_or_none()
    return None if row is None else _account(row)


def home_account(connection: Connection) -> Account:
    """The account of a site where nobody signs in, made with one profile where there is none. Call it in `writing`."""
    found = account_named(connection, HOME)
    if found is None:
        # Another server may make it in this moment.
        with suppress(NameTaken):
            return add_account(connection, HOME, None)
        found = account_named(connection, HOME)
        assert found is not None
    return found


def add_account(connection: Connection, name: str, password: str | None, now: float | None = None) -> Account:
    """A new account with one profile of its name.

    Raises:
        NameTaken: there is one of this name.
        UsageError: the name or the password cannot be taken.
    """
    clean, made_at = checked_name("account", name), moment(now)
    stored = None if password is None else passwords.hashed(password)
    row = {"name": clean, "name_key": name_key(clean), "password": stored, "created_at": made_at}
    try:
        with connection.begin_nested():
            made = connection.execute(sa.insert(ACCOUNTS).values(row)).inserted_primary_key
    except IntegrityError:
        raise NameTaken(f"account: there is one called '{clean}' already; choose another name") from None
    assert made is not None
    profile = {"account": made[0], "name": clean, "name_key": name_key(clean), "created_at": made_at}
    connection.execute(sa.insert(PROFILES).values(profile))
    return Account(made[0], clean, made_at, password is not None)


def set_password(connection: Connection, account: int, password: str) -> None:
    """Give the account another password, and sign it out everywhere.

    Raises:
        UsageError: the password cannot be taken, or there is no such account.
    """
    change = (
        sa.update(ACCOUNTS).where(ACCOUNTS.c.account == account).values(password=passwords.hashed(password))
    )
    if connection.execute(change).rowcount == 0:
        raise UsageError(f"account: none of number {account}")
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.account == account))


def check_password(connection: Connection, name: str, password: str) -> Account | None:
    """The account that this name and password open; None where they open none. As slow for a name that nobody has."""
    found = account_named(connection, name)
    stored = None
    if found is not None:
        stored = connection.scalar(sa.select(ACCOUNTS.c.password).where(ACCOUNTS.c.account == found.account))
    return found if passwords.fits(password, stored) else None


def remove_account(connection: Connection, account: int) -> bool:
    """Remove the account with its profiles and everything in them; whether there was one."""
    return connection.execute(sa.delete(ACCOUNTS).where(ACCOUNTS.c.account == account)).rowcount == 1


def _select() -> sa.Select[int, str, int, bool]:
    columns = ACCOUNTS.c
    return sa.select(columns.account, columns.name, columns.created_at, columns.password.is_not(None))


def _account(row: sa.Row[int, str, int, bool]) -> Account:
    number, name, created_at, can_sign_in = row
    return Account(number, name, created_at, bool(can_sign_in))
