"""Invitations: a secret that makes one account, once, until it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.errors import UsageError
from reelkin.store.accounts import Account, add_account
from reelkin.store.people_tables import INVITATIONS
from reelkin.store.secret_tokens import hash_of, moment, new_secret
from reelkin.store.upsert import put_new

if TYPE_CHECKING:
    from sqlalchemy import Connection

LASTS_SECONDS = 7 * 24 * 3600


class InvitationRefused(UsageError):
    """An invitation that is unknown, used or over; which of these is not told to who has none."""

    def __init__(self) -> None:
        super().__init__("this invitation does not hold: it is unknown, used or over; ask for a new one")


def invite(connection: Connection, now: float | None = None, lasts: int = LASTS_SECONDS) -> str:
    """A new invitation; returns its secret."""
    secret = new_secret()
    keep_invitation(connection, secret, now, lasts)
    return secret


def keep_invitation(
    connection: Connection, secret: str, now: float | None = None, lasts: int = LASTS_SECONDS
) -> bool:
    """Let a secret from elsewhere be an invitation; whether it was none before, used or not. Of two at once, one does."""
    made = moment(now)
    row = {"secret_hash": hash_of(secret), "created_at": made, "expires_at": made + lasts}
    return put_new(connection, INVITATIONS, row)


def holds(connection: Connection, secret: str, now: float | None = None) -> bool:
    """Whether the invitation would be accepted."""
    query = sa.select(INVITATIONS.c.created_at).where(_open(secret, now))
    return connection.scalar(query) is not None


def accept(
    connection: Connection, secret: str, name: str, password: str, now: float | None = None
) -> Account:
    """Make an account by an invitation. Of two who use it at once, one does. Nothing is used up by a name that is taken.

    Raises:
        InvitationRefused: it does not hold.
        NameTaken, UsageError: the name or the password cannot be taken.
    """
    with connection.begin_nested():
        use = sa.update(INVITATIONS).where(_open(secret, now)).values(used_at=moment(now))
        if connection.execute(use).rowcount != 1:
            raise InvitationRefused
        return add_account(connection, name, password, now)


def _open(secret: str, now: float | None) -> sa.ColumnElement[bool]:
    columns = INVITATIONS.c
    return sa.and_(
        columns.secret_hash == hash_of(secret), columns.used_at.is_(None), columns.expires_at > moment(now)
    )
