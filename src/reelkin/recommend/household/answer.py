"""From the members' own questions to picks for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from reelkin.errors import UsageError
from reelkin.recommend.answer import choose_rows, make_pick, note_of, shortfall
from reelkin.recommend.filters import passing, read_conditions
from reelkin.recommend.household.choosing import Choosing
from reelkin.recommend.household.pick import ForMember, HouseholdPick, HouseholdPicks, Served, Vetoed
from reelkin.recommend.household.satisfaction import of_whole_list
from reelkin.recommend.household.vetoes import conditions_of
from reelkin.recommend.options import read_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.household.aggregation import Aggregation
    from reelkin.recommend.household.member import Member
    from reelkin.recommend.household.vetoes import Veto
    from reelkin.recommend.options import Options, Order

    Mask = npt.NDArray[np.bool_]

SeenBy = Literal["any", "all", "none"]
"""Which titles are out for being seen: those that anybody has seen, those that all have, or none."""


def answer_household(
    bundle: Bundle,
    members: Sequence[Member],
    n: int,
    aggregation: Aggregation,
    vetoes: Sequence[Veto],
    seen: SeenBy,
    options: Options,
) -> HouseholdPicks:
    """The `n` picks for all members, or as many as there are; one member's are their own.

    Raises:
        UsageError: an option that does not exist or cannot be read, a veto of nothing there is, or of nobody here.
        UnknownTitle: a veto of a title that is not in the model.
    """
    _check_vetoers(vetoes, members)
    order, filters = read_order(options), read_conditions(bundle, options)
    by_veto = [conditions_of(bundle, veto) for veto in vetoes]
    conditions = [*filters, *(condition for several in by_veto for condition in several)]
    out = seen_out(len(bundle), members, seen)
    rows = _rows(bundle, members, passing(conditions, np.ones(len(bundle), bool)), out, n, aggregation, order)
    allowed = passing(conditions, ~out)
    picks = [
        HouseholdPick(tuple(_for_member(bundle, member, row) for member in members), note)
        for row, note in zip(rows, _notes(bundle, members, rows, allowed, order), strict=True)
    ]
    served = tuple(_served(bundle, member, rows, n, order) for member in members)
    told = tuple(
        Vetoed(veto, int(((~out) & ~passing(several, ~out)).sum()))
        for veto, several in zip(vetoes, by_veto, strict=True)
    )
    short = (
        shortfall(conditions, ~out, n, len(rows)) if conditions and len(rows) < min(n, (~out).sum()) else None
    )
    return HouseholdPicks(picks, aggregation, served, told, short)


def seen_out(n: int, members: Sequence[Member], seen: SeenBy) -> Mask:
    """bool[n], what is out for being seen. What somebody has rated as disliked is, whatever `seen` says.

    Raises:
        UsageError: `seen` is none of the three.
    """
    if seen not in ("any", "all", "none"):
        raise UsageError(f"seen: must be 'any', 'all' or 'none', got {seen!r}")
    out = np.zeros(n, bool)
    for member in members:
        out[member.disliked] = True
    every = [member.seen for member in members]
    rows = {"any": frozenset().union(*every), "all": every[0].intersection(*every[1:]), "none": frozenset()}
    out[list(rows[seen])] = True
    return out


def _check_vetoers(vetoes: Sequence[Veto], members: Sequence[Member]) -> None:
    names = [member.name for member in members]
    for veto in vetoes:
        if veto.by is not None and veto.by not in names:
            raise UsageError(f"veto: {veto.by} is no member; there are {', '.join(names)}")


def _rows(
    bundle: Bundle,
    members: Sequence[Member],
    passes: Mask,
    out: Mask,
    n: int,
    aggregation: Aggregation,
    order: Order,
) -> list[int]:
    if len(members) == 1:
        own = members[0]
        return choose_rows(own.question, passes & ~out, own.seen, n, order)
    satisfaction = np.array([member.satisfaction for member in members])
    choosing = Choosing(bundle, satisfaction, passes, out, [member.seen for member in members], order)
    return choosing.choose(n, aggregation)


def _notes(
    bundle: Bundle, members: Sequence[Member], rows: Sequence[int], allowed: Mask, order: Order
) -> list[str | None]:
    seen_by_all = members[0].seen.intersection(*(member.seen for member in members[1:]))
    scores = np.mean([member.satisfaction for member in members], axis=0)
    return [note_of(bundle, scores.__getitem__, row, allowed, seen_by_all, order) for row in rows]


def _for_member(bundle: Bundle, member: Member, row: int) -> ForMember:
    return ForMember(
        name=member.name,
        pick=make_pick(member.question, row),
        satisfaction=float(member.satisfaction[row]),
        place=int(member.places[row]),
        seen=row in member.seen,
    )


def _served(bundle: Bundle, member: Member, rows: list[int], n: int, order: Order) -> Served:
    own = choose_rows(member.question, member.unseen, member.seen, n, order)
    worth = of_whole_list(member.satisfaction[rows], member.satisfaction[own])
    return Served(member.name, len(member.question.seen), worth)
