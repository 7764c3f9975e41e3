"""The words that tell a language, read from the two lists beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_HERE = "reelkin.catalog.origin"


def telling_words() -> dict[str, tuple[str, ...]]:
    """By language, short and common words of its titles."""
    lines = (line.split() for line in _lines("telling_words.txt"))
    return {language: tuple(words) for language, *words in lines}


@cache
def english_words() -> frozenset[str]:
    """Words that English titles are made of, beyond the short and common ones."""
    return frozenset(word for line in _lines("english_words.txt") for word in line.split())


def _lines(name: str) -> list[str]:
    text = (files(_HERE) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]
