"""Ids of titles as they come from outside."""

from __future__ import annotations

from reelkin.errors import UsageError

LONGEST = 64


def checked_id(tconst: str) -> str:
    """The id, if it may be one; whether any model knows it is another question.

    Raises:
        UsageError: it is empty, too long, or has spaces or invisible characters.
    """
    if not 0 < len(tconst) <= LONGEST or not tconst.isprintable() or " " in tconst:
        raise UsageError(f"title: an id such as tt0078748, got {tconst[:80]!r}")
    return tconst
