"""API tokens: secrets by which a program acts for an account, until they are taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.accounts import Account, account_with
from reelkin.store.naming import checked_name
from reelkin.store.people_tables import API_TOKENS
from reelkin.store.secret_tokens import hash_of, moment, new_secret

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True)
class ApiToken:
    """What is known of a token; never its secret."""

    token: int
    name: str
    created_at: int


def make_token(
    connection: Connection, account: int, name: str, now: float | None = None
) -> tuple[ApiToken, str]:
    """A new token, and its secret, which cannot be had again.

    Raises:
        UsageError: the name cannot be taken.
    """
    secret, clean, made_at = new_secret(), checked_name("token", name), moment(now)
    row = {"account": account, "name": clean, "secret_hash": hash_of(secret), "created_at": made_at}
    made = connection.execute(sa.insert(API_TOKENS).values(row)).inserted_primary_key
    assert made is not None
    return ApiToken(made[0], clean, made_at), secret


def tokens_of(connection: Connection, account: int) -> list[ApiToken]:
    """The account's tokens, in the order they were made."""
    columns = API_TOKENS.c
    query = sa.select(columns.token, columns.name, columns.created_at).where(columns.account == account)
    return [ApiToken(*row) for row in connection.execute(query.order_by(columns.token))]


def account_of_token(connection: Connection, secret: str) -> Account | None:
    """Who acts with this secret."""
    account = connection.scalar(
        sa.select(API_TOKENS.c.account).where(API_TOKENS.c.secret_hash == hash_of(secret))
    )
    return None if account is None else account_with(connection, account)


def revoke_token(connection: Connection, account: int, token: int) -> bool:
    """Take one of the account's tokens back; whether it was there."""
    gone = sa.delete(API_TOKENS).where(API_TOKENS.c.account == account, API_TOKENS.c.token == token)
    return connection.execute(gone).rowcount == 1
