"""The members of a household, each with the scores of their own."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from reelkin.errors import UsageError
from reelkin.recommend.answer import unseen_rows
from reelkin.recommend.household.satisfaction import places, satisfaction

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from reelkin.recommend.question import Question

    Doubles = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]
    Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Member:
    """One person of a household.

    Attributes:
        name: how they are called.
        question: what is for them alone.
        seen: the rows they have rated or watched.
    """

    name: str
    question: Question
    seen: frozenset[int]

    @cached_property
    def unseen(self) -> Mask:
        """bool[n], what they have not seen: their own list, whatever the household filters."""
        return unseen_rows(self.question.bundle, self.seen)

    @cached_property
    def satisfaction(self) -> Doubles:
        """float64[n], how pleased they would be with each title."""
        return satisfaction(self.question.scores, self.unseen)

    @cached_property
    def places(self) -> Places:
        """intp[n], each title's place in their own list."""
        return places(self.question.scores, self.unseen)

    @property
    def disliked(self) -> list[int]:
        """The rows they have rated as disliked."""
        pairs = zip(self.question.seen, self.question.preferences, strict=True)
        return [row for row, preference in pairs if preference < 0]


def check_members(members: Mapping[str, Any], watched_by: Mapping[str, Any]) -> None:
    """See that everybody has a name, and no two the same.

    Raises:
        UsageError: there is nobody; a name is missing, or two are the same but for capitals; nobody here watched.
    """
    if not isinstance(members, Mapping):
        raise UsageError(
            f"household: must be ratings by member, such as {{'ann': {{…}}}}, got {members!r:.60}"
        )
    check_names(members)
    for name in watched_by:
        if name not in members:
            raise UsageError(f"watched_by: {name} is no member; there are {', '.join(members)}")


def check_names(names: Iterable[str]) -> None:
    """See that everybody has a name, and no two the same.

    Raises:
        UsageError: there is nobody; a name is missing, or two are the same but for capitals.
    """
    known: dict[str, str] = {}
    for name in names:
        if not isinstance(name, str) or not name.strip():
            raise UsageError(f"household: every member needs a name, got {name!r}")
        key = unicodedata.normalize("NFKC", name).strip().casefold()
        if key in known:
            raise UsageError(f"household: two members are called '{name}'; give one of them another name")
        known[key] = name
    if not known:
        raise UsageError("household: give at least one member")
