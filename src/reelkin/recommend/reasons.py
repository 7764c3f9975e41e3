"""The exact sums behind a score in words: by feature, and by the titles a person likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.pick import LikedTitle, Reason

if TYPE_CHECKING:
    from reelkin.recommend.question import Question
    from reelkin.recommend.terms import Terms

PRIOR = "prior"
PRIOR_LABEL = "how widely it is watched"
DIALS = "dials"
RATINGS = "ratings"
"""The block of reasons that come from who else liked a title."""


def reasons_of(question: Question, terms: Terms, most: int | None = None) -> list[Reason]:
    """The terms of a score, largest first: the prior, its features, the person's titles, each dial.

    A feature's contribution is what it adds through the vector, and because liked titles have it too. A title's is
    what ratings taught of who likes both; titles of which they taught nothing are no terms. The contributions add
    up to the score, but for what float32 rounds.

    Args:
        question: what was asked.
        terms: the score, taken apart.
        most: how many reasons; None: all of them.
    """
    least = _least(terms, most)
    reasons = [
        reason_of(question, terms, column, added)
        for column, added in zip(terms.columns, terms.added, strict=True)
        if added >= least
    ]
    if any(terms.from_ratings):
        reasons += _from_ratings(question, terms, least)
    reasons += [
        Reason(dial.name, dial.label, DIALS, added)
        for dial, added in zip(question.dials, terms.dials, strict=True)
        if added >= least
    ]
    if terms.prior >= least:
        reasons.append(Reason(PRIOR, PRIOR_LABEL, PRIOR, terms.prior))
    return sorted(reasons, key=lambda reason: (-reason.contribution, reason.name))[:most]


def _least(terms: Terms, most: int | None) -> float:
    """A contribution that the largest `most` reach, so that only those are put into words."""
    told = [*terms.added, terms.prior, *terms.dials, *filter(None, terms.from_ratings)]
    if most is None or most >= len(told):
        return min(told)
    return sorted(told, reverse=True)[max(most - 1, 0)]


def reason_of(question: Question, terms: Terms, column: int, added: float) -> Reason:
    """What one feature adds."""
    known = question.bundle.column(column)
    shared = question.holds(column) and terms.leads(question.bundle.common_columns, column)
    return Reason(known.name, known.label, known.block, added, shared)


def _from_ratings(question: Question, terms: Terms, least: float) -> list[Reason]:
    """A term for each of the person's titles whose other admirers liked this one, or liked it less."""
    titles = question.bundle.titles
    return [
        Reason(
            liked_name(titles.tconst[seen]),
            said_of(titles.primary_title[seen], preference, added),
            RATINGS,
            added,
            shared=preference > 0 and added > 0,
        )
        for seen, preference, added in zip(
            question.seen, question.preferences, terms.from_ratings, strict=True
        )
        if added and added >= least
    ]


def liked_name(tconst: str) -> str:
    """The name of the reason that comes from who else liked this title."""
    return f"liked_{tconst}"


def said_of(title: str, preference: float, contribution: float) -> str:
    """As in "people who liked Alien liked this"; whether they did shows where preference and contribution agree."""
    low = " (rated low here)" if preference < 0 else ""
    return f"people who liked {title}{low} liked this" + ("" if preference * contribution > 0 else " less")


def liked_titles_of(question: Question, terms: Terms) -> list[LikedTitle]:
    """The same score by the titles asked for, largest first, with the prior and each dial beside them."""
    titles = question.bundle.titles
    shares = [LikedTitle(None, PRIOR, terms.prior)]
    for seen, contribution in zip(question.seen, terms.by_title, strict=True):
        shares.append(LikedTitle(titles.tconst[seen], titles.primary_title[seen], contribution))
    shares += [
        LikedTitle(None, dial.name, added) for dial, added in zip(question.dials, terms.dials, strict=True)
    ]
    return sorted(shares, key=lambda share: (-share.contribution, share.tconst or "", share.title))
