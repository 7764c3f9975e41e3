"""A profile's ratings, 1 to 10. Each write may be repeated, and returns what was there before, which undoes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.errors import UsageError
from reelkin.store.people_tables import HIGHEST, LOWEST, RATINGS
from reelkin.store.profiles import profile_of
from reelkin.store.secret_tokens import moment
from reelkin.store.title_ids import checked_id
from reelkin.store.upsert import put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection


@dataclass(frozen=True)
class Rating:
    """One title's rating, 1 to 10, and when it was given, in seconds since 1970."""

    tconst: str
    rating: float
    rated_at: int

    def __post_init__(self) -> None:
        checked_id(self.tconst)
        if not LOWEST <= self.rating <= HIGHEST:
            raise UsageError(f"rating: {LOWEST} to {HIGHEST}, got {self.rating}")


def ratings_of(connection: Connection, account: int, profile: int) -> dict[str, float]:
    """Rating by tconst, in the order of the ids.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    return {
        one.tconst: one.rating
        for one in sorted(rated(connection, account, profile), key=lambda one: one.tconst)
    }


def rated(connection: Connection, account: int, profile: int) -> list[Rating]:
    """The ratings, the latest first.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    columns = RATINGS.c
    query = (
        sa.select(columns.tconst, columns.rating, columns.rated_at)
        .where(columns.profile == profile)
        .order_by(columns.rated_at.desc(), columns.tconst)
    )
    return [Rating(*row) for row in connection.execute(query)]


def rating_of(connection: Connection, account: int, profile: int, tconst: str) -> Rating | None:
    """The rating of one title; None where there is none.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    columns = RATINGS.c
    query = sa.select(columns.tconst, columns.rating, columns.rated_at).where(
        columns.profile == profile, columns.tconst == checked_id(tconst)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else Rating(*row)


def rate(
    connection: Connection, account: int, profile: int, tconst: str, rating: float, now: float | None = None
) -> Rating | None:
    """Rate a title.

    Returns:
        The rating before, for `restore_rating`; None where there was none.

    Raises:
        UnknownProfile: the account has no such profile.
        UsageError: the rating or the id cannot be taken.
    """
    before = rating_of(connection, account, profile, tconst)
    rate_many(connection, account, profile, [Rating(tconst, float(rating), moment(now))])
    return before


def unrate(connection: Connection, account: int, profile: int, tconst: str) -> Rating | None:
    """Take the rating of a title back; returns it, for `restore_rating`.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    before = rating_of(connection, account, profile, tconst)
    gone = sa.delete(RATINGS).where(RATINGS.c.profile == profile, RATINGS.c.tconst == tconst)
    connection.execute(gone)
    return before


def restore_rating(
    connection: Connection, account: int, profile: int, tconst: str, before: Rating | None
) -> None:
    """Undo `rate` or `unrate` with what it returned.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    if before is None:
        unrate(connection, account, profile, tconst)
    else:
        rate_many(connection, account, profile, [before])


def rate_many(connection: Connection, account: int, profile: int, ratings: Iterable[Rating]) -> int:
    """Keep many ratings, as an import brings them; of one title the last given stays. Returns how many titles.

    Raises:
        UnknownProfile: the account has no such profile.
    """
    profile_of(connection, account, profile)
    last = {one.tconst: one for one in ratings}
    rows = [
        {"profile": profile, "tconst": one.tconst, "rating": one.rating, "rated_at": one.rated_at}
        for one in last.values()
    ]
    put(connection, RATINGS, rows)
    return len(rows)
