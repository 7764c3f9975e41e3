"""Profiles: the people of an account, each with ratings and lists of their own.

Everything here and in `ratings`, `marks` and `undecided` takes the number of the account and never sees another's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from reelkin.errors import UsageError
from reelkin.store.accounts import NameTaken
from reelkin.store.naming import checked_name, name_key
from reelkin.store.people_tables import ACCOUNTS, PROFILES
from reelkin.store.secret_tokens import moment

if TYPE_CHECKING:
    from sqlalchemy import Connection


class UnknownProfile(UsageError):
    """The account has no profile of this number, whoever else may."""

    def __init__(self, profile: int) -> None:
        super().__init__(f"profile: this account has none of number {profile}")


@dataclass(frozen=True)
class Profile:
    """One person of an account."""

    profile: int
    name: str
    created_at: int


def profiles_of(connection: Connection, account: int) -> list[Profile]:
    """The account's profiles, in the order they were made."""
    query = _select().where(PROFILES.c.account == account).order_by(PROFILES.c.profile)
    return [Profile(*row) for row in connection.execute(query)]


def profile_of(connection: Connection, account: int, profile: int) -> Profile:
    """One of the account's profiles.

    Raises:
        UnknownProfile: it has none of this number.
    """
    row = connection.execute(_select().where(_own(account, profile))).one_or_none()
    if row is None:
        raise UnknownProfile(profile)
    return Profile(*row)


def add_profile(connection: Connection, account: int, name: str, now: float | None = None) -> Profile:
    """A new profile.

    Raises:
        NameTaken: the account has one of this name.
        UsageError: the name cannot be taken.
    """
    clean, made_at = checked_name("profile", name), moment(now)
    row = {"account": account, "name": clean, "name_key": name_key(clean), "created_at": made_at}
    made = _with_free_name(connection, clean, sa.insert(PROFILES).values(row)).inserted_primary_key
    assert made is not None
    return Profile(made[0], clean, made_at)


def rename_profile(connection: Connection, account: int, profile: int, name: str) -> Profile:
    """Give one of the account's profiles another name.

    Raises:
        UnknownProfile: it has none of this number.
        NameTaken: another of its profiles has the name.
        UsageError: the name cannot be taken.
    """
    before, clean = profile_of(connection, account, profile), checked_name("profile", name)
    change = sa.update(PROFILES).where(_own(account, profile)).values(name=clean, name_key=name_key(clean))
    _with_free_name(connection, clean, change)
    return Profile(profile, clean, before.created_at)


def remove_profile(connection: Connection, account: int, profile: int) -> bool:
    """Remove one of the account's profiles with its ratings and lists; whether it was there.

    Raises:
        UsageError: it is the account's last.
    """
    # Two who remove one each must not leave none.
    connection.execute(sa.select(ACCOUNTS.c.account).where(ACCOUNTS.c.account == account).with_for_update())
    own = profiles_of(connection, account)
    if profile not in {one.profile for one in own}:
        return False
    if len(own) == 1:
        raise UsageError("profile: an account keeps one; remove the account, or what is in the profile")
    connection.execute(sa.delete(PROFILES).where(_own(account, profile)))
    return True


def _select() -> sa.Select[int, str, int]:
    return sa.select(PROFILES.c.profile, PROFILES.c.name, PROFILES.c.created_at)


def _own(account: int, profile: int) -> sa.ColumnElement[bool]:
    return sa.and_(PROFILES.c.account == account, PROFILES.c.profile == profile)


def _with_free_name(
    connection: Connection, name: str, change: sa.Insert | sa.Update
) -> sa.CursorResult[*tuple[()]]:
    try:
        with connection.begin_nested():
            return connection.execute(change)
    except IntegrityError:
        raise NameTaken(f"profile: there is one called '{name}' already; choose another name") from None
