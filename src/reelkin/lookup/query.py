"""What a person typed to name a title: an id, a person's id, an address at IMDb, or a name with perhaps a year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reelkin.lookup.text import ARTICLES, normalise

_ID = re.compile(r"(?:^|imdb\.com/(?:[a-z-]+/)?title/)(tt\d{7,})\b")
_PERSON = re.compile(r"(?:^|imdb\.com/(?:[a-z-]+/)?name/)(nm\d{7,})\b")
_YEAR_AT_END = re.compile(
    r"^(?P<name>.*\S)[\s,]*(?:\((?P<sure>(?:18|19|20)\d\d)\)|\s(?P<perhaps>(?:18|19|20)\d\d))$"
)


@dataclass(frozen=True)
class Query:
    """One reading of what was typed.

    `year_is_sure` tells "Titanic (1953)" from "Titanic 1953", whose number might belong to the title.
    """

    text: str
    key: str
    year: int | None = None
    year_is_sure: bool = False
    tconst: str | None = None
    nconst: str | None = None


def parse_query(typed: str) -> Query:
    """Read "tt0078748", "nm0000631", an address at IMDb, "Alien", "Alien (1979)", or "alien 1979"."""
    text = typed.strip()
    found = _ID.search(text)
    if found:
        return Query(text, normalise(text), tconst=found[1])
    person = _PERSON.search(text)
    if person:
        return Query(text, normalise(text), nconst=person[1])
    dated = _YEAR_AT_END.match(text)
    if dated is None:
        return Query(text, normalise(text))
    year = int(dated["sure"] or dated["perhaps"])
    return Query(dated["name"].strip(), normalise(dated["name"]), year, dated["sure"] is not None)


def article_first(title: str) -> str:
    """The Matrix from "Matrix, The", as lists sorted by title write it; other titles stay as they are."""
    name, comma, article = title.rpartition(", ")
    return f"{article} {name}" if comma and name and normalise(article) in ARTICLES else title
