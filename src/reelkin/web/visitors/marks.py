"""What somebody has said of titles: ratings, their list, what they have seen, what is not for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from reelkin.web.security.refusals import Problem

if TYPE_CHECKING:
    from starlette.responses import Response

What = Literal["rating", "listed", "seen", "not-interested"]
LIKED = 7.0
"""Ratings from which on a title may be named as one somebody liked."""


@dataclass(frozen=True)
class Marks:
    """Everything said, by tconst; the list with the newest first.

    `only` is what they have at home, where they want to see nothing else.
    """

    ratings: Mapping[str, float] = field(default_factory=dict)
    listed: tuple[str, ...] = ()
    seen: frozenset[str] = frozenset()
    not_interested: frozenset[str] = frozenset()
    only: tuple[str, ...] | None = None

    def of(self, what: What, tconst: str) -> str:
        """One mark as a form has it: a rating's number, "yes", or nothing."""
        if what == "rating":
            rating = self.ratings.get(tconst)
            return "" if rating is None else f"{rating:g}"
        titles = {"listed": self.listed, "seen": self.seen, "not-interested": self.not_interested}[what]
        return "yes" if tconst in titles else ""


class Keeper(Protocol):
    """Where somebody's marks are kept."""

    def marks(self) -> Marks:
        """All of them."""
        ...

    def put(self, what: What, tconst: str, value: str) -> None:
        """Set one mark, or with "" take it away."""
        ...

    def finish(self, response: Response) -> None:
        """Give the browser what it has to keep."""
        ...


def read_mark(what: str, value: str) -> tuple[What, str]:
    """A mark as a form sends it.

    Raises:
        Problem: it is no mark, or its value none that it can have.
    """
    if what not in get_args(What):
        raise Problem(422, f"There is no mark called “{what[:40]}”.")
    if what == "rating":
        return "rating", _rating(value)
    if value not in ("", "yes"):
        raise Problem(422, "A mark is set or it is not.")
    return what, value  # type: ignore[return-value]


def _rating(value: str) -> str:
    if value == "":
        return ""
    try:
        rating = float(value)
    except ValueError:
        rating = 0.0
    if not 1 <= rating <= 10:
        raise Problem(422, "A rating is a number from 1 to 10.")
    return f"{rating:g}"
