"""Why one title, and why not another: the whole sum, the place, the filter, and what is ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.recommend.answer import choose_rows, make_pick, make_picks, seen_rows, unseen_rows, with_dials
from reelkin.recommend.filters import passing, read_conditions
from reelkin.recommend.franchise import parts_of, series_of
from reelkin.recommend.options import read_order
from reelkin.recommend.ranking import rank_of

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle
    from reelkin.recommend.options import Options, Order
    from reelkin.recommend.pick import Pick
    from reelkin.recommend.question import Question


@dataclass(frozen=True)
class WhyNot:
    """Why a title is not among the first `n` picks, or that it is.

    Attributes:
        pick: the title with its whole sum.
        rank: its place by score among all titles that were not asked about, from 1.
        of: how many those are.
        place: its place among the picks, from 1; None where it is none of them.
        kept_out_by: what left it out, whatever its score: filters, its series, being seen; empty if nothing.
        outranked_by: the picks that are shown, or that are ahead of it if it is one.
        short_by: how much more it would have taken to be the last pick; 0 where that is not what it lacks.
    """

    pick: Pick
    rank: int
    of: int
    place: int | None
    kept_out_by: tuple[str, ...]
    outranked_by: tuple[Pick, ...]
    short_by: float

    def to_dict(self, reasons: int | None = None) -> dict[str, Any]:
        """The answer as JSON values; each pick with its `reasons` largest reasons (None: all of them)."""
        return {
            "pick": self.pick.to_dict(reasons),
            "rank": self.rank,
            "of": self.of,
            "place": self.place,
            "kept_out_by": list(self.kept_out_by),
            "outranked_by": [pick.to_dict(reasons) for pick in self.outranked_by],
            "short_by": self.short_by,
        }


def why_pick(bundle: Bundle, question: Question, row: int, options: Options) -> Pick:
    """The title at `row` as a pick of this question, with the dials of `options`."""
    question = with_dials(bundle, question, read_order(options))
    return make_pick(question, row)


def why_not_pick(bundle: Bundle, question: Question, row: int, n: int, options: Options) -> WhyNot:
    """What stands between the title at `row` and the first `n` picks of this question."""
    order, conditions = read_order(options), read_conditions(bundle, options)
    question = with_dials(bundle, question, order)
    seen = seen_rows(bundle, question, options)
    unseen = unseen_rows(bundle, seen)
    shown = choose_rows(question, passing(conditions, unseen), seen, n, order)
    place = shown.index(row) + 1 if row in shown else None
    ahead = shown[: place - 1] if place else shown
    kept_out = [str(condition) for condition in conditions if not condition.passes[row]]
    kept_out += _left_out(bundle, question, row, shown, seen, order)
    last = float(question.scores[shown[-1]]) if shown else 0.0
    lacks_score = place is None and not kept_out and len(shown) == n > 0
    return WhyNot(
        pick=make_pick(question, row),
        rank=rank_of(question.scores, unseen, row),
        of=int(unseen.sum()),
        place=place,
        kept_out_by=tuple(kept_out),
        outranked_by=tuple(make_picks(question, ahead, [None] * len(ahead))),
        short_by=max(0.0, last - float(question.scores[row])) if lacks_score else 0.0,
    )


def _left_out(
    bundle: Bundle, question: Question, row: int, shown: list[int], seen: frozenset[int], order: Order
) -> list[str]:
    titles = bundle.titles
    if row in question.seen:
        return ["it was rated" if question.personal else "it is the title asked about"]
    if row in seen:
        return ["it was watched"]
    if order.franchise is None or row in shown:
        return []
    work = int(titles.duplicate_of[row])
    for other in (*sorted(seen), *shown):
        if int(titles.duplicate_of[other]) == work:
            return [f"it is the same work as {titles.primary_title[other]} ({titles.tconst[other]})"]
    series = series_of(bundle, row)
    siblings = set() if series is None else set(parts_of(bundle, series))
    return [
        f"its series shows once, as {titles.primary_title[other]} ({titles.tconst[other]})"
        for other in shown
        if other in siblings and not (order.sequels and siblings.intersection(seen))
    ]


__all__ = ["WhyNot", "why_not_pick", "why_pick"]
