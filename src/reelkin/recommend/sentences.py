"""One short sentence for a pick: what ties it to what was asked, then what it is.

It names people and series the pick shares with what was asked, or the liked titles it owes most to; then its own
genres, those that raise its score most first, and its decade, as facts; its origin and its praise where they raise
its score. Nothing is claimed that the figures beside it do not show. What lowers the score is in the whole sum.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reelkin.recommend.facts import genres_of
from reelkin.recommend.phrases import enumerated, noun_phrase, origin_adjective
from reelkin.recommend.reasons import liked_name
from reelkin.recommend.standing import much_watched, top_rated
from reelkin.recommend.ties import tie_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.model.columns import Column
    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.question import Question
    from reelkin.recommend.terms import Terms

WORTH_SAYING = 0.1
"""Share of the largest reason of its kind from which on another is said."""
WORTH_PRAISE = 0.5
"""Share of the largest from which on a high rating is said: below it, most picks would say the same."""
MOSTLY = 0.7
"""Share of what raises the score from which on the prior is what there is to say."""
REAL_SHARE = 0.3
"""Share of the score from which on a person's own titles are why a title is picked."""
MOST_TITLES = 2
"""How many of a person's own titles a sentence names."""
NEARLY_AS_MUCH = 0.5
"""Share of the first title's contribution from which on a second one is named."""
TOLD_BLOCKS = ("genres", "era", "language", "region", "type", "runtime", "reception")
"""What a noun phrase can say; people and series are ties, or go without saying."""
_phrase = lru_cache(maxsize=8_192)(noun_phrase)
"""Genres, kinds and decades are few: most phrases were said before."""
RATING = "rating_"
PRAISE = "among the highest rated"


def sentence_of(question: Question, facts: TitleFacts, terms: Terms) -> str:
    """The sentence for one pick, given the terms of its score."""
    bundle = question.bundle
    tie = tie_clause(question, terms)
    personal = question.personal and not tie
    with_them = _liked_by_the_same(question, terms) if personal else []
    near = _nearest_titles(question, terms) if personal and not with_them else []
    by_all = not tie and not near and not with_them and (question.personal or _mostly_prior(terms))
    what = _what(bundle, facts, terms, by_all=by_all)
    if tie:
        told = f"{tie}; {what}"
    elif with_them:
        told = f"liked by people who liked {enumerated(with_them)}; {what}"
    elif near:
        told = f"close to {enumerated(near)}: {what}"
    elif by_all and much_watched(bundle, facts.row):
        told = f"much watched by everyone; {what}"
    else:
        told = what
    return f"{told[:1].upper()}{told[1:]}."


def _what(bundle: Bundle, facts: TitleFacts, terms: Terms, *, by_all: bool) -> str:
    """What the title is, whether or not that counts; where it comes from, if that raises the score."""
    told = _told(bundle, terms)
    genres, decade, origin = _genres(facts, told), _decade(facts), _origin(bundle, facts, told)
    what = _phrase(tuple(genres), facts.type, origin, decade)
    if not (genres or decade or origin):
        what += " of which little is known"
    praise = top_rated(bundle, facts.row) and (by_all or _raised_by_rating(told))
    return f"{what}, {PRAISE}" if praise else what


def _told(bundle: Bundle, terms: Terms) -> list[tuple[Column, float]]:
    """The columns that a noun phrase can say, and what each adds."""
    common = bundle.common_columns
    return [
        (known, added)
        for column, added in zip(terms.columns, terms.added, strict=True)
        if (known := common.get(column)) is not None and known.block in TOLD_BLOCKS
    ]


def _most(told: Sequence[tuple[Column, float]]) -> float:
    return max((added for _, added in told), default=0.0)


def _raised_by_rating(told: Sequence[tuple[Column, float]]) -> bool:
    rated = sum(added for column, added in told if column.name.startswith(RATING))
    return rated > 0 and rated >= WORTH_PRAISE * _most(told)


def _genres(facts: TitleFacts, told: Sequence[tuple[Column, float]]) -> list[str]:
    """The columns of the title's genres, those that raise its score most first."""
    columns = ["genre_" + genre.lower().replace("-", "_") for genre in facts.genres]
    worth = {column.name: added for column, added in told if column.block == "genres"}
    return sorted(columns, key=lambda column: -worth.get(column, 0.0))


def _mostly_prior(terms: Terms) -> bool:
    return terms.prior > MOSTLY * sum(added for added in terms.all_added if added > 0)


def _decade(facts: TitleFacts) -> int | None:
    return None if facts.year is None else facts.year // 10 * 10


def _origin(bundle: Bundle, facts: TitleFacts, told: Sequence[tuple[Column, float]]) -> str:
    if facts.language is None or facts.language == "en":
        return ""
    worth = sum(added for column, added in told if column.block in ("language", "region"))
    if worth <= 0 or worth < WORTH_SAYING * _most(told):
        return ""
    titles = bundle.titles
    name = titles.language_names[int(titles.original_language[facts.row])]
    return origin_adjective(facts.language, name, facts.region)


def _liked_by_the_same(question: Question, terms: Terms) -> list[str]:
    """The liked titles whose other admirers liked this one, if that is a real share of its score; most first."""
    if sum(terms.from_ratings) < REAL_SHARE * terms.score or not any(terms.from_ratings):
        return []
    titles = question.bundle.titles
    shared = sorted(
        (-added, liked_name(titles.tconst[seen]), seen)
        for seen, preference, added in zip(
            question.seen, question.preferences, terms.from_ratings, strict=True
        )
        if added > 0 and preference > 0
    )
    return _named(question, [(-less, seen) for less, _, seen in shared])


def _nearest_titles(question: Question, terms: Terms) -> list[str]:
    """The liked titles that it owes most to, if it owes them a real share of its score and is of their kind."""
    bundle, worth = question.bundle, terms.by_title
    if sum(worth) < REAL_SHARE * terms.score:
        return []
    own = set(genres_of(bundle, terms.row))
    shares = sorted(
        (-share, seen)
        for share, seen in zip(worth, question.seen, strict=True)
        if share > 0 and own.intersection(genres_of(bundle, seen))
    )
    return _named(question, [(-less, seen) for less, seen in shares])


def _named(question: Question, shares: Sequence[tuple[float, int]]) -> list[str]:
    """The first titles, and only those that add nearly as much as the very first."""
    return [
        question.bundle.titles.primary_title[seen]
        for share, seen in shares[:MOST_TITLES]
        if share >= NEARLY_AS_MUCH * shares[0][0]
    ]
