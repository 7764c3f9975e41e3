"""What ties a pick to the titles asked about: the same people, the same series."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reelkin.recommend.phrases import enumerated
from reelkin.recommend.reasons import reason_of
from reelkin.recommend.standing import SHORT_CAST, cast_size, well_known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.pick import Reason
    from reelkin.recommend.question import Question
    from reelkin.recommend.terms import Terms

CREW = ("directors", "writers")
CAST = "cast"
SERIES = "franchise"
MOST_TITLES = 2
"""How many of a person's own titles a tie names."""
WELL_BILLED = 0.4
"""Share of the first-billed's weight from which on one of the cast is worth naming: places one to six."""

# Labels of columns that say the same are joined: "directed by Joel Coen and Ethan Coen, with Frances McDormand".
_CLAUSES = re.compile(r", (?=(?:written and directed by|directed by|written by|with) )")
_VERBS = {
    "written and directed by ": ("writes and directs", "write and direct"),
    "directed by ": ("directs", "direct"),
}
_CREW = (*_VERBS, "written by ")
_WITH = "with "


def tie_clause(question: Question, terms: Terms) -> str:
    """As in "Ridley Scott directs again, with Sigourney Weaver"; empty where nothing is shared.

    Only features that the pick shares with a title asked about, or liked, and that raise its score. Asked about
    one title it says "again", else the titles: "Ridley Scott directs, as in Alien".
    """
    bundle, held = question.bundle, question.held
    common = [
        (column, added)
        for column, added in zip(terms.columns, terms.added, strict=True)
        if added > 0 and column in held and column not in bundle.common_columns
    ]
    if not common:
        return ""
    notable = question.notable_of
    own = notable(terms.row, _notable)
    told: list[tuple[Reason, int]] = []
    for column, added in common:
        holders = held[column] if column in own else ()
        liked = [seen for seen in holders if column in notable(seen, _notable)]
        if liked:
            reason = reason_of(question, terms, column, added)
            if _worth_naming(bundle, reason, terms.row, liked):
                told.append((reason, column))
    chosen = _chosen([reason for reason, _ in sorted(told, key=_largest_first)])
    if not chosen:
        return ""
    first = next(column for reason, column in told if reason is chosen[0])
    titles = [bundle.titles.primary_title[seen] for seen in held[first][:MOST_TITLES]]
    return _said(chosen, enumerated(titles) if question.personal else "")


def _largest_first(told: tuple[Reason, int]) -> tuple[float, str]:
    return -told[0].contribution, told[0].name


def _notable(bundle: Bundle, row: int) -> set[int]:
    """The columns of people and series of a title, without those who are billed far down its cast."""
    columns, values = bundle.linear.features_of(row)
    blocks = list(bundle.features.blocks)
    codes = bundle.features.block[columns].tolist()
    own = [
        (column, blocks[code], value)
        for column, code, value in zip(columns.tolist(), codes, values.tolist(), strict=True)
    ]
    least = WELL_BILLED * max((value for _, block, value in own if block == CAST), default=0.0)
    return {
        column
        for column, block, value in own
        if block in (*CREW, SERIES) or (block == CAST and value >= least)
    }


def _worth_naming(bundle: Bundle, reason: Reason, row: int, liked: Sequence[int]) -> bool:
    """Whether people know the name. Where the billing is not known, extras of long casts look like stars."""
    if reason.block != CAST or _billed(bundle, row):
        return True
    short = all(cast_size(bundle, other) <= SHORT_CAST for other in (row, liked[0]))
    return short or well_known(bundle, reason.name.removeprefix("cast_"))


def _billed(bundle: Bundle, row: int) -> bool:
    """Whether a cast has an order: without one, all of it weighs the same."""
    columns, values = bundle.linear.features_of(row)
    blocks = bundle.features.blocks
    codes = bundle.features.block[columns].tolist()
    cast = [value for code, value in zip(codes, values.tolist(), strict=True) if blocks[code] == CAST]
    return bool(cast) and min(cast) < max(cast)


def _chosen(reasons: Sequence[Reason]) -> list[Reason]:
    """At most two: the series and who directs, or else who directs or writes; then the first of the cast.

    Whoever directs is told before whoever writes, also where the writer counts more: people know films by them.
    """
    first = {block: _first(reasons, block) for block in (SERIES, *CREW, CAST)}
    crew = first["directors"] or (None if first[SERIES] else first["writers"])
    return [reason for reason in (first[SERIES], crew, first[CAST]) if reason is not None][:2]


def _first(reasons: Sequence[Reason], block: str) -> Reason | None:
    return next((reason for reason in reasons if reason.block == block), None)


def _said(reasons: Sequence[Reason], titles: str) -> str:
    """The clauses in one: the series or the crew, then the cast. `titles` are those to compare with, or empty."""
    clauses = [clause for reason in reasons for clause in _CLAUSES.split(reason.label)]
    crew = [clause for clause in clauses if clause.startswith(_CREW)]
    cast = [clause.removeprefix(_WITH) for clause in clauses if clause.startswith(_WITH)]
    cast = [name for name in cast if not any(name in clause for clause in crew)]
    series = [clause for clause in clauses if not clause.startswith((*_CREW, _WITH))]
    with_cast = f", with {enumerated(cast)}" if cast else ""
    if series:
        return ", ".join([f"another of {series[0]}", *(f"again {clause}" for clause in crew)]) + with_cast
    if crew:
        # "Written by Stephen King, like Carrie, with …" would be a cast too far.
        return _by_crew(crew[0], titles) + (with_cast if crew[0].startswith(tuple(_VERBS)) else "")
    return f"with {enumerated(cast)}" + (f", as in {titles}" if titles else " again")


def _by_crew(clause: str, titles: str) -> str:
    """As in "Ridley Scott directs again"; a writer may be long dead: "again written by Bram Stoker"."""
    for opening, (one, several) in _VERBS.items():
        if clause.startswith(opening):
            names = clause.removeprefix(opening)
            act = f"{names} {several if ' and ' in names else one}"
            return f"{act}, as in {titles}" if titles else f"{act} again"
    return f"{clause}, like {titles}" if titles else f"again {clause}"
