from __future__ import annotations

import unicodedata

import pytest

from reelkin.catalog.origin.deciding import SHARES
from reelkin.catalog.origin.scripts import LETTERS, SCRIPTS


def test_letters_are_single_and_beyond_plain_ones() -> None:
    for letter in LETTERS:
        assert len(letter) == 1
        assert not letter.isascii()
        assert letter == letter.lower()


def test_every_language_of_a_letter_has_a_share_of_films_or_is_of_another_script() -> None:
    languages = {language for found in LETTERS.values() for language in found.split()}
    assert languages - set(SHARES) <= {"be", "kk", "lt", "lv", "mk", "sl", "sq", "eu"}


@pytest.mark.parametrize(
    ("title", "script"), [("기생충", "Hangul"), ("七人", "Han"), ("ひと", "Hiragana"), ("வி", "Tamil")]
)
def test_a_script_is_named_as_unicode_names_it(title: str, script: str) -> None:
    assert script in SCRIPTS
    named = unicodedata.name(unicodedata.normalize("NFKD", title)[0])
    assert named.startswith(script.upper() if script != "Han" else "CJK")
