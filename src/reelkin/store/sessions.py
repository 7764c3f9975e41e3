"""Sessions: who is signed in. The browser holds a secret, the database its hash, the account and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.accounts import Account, account_with
from reelkin.store.people_tables import SESSIONS
from reelkin.store.secret_tokens import hash_of, moment, new_secret

if TYPE_CHECKING:
    from sqlalchemy import Connection

LASTS_SECONDS = 30 * 24 * 3600


def start_session(
    connection: Connection, account: int, now: float | None = None, lasts: int = LASTS_SECONDS
) -> str:
    """Sign the account in; returns the secret for the browser. Sessions that have ended go on this occasion."""
    secret, begun = new_secret(), moment(now)
    connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.expires_at <= begun))
    row = {
        "secret_hash": hash_of(secret),
        "account": account,
        "created_at": begun,
        "expires_at": begun + lasts,
    }
    connection.execute(sa.insert(SESSIONS).values(row))
    return secret


def account_of_session(connection: Connection, secret: str, now: float | None = None) -> Account | None:
    """Who is signed in with this secret; None where it is unknown or its session has ended."""
    account = connection.scalar(
        sa.select(SESSIONS.c.account).where(
            SESSIONS.c.secret_hash == hash_of(secret), SESSIONS.c.expires_at > moment(now)
        )
    )
    return None if account is None else account_with(connection, account)


def end_session(connection: Connection, secret: str) -> bool:
    """Sign out; whether there was such a session."""
    gone = connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.secret_hash == hash_of(secret)))
    return gone.rowcount == 1


def end_all_sessions(connection: Connection, account: int) -> int:
    """Sign the account out everywhere; how many sessions there were."""
    return connection.execute(sa.delete(SESSIONS).where(SESSIONS.c.account == account)).rowcount
