from __future__ import annotations

import re
import sqlite3
from collections import Counter
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from reelkin.catalog.origin.deciding import SHARES
from reelkin.catalog.origin.words import english_words, telling_words


def test_words_are_written_as_titles_are_looked_at_in() -> None:
    for language, words in telling_words().items():
        assert len(set(words)) == len(words), language
        assert all(word == word.lower() for word in words), language


def test_the_commonest_film_languages_have_words() -> None:
    common = {language for language, share in SHARES.items() if share >= 0.01}
    assert common <= set(telling_words()), common - set(telling_words())


def test_the_english_words_are_what_the_cc0_records_say() -> None:
    """Words of two or more titles, three in four of them at least of films in English alone."""
    try:
        files = distribution("bokeh-sampledata").files or []
    except PackageNotFoundError:
        pytest.skip("needs the sample: pip install 'reelkin[sample]'")
    path = next(file.locate() for file in files if file.name == "movies.db")
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    rows = connection.execute("select Title, Language from omdb where Language is not null").fetchall()
    connection.close()
    all_titles, english = Counter[str](), Counter[str]()
    for title, language in rows:
        words = set(re.findall(r"[^\W\d_]+", title.lower()))
        all_titles.update(words)
        english.update(words if language in ("English", "American English") else ())
    often = {
        w for w, n in english.items() if n >= 2 and n / all_titles[w] >= 0.75 and w.isascii() and len(w) > 1
    }
    assert english_words() == often
