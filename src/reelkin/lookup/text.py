"""Text as people type it and text as catalogues write it, made alike."""

from __future__ import annotations

import re
import unicodedata

ARTICLES = frozenset(
    ["the", "a", "an", "le", "la", "les", "l", "un", "une", "der", "die", "das", "ein", "eine", "il", "lo", "i",
     "gli", "el", "los", "las", "una", "o", "as", "os", "de", "het", "een", "den", "det", "en", "ett"]
)  # fmt: skip
"""Leading articles of the languages that most titles are in. Only ever dropped on both sides."""

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "&": " and "}
)


_RAISED = re.compile("([¹²³⁰⁴-⁹¼-¾⅐-⅞])")


def normalise(text: str) -> str:
    """Lower case, without accents, punctuation or doubled spaces: "Amélie!" and "amelie" become one.

    Letters of other scripts stay as they are; compatibility forms (full-width, ligatures) are unfolded.
    A raised digit or a fraction is a word of its own, as people type them: "Alien³" is "alien 3", "8½" is "8 1 2".
    A title of punctuation alone ("…", "$") keeps it, for it has nothing else.
    """
    # Unfolding may give capitals (𝐀) and lower-casing may give accents (İ), so text is unfolded on both sides.
    spaced = text if text.isascii() else _RAISED.sub(r" \1", text)
    lower = unicodedata.normalize("NFKD", spaced).casefold()
    folded = unicodedata.normalize("NFKD", lower).translate(_LETTERS)
    letters = folded.translate(_KEPT)
    return " ".join(letters.split()) or " ".join(folded.split())


def _letter_or_space(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LN" or category == "Mc":
        return char
    if char in "'’ʼ`" or category == "Mn":
        # Apostrophes and accents vanish: "Schindler's" is typed "schindlers".
        return ""
    return " "


class _Kept(dict[int, str]):
    """What becomes of each character, worked out when it is first met: millions of names have few characters."""

    def __missing__(self, code: int) -> str:
        kept = self[code] = _letter_or_space(chr(code))
        return kept


_KEPT = _Kept()


def without_article(key: str) -> str:
    """A normalised title without its leading article, if something is left."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key
