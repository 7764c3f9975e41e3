"""Which titles somebody is typing the name of: what is typed so far may be a beginning, and may have slips in it.

Weighed as in `guessing`: evidence in slips, and fame makes up for some of them. So the best known come first among
what fits equally well, and a name that is the same to the letter needs less fame than one that only begins alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from reelkin.lookup.guessing import FAME, RESPELT, slips_of_year, spellings_of
from reelkin.lookup.matching import Match, NameKind
from reelkin.lookup.numbers import part_spellings
from reelkin.lookup.spelling import JOINED, NO_ARTICLE, most_slips
from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.lookup.matching import Candidate
    from reelkin.lookup.query import Query

UNFINISHED, WITHIN, SCATTERED = 0.3, 0.8, 1.3
"""Slips that count as made when a name begins with what is typed, has it in its middle, or has its words here and there."""
NOT_TYPED = 0.5
"""Slips for all of the name that is not typed."""
OTHER_NAME = 0.2
"""Slips for an alternate title."""
CHANCE = 0.3
"""Slips, beyond those counted, that a name with slips in it may be another name altogether."""


def complete(query: Query, candidates: Iterable[Candidate], most: int = 20) -> list[Match]:
    """The titles that may be meant, each once by the name that fits best; the likeliest first.

    A match's score is 100 less a tenth of its slips. Candidates that do not fit are left out.
    """
    spellings = [*spellings_of(query), *part_spellings(query.key)]
    best: dict[int, tuple[float, Candidate, float]] = {}
    for candidate in candidates:
        key = normalise(candidate.name)
        wrong = _wrong(spellings, key)
        if wrong is None:
            continue
        wrong += OTHER_NAME * (candidate.kind == NameKind.ALTERNATE)
        years = slips_of_year(query, candidate, key)
        cost = wrong + years - FAME * candidate.fame
        kept = best.get(candidate.row)
        if kept is None or (cost, candidate.kind) < (kept[0], kept[1].kind):
            best[candidate.row] = cost, candidate, wrong
    ordered = sorted(best.values(), key=lambda one: (one[0], -one[1].votes, one[1].row))
    return [Match(candidate, max(0.0, 100.0 - 10.0 * wrong)) for _, candidate, wrong in ordered[:most]]


def _wrong(spellings: Sequence[str], key: str) -> float | None:
    """The fewest slips by which the name fits one of the spellings; None where it fits none."""
    fits = [
        fit + RESPELT * (place > 0)
        for place, asked in enumerate(spellings)
        # A number written otherwise is right or it is another.
        if (fit := unfinished_slips(asked, key, forgiving=place == 0)) is not None
    ]
    return min(fits, default=None)


def unfinished_slips(asked: str, key: str, *, forgiving: bool = True) -> float | None:
    """Slips between what is typed so far and a normalised name; None where it can hardly be meant.

    Without `forgiving` it has to begin a stretch of the name to the letter.
    """
    bare, bare_key = without_article(asked), without_article(key)
    if bare == bare_key:
        return NO_ARTICLE * (asked != key)
    rest = NOT_TYPED * max(0.0, 1.0 - len(asked) / max(1, len(key)))
    joined, joined_key = asked.replace(" ", ""), key.replace(" ", "")
    if joined == joined_key:
        return JOINED
    if key.startswith(asked) or bare_key.startswith(bare):
        return UNFINISHED + rest
    if f" {asked}" in key:
        return WITHIN + rest
    if joined_key.startswith(joined):
        return UNFINISHED + JOINED + rest
    if asked and asked in key and not asked.isascii():
        # Scripts without spaces: a word begins anywhere.
        return WITHIN + rest
    return _with_slips(asked, key, rest) if forgiving else None


def _with_slips(asked: str, key: str, rest: float) -> float | None:
    # Of two letters, one slip leaves nothing to go by.
    allowed = min(most_slips(len(asked)), len(asked) // 3)
    scattered = _of_words(asked.split(), key.split(), allowed)
    in_a_row = _in_a_row(asked, key, allowed)
    fits = [SCATTERED + scattered + CHANCE * (scattered > 0)] if scattered <= allowed else []
    if in_a_row <= allowed:
        fits.append(UNFINISHED + CHANCE + in_a_row)
    return min(fits) + rest if fits else None


def _in_a_row(asked: str, key: str, allowed: int) -> int:
    """The fewest slips between what is typed and a stretch of the name that begins with a word."""
    starts = [0, *(place + 1 for place, char in enumerate(key) if char == " ")]
    least = allowed + 1
    for start in starts:
        for end in range(start + len(asked) - 1, start + len(asked) + 2):
            least = min(least, OSA.distance(asked, key[start:end], score_cutoff=least))
            if end >= len(key):
                break
    return least


def _of_words(asked: Sequence[str], words: Sequence[str], allowed: int) -> int:
    """The slips of each word beside the word of the name that is most like it, the last typed perhaps not whole."""
    total = 0
    for place, word in enumerate(asked):
        last = place == len(asked) - 1
        bound = min(len(word) // 3, allowed - total)
        least = min(
            (
                OSA.distance(word, other[: len(word)] if last else other, score_cutoff=bound)
                for other in words
            ),
            default=bound + 1,
        )
        if least > bound:
            return allowed + 1
        total += least
    return total
