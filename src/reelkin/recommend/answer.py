"""From a question to picks: filter, rank, collapse series, spread out, and say what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from reelkin.model.layout import UNKNOWN
from reelkin.recommend.dials import read_dials
from reelkin.recommend.diversity import diversify
from reelkin.recommend.facts import facts_of_rows, profile_of
from reelkin.recommend.filters import passing, read_conditions, rows_listed
from reelkin.recommend.franchise import NEAREST, collapse, other_works, parts_of, series_of
from reelkin.recommend.franchise import note as note_on_series
from reelkin.recommend.options import read_order, read_years
from reelkin.recommend.pick import Explanation, Pick, Picks, Relaxation, Shortfall
from reelkin.recommend.reasons import liked_titles_of, reasons_of
from reelkin.recommend.sentences import sentence_of
from reelkin.recommend.terms import Breakdown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.filters import Condition
    from reelkin.recommend.options import Options, Order
    from reelkin.recommend.question import Question

    Doubles = npt.NDArray[np.float64]
    Mask = npt.NDArray[np.bool_]

DIVERSE_POOL = 10
"""How many candidates to choose from, for each pick, when picks are to differ."""
COLLAPSE_POOL = 4
"""How many rows to look at first, for each pick, when series show once; more are looked at as needed."""


def answer(bundle: Bundle, question: Question, n: int, options: Options) -> Picks:
    """The `n` best picks, or as many as there are.

    Raises:
        UsageError: an option that does not exist or cannot be read.
    """
    order, conditions = read_order(options), read_conditions(bundle, options)
    question = with_dials(bundle, question, order)
    seen = seen_rows(bundle, question, options)
    unseen = unseen_rows(bundle, seen)
    allowed = passing(conditions, unseen)
    rows = choose_rows(question, allowed, seen, n, order)
    notes = [note_of(bundle, question.scores_of, row, allowed, seen, order) for row in rows]
    picks = make_picks(question, rows, notes)
    if not conditions or len(picks) >= min(n, int(unseen.sum())):
        return Picks(picks)
    years = _years_missed(bundle, options)
    return Picks(picks, replace(shortfall(conditions, unseen, n, len(picks)), years=years))


def with_dials(bundle: Bundle, question: Question, order: Order) -> Question:
    """The question with the dials of `order` turned."""
    if not (order.popularity or order.age):
        return question
    return question.with_dials(read_dials(bundle, order, question.scores))


def seen_rows(bundle: Bundle, question: Question, options: Options) -> frozenset[int]:
    """The titles asked about or rated, and those that were watched."""
    return frozenset(question.seen).union(rows_listed(bundle, "watched", options.get("watched") or ()))


def unseen_rows(bundle: Bundle, seen: Collection[int]) -> Mask:
    """Everything but the titles seen."""
    unseen = np.ones(len(bundle), bool)
    unseen[list(seen)] = False
    return unseen


def choose_rows(question: Question, allowed: Mask, seen: Collection[int], n: int, order: Order) -> list[int]:
    """The rows to show, in the order to show them."""
    wanted = n if order.diverse == 0 else DIVERSE_POOL * n
    rows = _ranked(question, allowed, seen, wanted, order)
    if order.diverse == 0:
        return rows
    vectors = question.bundle.embedding.vectors[rows]
    return [rows[place] for place in diversify(question.scores_of(rows), vectors, n, order.diverse)]


def _ranked(question: Question, allowed: Mask, seen: Collection[int], wanted: int, order: Order) -> list[int]:
    bundle = question.bundle
    if order.franchise is None:
        return question.best(allowed, wanted)
    open_series = {series_of(bundle, row) for row in seen} if order.sequels else set()
    known = frozenset(series for series in open_series if series is not None)
    if order.franchise == "collapse" and not known:
        # What shows for the best rows does not depend on what comes after, once there are so many that are near.
        certain = [row for row in question.certain if allowed[row]]
        if len(other_works(bundle, certain, seen)) >= NEAREST:
            shown = collapse(bundle, certain, seen, order.franchise)
            if len(shown) >= wanted:
                return shown[:wanted]
    among = int(allowed.sum())
    looked_at = COLLAPSE_POOL * wanted + 50
    while True:
        rows = question.best(allowed, looked_at)
        shown = collapse(bundle, rows, seen, order.franchise, known)
        if len(shown) >= wanted or looked_at >= among:
            return shown[:wanted]
        looked_at *= 4


def note_of(
    bundle: Bundle,
    scores_of: Callable[[Sequence[int]], Doubles],
    row: int,
    allowed: Mask,
    seen: Collection[int],
    order: Order,
) -> str | None:
    """What a pick says about its series; first why it is that part, where another has the higher score."""
    if order.franchise is None:
        return None
    rest, series = note_on_series(bundle, row, seen), series_of(bundle, row)
    if order.franchise == "collapse" or series is None:
        return rest
    parts = parts_of(bundle, series)
    own, *scores = scores_of([row, *parts]).tolist()
    if not any(allowed[part] and score > own for part, score in zip(parts, scores, strict=True)):
        return rest
    place = "the next in its series" if set(parts) & set(seen) else "the first of its series"
    return f"{place}; {rest}" if rest else place


def _years_missed(bundle: Bundle, options: Options) -> tuple[int, int] | None:
    """The first and the last year of the model, if it has none of the years asked for."""
    years = bundle.titles.start_year[bundle.titles.start_year != UNKNOWN]
    first, last = read_years(options.get("year")) or (None, None)
    if not len(years) or (first is None and last is None):
        return None
    oldest, newest = int(years.min()), int(years.max())
    missed = (first is not None and first > newest) or (last is not None and last < oldest)
    return (oldest, newest) if missed else None


def make_pick(question: Question, row: int, *, note: str | None = None) -> Pick:
    """The pick at `row`; its reasons are worked out when first asked for."""
    return make_picks(question, [row], [note])[0]


def make_picks(question: Question, rows: Sequence[int], notes: Sequence[str | None]) -> list[Pick]:
    """The picks at `rows`; the reasons of all of them are worked out when the first are asked for."""
    scores = question.scores_of(rows).tolist()
    breakdown = Breakdown(question, rows, scores)
    facts = facts_of_rows(question.bundle, rows)
    return [
        _pick(question, one, score, note, breakdown)
        for one, score, note in zip(facts, scores, notes, strict=True)
    ]


def _pick(
    question: Question, facts: TitleFacts, score: float, note: str | None, breakdown: Breakdown
) -> Pick:
    row = facts.row
    return Pick(
        facts=facts,
        cluster_name=str(profile_of(question.bundle, row)["name"]),
        score=score,
        note=note,
        _explanation=Explanation(
            reasons=lambda most: reasons_of(question, breakdown.of(row), most),
            by_liked_title=lambda: liked_titles_of(question, breakdown.of(row)),
            sentence=lambda: sentence_of(question, facts, breakdown.of(row)),
        ),
    )


def shortfall(conditions: Sequence[Condition], unseen: Mask, n: int, shown: int) -> Shortfall:
    """How many titles pass, and what loosening each condition would give; what helps most comes first.

    Args:
        conditions: the filters at work.
        unseen: the titles they choose from.
        n: how many picks were asked for.
        shown: how many there are; fewer than pass, where a series shows once.
    """
    found = int(passing(conditions, unseen).sum())
    wanted = found + n - shown
    ways = [
        _relaxation(conditions, place, unseen, wanted)
        for place, condition in enumerate(conditions)
        if condition.relaxable
    ]
    helpful = [way for way in ways if way.without > found]
    # A value that is enough is better than none; of several, the one that opens least.
    helpful.sort(key=lambda way: (way.loosened is None, way.loosened_gives or -way.without))
    return Shortfall(n, shown, found, tuple(helpful))


def _relaxation(conditions: Sequence[Condition], place: int, unseen: Mask, wanted: int) -> Relaxation:
    condition = conditions[place]
    others = passing([*conditions[:place], *conditions[place + 1 :]], unseen)
    loosened = condition.loosened(others, wanted)
    without = int(others.sum())
    if loosened is None:
        return Relaxation(condition.option, condition.value, without)
    return Relaxation(condition.option, condition.value, without, *loosened)
