"""A title as it came, hostile perhaps, made into words that can be set."""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

JOINER = "\u200d"
JOINING = (JOINER, "\u200c")
"""Invisible, but they shape letters and pictures; other invisible characters are dropped."""
DROPPED = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
MOST_MARKS = 3
"""So many marks on one letter; more of them would climb out of the poster."""
MOST_BYTES = 720
PARTS = re.compile(r"(?<=\S)(?::\s+|\s+[–—-]\s+)(?=\S)")
"""Where a title ends and what is set smaller begins: "Alien: Covenant", "Volume 1 - Ruins"."""
DASHES = ("-", "–", "—", "/", "|", "•")
SMALL_WORDS = re.compile(
    r"((a|an|the|of|and|or|in|on|to|at|by|for|from|with|is|vs|&|le|la|les|un|une|der|die|das|el|los|il|et|y)\b *)+"
)
UNBROKEN = ("W", "F")


def clean(title: str) -> str:
    """The title without what cannot be printed: control characters, lone surrogates, towers of marks."""
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", title):
        category = unicodedata.category(character)
        if category in ("Mn", "Me"):
            marks += 1
        else:
            marks = 0
        if marks > MOST_MARKS or (category in DROPPED and character not in JOINING):
            kept.append(" " if character in "\t\n\r\u2028\u2029" else "")
        else:
            kept.append(character)
    text = " ".join("".join(kept).split())
    return _bounded(text) if any(_shows(character) for character in text) else "Untitled"


def _bounded(text: str) -> str:
    """The text, cut where it would not leave room for the drawing in a small file."""
    if len(text.encode()) <= MOST_BYTES:
        return text
    kept, size = [], 0
    for cluster in clusters(text):
        size += len(cluster.encode())
        if size > MOST_BYTES:
            break
        kept.append(cluster)
    return "".join(kept).rstrip() + "…"


def _shows(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNPS"


def escaped(text: str) -> str:
    """Fit to stand in XML, as text or between double quotes."""
    return escape(text, {'"': "&#34;"})


def parts(title: str) -> tuple[str, str]:
    """The title's head, and what is set smaller; the second may be empty."""
    found = PARTS.split(title, maxsplit=1)
    return (found[0], found[1]) if len(found) == 2 else (title, "")


def clusters(text: str) -> list[str]:
    """What a reader takes for single characters, in order: marks, joiners and flags stay together."""
    found: list[str] = []
    for character in text:
        joins = (
            unicodedata.category(character) in ("Mn", "Me", "Mc", "Cf")
            or "\U0001f3fb" <= character <= "\U0001f3ff"
        )
        flag = _is_flag(character) and found and len(found[-1]) == 1 and _is_flag(found[-1])
        if found and (joins or flag or found[-1].endswith(JOINER)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def is_wide(character: str) -> bool:
    """Whether it is of a script without spaces, such as Chinese: a line may end after it."""
    return unicodedata.east_asian_width(character[0]) in UNBROKEN


def is_joined(text: str) -> bool:
    """Whether it is read from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def tokens(text: str) -> list[tuple[str, str]]:
    """Pieces that stay whole, each with what stands between it and the piece before: a space or nothing."""
    found: list[tuple[str, str]] = []
    for word in text.split(" "):
        if word in DASHES and found:
            # A dash ends a line; it does not begin one.
            found[-1] = (found[-1][0], f"{found[-1][1]} {word}")
            continue
        gap = " "
        for piece in _pieces(word):
            found.append((gap, piece))
            gap = ""
    return found


def _pieces(word: str) -> list[str]:
    if not any(is_wide(character) for character in word):
        return [part for part in re.split(r"(?<=\w[-/])(?=\w)", word) if part]
    return clusters(word)


def is_small(text: str) -> bool:
    """Whether there are only words such as "the" and "of"."""
    return SMALL_WORDS.fullmatch(text.lower()) is not None
