"""Numbers as words, digits and numerals: "7 samurai" is Seven Samurai, "rocky two" is Rocky II."""

from __future__ import annotations

from itertools import islice, product

_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_NUMERALS = (
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
    "xviii", "xix", "xx",
)  # fmt: skip
_OF_WORD = {word: number for number, word in enumerate(_WORDS, 1)}
_OF_DIGITS = {str(number): number for number in range(1, len(_WORDS) + 1)}
_OF_NUMERAL = {numeral: number for number, numeral in enumerate(_NUMERALS, 1)}
_PARTS = ("part", "vol", "volume", "chapter", "episode")
MOST = 8
"""Spellings tried at most; nobody types more than two numbers into a title."""


def other_spellings(key: str) -> list[str]:
    """The normalised name with its numbers from 1 to 20 written otherwise; empty where it has none.

    A numeral counts as one at the end only ("rocky ii"): elsewhere it may be a word, as in "I, Robot". None is
    written at the beginning.
    """
    words = key.split()
    ways = [_ways(words, place) for place in range(len(words))]
    spelt = (" ".join(way) for way in product(*ways))
    return list(islice((one for one in spelt if one != key), MOST))


def are_other_parts(one: str, other: str) -> bool:
    """Whether two normalised names have other numbers, as "rocky ii" and "rocky 3": however alike, they are two titles.

    A number word that only one has may be what is misspelt: "sevn samurai".
    """
    numbers, others = _numbers(one), _numbers(other)
    if [number for _, number in numbers] == [number for _, number in others]:
        return False
    return bool(numbers and others) or any(word not in _OF_WORD for word, _ in numbers or others)


def _numbers(key: str) -> list[tuple[str, int]]:
    words = key.split()
    found = ((word, _number(word, last=0 < place == len(words) - 1)) for place, word in enumerate(words))
    return [(word, number or int(word)) for word, number in found if number or word.isdecimal()]


def part_spellings(key: str) -> list[str]:
    """A part named as such, "godfather part ii" for "godfather 2"; empty where no number is last."""
    *name, last = key.split() or [""]
    number = _number(last, last=True) if name and name[-1] not in _PARTS else None
    if number is None:
        return []
    return [
        " ".join([*name, part, spelt])
        for part in _PARTS
        for spelt in (str(number), _NUMERALS[number - 1], _WORDS[number - 1])
    ]


def _number(word: str, *, last: bool) -> int | None:
    return _OF_WORD.get(word) or _OF_DIGITS.get(word) or (_OF_NUMERAL.get(word) if last else None)


def _ways(words: list[str], place: int) -> list[str]:
    word = words[place]
    number = _number(word, last=0 < place == len(words) - 1)
    if number is None:
        return [word]
    spelt = [_WORDS[number - 1], str(number), *([_NUMERALS[number - 1]] if place else [])]
    return [word, *(other for other in spelt if other != word)]
