"""The lists of names in the source, in which a comma separates people and may also stand inside a name."""

from __future__ import annotations

import re

# The lists are in the order of the alphabet. Where that order breaks, 157 times in version 2026.1, a name went on
# after a comma; the forms found there give 187 such names in all, and with those joined the order holds.
_CONTINUES = re.compile(
    r"Jr\.|Sr\.|III|Ltd\."
    r"|\d+(?:st|nd|rd|th) .+"  # "Tim Bentinck, 12th Earl of Portland"
    r"|(?:Prince|Princess|Duke|Duchess|Countess)(?: Consort)? of .+"  # "Diana, Princess of Wales"
    r"|Stills & Nash|Wind & Fire|Silverstein & Partners"  # "Crosby, Stills & Nash", …
    r"|Guozhi"  # "Shu, Guozhi"
)
_GENERATION = re.compile(r"(.+), (Jr\.|Sr\.|III)")

# Labels of items that are no person: filled in where a film's entry points at a list, a trade or another film.
_NO_NAME = re.compile(r"list of .+|art director|dialogue writer|Friday the 13th|Troll 2")


def split_names(text: str | None) -> list[str]:
    """The names in a list, each once, in the list's order; "Ed Begley, Jr." is one, and becomes "Ed Begley Jr."."""
    names: list[str] = []
    for piece in (text or "").split(", "):
        name = " ".join(piece.split())
        if names and _CONTINUES.fullmatch(name):
            names[-1] = _joined(names[-1], name)
        elif name:
            names.append(name)
    return [name for name in dict.fromkeys(names) if not _NO_NAME.fullmatch(name)]


def _joined(name: str, rest: str) -> str:
    whole = f"{name}, {rest}"
    generation = _GENERATION.fullmatch(whole)
    return f"{generation[1]} {generation[2]}" if generation else whole
