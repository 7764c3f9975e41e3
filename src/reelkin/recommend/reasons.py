"""The exact sums behind a score: by feature, and by the titles a person likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.pick import LikedTitle, Reason

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle
    from reelkin.recommend.question import Question

PRIOR = "prior"
PRIOR_LABEL = "how widely it is watched"
DIALS = "dials"
RATINGS = "ratings"
"""The block of reasons that come from who else liked a title."""


def reasons_of(bundle: Bundle, question: Question, row: int) -> list[Reason]:
    """Every term of the score of `row`: the prior, its features, the person's titles, each dial; largest first.

    A feature's contribution is what it adds through the vector, and because liked titles have it too. A title's is
    what ratings taught of who likes both; titles of which they taught nothing are no terms. The contributions add
    up to the score, but for what float32 rounds.
    """
    features, parts = bundle.features, question.sum_of(row)
    reasons = [Reason(PRIOR, PRIOR_LABEL, PRIOR, float(parts.prior.sum()))]
    blocks, leading = question.blocks, question.leading(row)
    for column, block_code, contribution in zip(
        parts.features.tolist(),
        features.block[parts.features].tolist(),
        (parts.taste + parts.shared).tolist(),
        strict=True,
    ):
        shared = column in leading and _is_held(question, column)
        reasons.append(
            Reason(features.name[column], features.label[column], blocks[block_code], contribution, shared)
        )
    reasons += _from_ratings(bundle, question, parts.titles.tolist())
    reasons += [Reason(dial.name, dial.label, DIALS, float(dial.terms[row])) for dial in question.dials]
    return sorted(reasons, key=lambda reason: (-reason.contribution, reason.name))


def _from_ratings(bundle: Bundle, question: Question, contributions: list[float]) -> list[Reason]:
    """A term for each of the person's titles whose other admirers liked this one, or liked it less."""
    titles = bundle.titles
    return [
        Reason(
            liked_name(titles.tconst[seen]),
            said_of(titles.primary_title[seen], preference, contribution),
            RATINGS,
            contribution,
            shared=preference > 0 and contribution > 0,
        )
        for seen, preference, contribution in zip(
            question.seen, question.preferences, contributions, strict=True
        )
        if contribution
    ]


def liked_name(tconst: str) -> str:
    """The name of the reason that comes from who else liked this title."""
    return f"liked_{tconst}"


def said_of(title: str, preference: float, contribution: float) -> str:
    """As in "people who liked Alien liked this"; whether they did shows where preference and contribution agree."""
    low = " (rated low here)" if preference < 0 else ""
    return f"people who liked {title}{low} liked this" + ("" if preference * contribution > 0 else " less")


def _is_held(question: Question, column: int) -> bool:
    """Whether a liked title has the feature in the sense people mean it."""
    return any(column in question.leading(other) for other in question.held.get(column, ()))


def liked_titles_of(bundle: Bundle, question: Question, row: int) -> list[LikedTitle]:
    """The same score by the titles asked for, largest first, with the prior and each dial beside them."""
    titles = bundle.titles
    parts = question.sum_of(row)
    shares = [LikedTitle(None, PRIOR, float(parts.prior.sum()))]
    for seen, contribution in zip(question.seen, question.liked_of(row).tolist(), strict=True):
        shares.append(LikedTitle(titles.tconst[seen], titles.primary_title[seen], contribution))
    shares += [LikedTitle(None, dial.name, float(dial.terms[row])) for dial in question.dials]
    return sorted(shares, key=lambda share: (-share.contribution, share.tconst or "", share.title))
