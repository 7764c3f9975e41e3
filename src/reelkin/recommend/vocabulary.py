"""The words people filter by, and the codes the bundle knows them by."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from reelkin.errors import UsageError
from reelkin.recommend.options import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.model.bundle import Bundle


def codes_of(option: str, asked: str | Iterable[str], known: Sequence[str]) -> tuple[list[int], list[str]]:
    """The codes of the words asked for, and the words as the model spells them; "scifi" finds "Sci-Fi".

    Raises:
        UsageError: the model has no such word; the message lists what it has.
    """
    by_key = {_key(word): code for code, word in enumerate(known)}
    codes = []
    for word in read_words(option, asked):
        if _key(word) not in by_key:
            raise UsageError(f"{option}: no title of this model has '{word}'; {_offer(word, known)}")
        codes.append(by_key[_key(word)])
    return codes, [known[code] for code in codes]


def language_codes(bundle: Bundle, asked: str | Iterable[str]) -> tuple[list[int], list[str]]:
    """The codes of languages given by ISO code or English name, and their names.

    Raises:
        UsageError: no title of the model has such an original language.
    """
    codes, names = list(bundle.titles.languages), list(bundle.titles.language_names)
    spelled = {_key(name): code for code, name in enumerate(names)}
    spelled |= {_key(code): place for place, code in enumerate(codes)}
    wanted = read_words("language", asked)
    for word in wanted:
        if _key(word) not in spelled:
            raise UsageError(f"language: no title of this model is in '{word}'; {_offer(word, names)}")
    chosen = [spelled[_key(word)] for word in wanted]
    return chosen, [names[code] for code in chosen]


def _key(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum())


def _offer(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word.casefold(), [name.casefold() for name in known], n=1)
    if near:
        return f"did you mean '{next(name for name in known if name.casefold() == near[0])}'?"
    return f"there are {', '.join(sorted(known))}"
