"""Marks of a profile, in the database."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from reelkin.store.marks import List, mark, marked, unmark
from reelkin.store.opening import reading, writing
from reelkin.store.ratings import rate, rated, unrate
from reelkin.web.visitors.marks import Keeper, Marks, What

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from starlette.responses import Response

LISTS: dict[What, List] = {"listed": "watchlist", "seen": "seen", "not-interested": "not_interested"}


class DatabaseKeeper(Keeper):
    """One profile's marks; each is kept before the page that tells of it is sent."""

    def __init__(self, engine: Engine, account: int, profile: int) -> None:
        self._engine, self.account, self.profile = engine, account, profile

    def marks(self) -> Marks:
        """See `Keeper`."""
        with reading(self._engine) as connection:
            ratings = rated(connection, self.account, self.profile)
            lists = {of: marked(connection, self.account, self.profile, of) for of in LISTS.values()}
        return Marks(
            # The latest comes last, as in a cookie.
            ratings={one.tconst: one.rating for one in reversed(ratings)},
            listed=tuple(lists["watchlist"]),
            seen=frozenset(lists["seen"]),
            not_interested=frozenset(lists["not_interested"]),
        )

    def put(self, what: What, tconst: str, value: str) -> None:
        """See `Keeper`."""
        if what == "rating":
            self._write(*((rate, tconst, float(value)) if value else (unrate, tconst)))
        else:
            self._write(mark if value else unmark, LISTS[what], tconst)

    def finish(self, response: Response) -> None:
        """See `Keeper`: the browser keeps nothing."""

    def _write(self, change: Callable[..., Any], *given: Any) -> None:
        with writing(self._engine) as connection:
            change(connection, self.account, self.profile, *given)
