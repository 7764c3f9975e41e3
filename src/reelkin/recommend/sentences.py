"""One short sentence for a pick: what ties it to what was asked, then what it is.

It names people and series the pick shares with what was asked, or the liked titles it owes most to; then its own
genres, those that raise its score most first, and its decade, as facts; its origin and its praise where they raise
its score. Nothing is claimed that the figures beside it do not show. What lowers the score is in the whole sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.facts import genres_of
from reelkin.recommend.phrases import enumerated, noun_phrase, origin_adjective
from reelkin.recommend.reasons import PRIOR, RATINGS, liked_name
from reelkin.recommend.standing import much_watched, top_rated
from reelkin.recommend.ties import tie_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.pick import Reason
    from reelkin.recommend.question import Question

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
RATING = "rating_"
PRAISE = "among the highest rated"


def sentence_of(bundle: Bundle, question: Question, facts: TitleFacts, reasons: Sequence[Reason]) -> str:
    """The sentence for one pick, given its reasons, largest first."""
    tie = tie_clause(bundle, question, facts.row, reasons)
    personal = question.personal and not tie
    with_them = _liked_by_the_same(reasons, question, facts.row) if personal else []
    near = _nearest_titles(bundle, question, facts.row) if personal and not with_them else []
    by_all = not tie and not near and not with_them and (question.personal or _mostly_prior(reasons))
    what = _what(bundle, facts, reasons, praise=by_all or _raised_by_rating(reasons))
    if tie:
        told = f"{tie}; {what}"
    elif with_them:
        told = f"liked by people who liked {enumerated(_named(bundle, question, with_them))}; {what}"
    elif near:
        told = f"close to {enumerated(near)}: {what}"
    elif by_all and much_watched(bundle, facts.row):
        told = f"much watched by everyone; {what}"
    else:
        told = what
    return f"{told[:1].upper()}{told[1:]}."


def _what(bundle: Bundle, facts: TitleFacts, reasons: Sequence[Reason], *, praise: bool) -> str:
    """What the title is, whether or not that counts; where it comes from, if that raises the score."""
    genres, decade, origin = _genres(facts, reasons), _decade(facts), _origin(bundle, facts, reasons)
    what = noun_phrase(genres, facts.type, origin, decade)
    if not (genres or decade or origin):
        what += " of which little is known"
    return f"{what}, {PRAISE}" if praise and top_rated(bundle, facts.row) else what


def _most(reasons: Sequence[Reason]) -> float:
    return max((reason.contribution for reason in reasons if reason.block in TOLD_BLOCKS), default=0.0)


def _raised_by_rating(reasons: Sequence[Reason]) -> bool:
    rated = sum(reason.contribution for reason in reasons if reason.name.startswith(RATING))
    return rated > 0 and rated >= WORTH_PRAISE * _most(reasons)


def _genres(facts: TitleFacts, reasons: Sequence[Reason]) -> list[str]:
    """The columns of the title's genres, those that raise its score most first."""
    columns = ["genre_" + genre.lower().replace("-", "_") for genre in facts.genres]
    worth = {reason.name: reason.contribution for reason in reasons if reason.block == "genres"}
    return sorted(columns, key=lambda column: -worth.get(column, 0.0))


def _mostly_prior(reasons: Sequence[Reason]) -> bool:
    prior = next(reason.contribution for reason in reasons if reason.block == PRIOR)
    return prior > MOSTLY * sum(reason.contribution for reason in reasons if reason.contribution > 0)


def _decade(facts: TitleFacts) -> int | None:
    return None if facts.year is None else facts.year // 10 * 10


def _origin(bundle: Bundle, facts: TitleFacts, reasons: Sequence[Reason]) -> str:
    if facts.language is None or facts.language == "en":
        return ""
    worth = sum(reason.contribution for reason in reasons if reason.block in ("language", "region"))
    if worth <= 0 or worth < WORTH_SAYING * _most(reasons):
        return ""
    titles = bundle.titles
    name = titles.language_names[int(titles.original_language[facts.row])]
    return origin_adjective(facts.language, name, facts.region)


def _liked_by_the_same(reasons: Sequence[Reason], question: Question, row: int) -> list[Reason]:
    """The liked titles whose other admirers liked this one, if that is a real share of its score; most first."""
    told = [reason for reason in reasons if reason.block == RATINGS]
    if not told or sum(reason.contribution for reason in told) < REAL_SHARE * float(question.scores[row]):
        return []
    shared = [reason for reason in told if reason.shared]
    return [
        one for one in shared[:MOST_TITLES] if one.contribution >= NEARLY_AS_MUCH * shared[0].contribution
    ]


def _named(bundle: Bundle, question: Question, told: Sequence[Reason]) -> list[str]:
    titles = bundle.titles
    named = {liked_name(titles.tconst[seen]): titles.primary_title[seen] for seen in question.seen}
    return [named[reason.name] for reason in told]


def _nearest_titles(bundle: Bundle, question: Question, row: int) -> list[str]:
    """The liked titles that it owes most to, if it owes them a real share of its score and is of their kind."""
    worth = question.liked_of(row)
    if worth.sum() < REAL_SHARE * float(question.scores[row]):
        return []
    own = set(genres_of(bundle, row))
    shares = sorted(
        (-share, seen)
        for share, seen in zip(worth.tolist(), question.seen, strict=True)
        if share > 0 and own.intersection(genres_of(bundle, seen))
    )
    near = [seen for share, seen in shares[:MOST_TITLES] if share <= NEARLY_AS_MUCH * shares[0][0]]
    return [bundle.titles.primary_title[seen] for seen in near]
