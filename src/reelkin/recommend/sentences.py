"""One short sentence for a pick: the reasons that count most, in words that the features bear out.

It names people and series the pick shares with what was asked, then what it is: its genres, those that raise its
score most first, and the decade, the origin and the praise that raise it. What lowers the score is not said; it is
in the whole sum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.phrases import enumerated, noun_phrase, origin_adjective
from reelkin.recommend.reasons import PRIOR
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
MOST_TITLES = 2
"""How many of a person's own titles a sentence names."""
NEARLY_AS_MUCH = 0.5
"""Share of the first title's contribution from which on a second one is named."""
TOLD_BLOCKS = ("genres", "era", "language", "region", "type", "runtime", "reception")
"""What a noun phrase can say; people and series are ties, or go without saying."""
PRAISE = ("rating_900", "rating_970", "rating_990")
"""Ratings that are worth saying when they raise the score."""


def sentence_of(bundle: Bundle, question: Question, facts: TitleFacts, reasons: Sequence[Reason]) -> str:
    """The sentence for one pick, given its reasons, largest first."""
    tie = tie_clause(bundle, question, facts.row, reasons)
    what = _what(bundle, facts, reasons)
    if tie:
        told = f"{tie}; {what}" if what else tie
    elif not what or _mostly_prior(reasons):
        told = _received(reasons)
    elif question.personal:
        near = _nearest_titles(bundle, question, facts.row)
        told = f"close to {enumerated(near)}: {what}" if near else what
    else:
        told = what
    return f"{told[:1].upper()}{told[1:]}."


def _what(bundle: Bundle, facts: TitleFacts, reasons: Sequence[Reason]) -> str:
    """What the title is, without what lowers its score; empty where nothing of it raises the score."""
    told = [reason for reason in reasons if reason.block in TOLD_BLOCKS]
    most = max((reason.contribution for reason in told), default=0.0)
    least = WORTH_SAYING * most
    if most <= 0:
        return ""
    sums = _block_sums(told)
    # What a title is can be said whole, but for a genre that speaks against it.
    genres = [reason.name for reason in told if reason.block == "genres" and reason.contribution > -least]
    decade = _decade(facts) if sums.get("era", 0.0) >= least else None
    origin = _origin(bundle, facts) if sums.get("language", 0.0) + sums.get("region", 0.0) >= least else ""
    praise = [
        reason.label
        for reason in told
        if reason.name in PRAISE and reason.contribution >= WORTH_PRAISE * most
    ]
    if not (genres or decade or origin):
        return ""
    return noun_phrase(genres, facts.type, origin, decade) + (f", {praise[0]}" if praise else "")


def _mostly_prior(reasons: Sequence[Reason]) -> bool:
    prior = next(reason.contribution for reason in reasons if reason.block == PRIOR)
    return prior > MOSTLY * sum(reason.contribution for reason in reasons if reason.contribution > 0)


def _block_sums(reasons: Sequence[Reason]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for reason in reasons:
        sums[reason.block] = sums.get(reason.block, 0.0) + reason.contribution
    return sums


def _decade(facts: TitleFacts) -> int | None:
    return None if facts.year is None else facts.year // 10 * 10


def _origin(bundle: Bundle, facts: TitleFacts) -> str:
    if facts.language is None or facts.language == "en":
        return ""
    titles = bundle.titles
    name = titles.language_names[int(titles.original_language[facts.row])]
    return origin_adjective(facts.language, name, facts.region)


def _nearest_titles(bundle: Bundle, question: Question, row: int) -> list[str]:
    shares = sorted(
        zip((-question.liked_of(row)).tolist(), question.seen, strict=True),
    )
    first = -shares[0][0] if shares else 0.0
    near = [seen for share, seen in shares[:MOST_TITLES] if -share > 0 and -share >= NEARLY_AS_MUCH * first]
    return [bundle.titles.primary_title[seen] for seen in near]


def _received(reasons: Sequence[Reason]) -> str:
    """How the title stands in votes and rating: all there is to say where nothing else speaks for it."""
    labels = [
        next((reason.label for reason in reasons if reason.name.startswith(prefix)), None)
        for prefix in ("votes_", "rating_")
    ]
    said = [label for label in labels if label]
    return enumerated(said) if said else reasons[0].label
