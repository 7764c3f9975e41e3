"""Names that people give: to themselves, to a profile, to a token; and how two names are told apart."""

from __future__ import annotations

import unicodedata

from reelkin.errors import UsageError

LONGEST = 64


def checked_name(what: str, name: str) -> str:
    """The name without spaces around it, in Unicode's composed form.

    Raises:
        UsageError: it is empty, too long, or has characters that are not to be seen.
    """
    clean = unicodedata.normalize("NFC", name).strip()
    if not 0 < len(clean) <= LONGEST or not clean.isprintable():
        raise UsageError(f"{what}: 1 to {LONGEST} characters, none of them invisible, got {name[:80]!r}")
    return clean


def name_key(name: str) -> str:
    """What two names share that must not both be there: "Anna", "anna" and "ＡＮＮＡ" are one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
