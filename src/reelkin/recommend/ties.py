"""What ties a pick to the titles asked about: the same people, the same series."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reelkin.recommend.phrases import enumerated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle
    from reelkin.recommend.pick import Reason
    from reelkin.recommend.question import Question

CREW = ("directors", "writers")
CAST = "cast"
SERIES = "franchise"
MOST_TITLES = 2

# Labels of columns that say the same are joined: "directed by Joel Coen and Ethan Coen, with Frances McDormand".
_CLAUSES = re.compile(r", (?=(?:written and directed by|directed by|written by|with) )")
_VERBS = {
    "written and directed by ": ("writes and directs", "write and direct"),
    "directed by ": ("directs", "direct"),
    "written by ": ("writes", "write"),
}
_WITH = "with "


def tie_clause(bundle: Bundle, question: Question, row: int, reasons: Sequence[Reason]) -> str:
    """As in "Ridley Scott directs again, with Sigourney Weaver"; empty where nothing is shared.

    Only features that the pick shares with a title asked about, or liked, and that raise its score. Asked about
    one title it says "again", else the titles: "Ridley Scott directs, as in Alien".
    """
    shared = {reason.name: reason for reason in reasons if reason.contribution > 0}
    held = question.held
    columns = [int(column) for column in bundle.linear.features_of(row)[0] if int(column) in held]
    ties = {bundle.features.name[column]: column for column in columns}
    told = [
        reason for name, reason in shared.items() if name in ties and reason.block in (*CREW, CAST, SERIES)
    ]
    chosen = _chosen(told)
    if not chosen:
        return ""
    titles = [bundle.titles.primary_title[seen] for seen in held[ties[chosen[0].name]][:MOST_TITLES]]
    back = f", as in {enumerated(titles)}" if question.personal else " again"
    return _said(chosen, back)


def _chosen(reasons: Sequence[Reason]) -> list[Reason]:
    """The series, the first of the crew, and the first of the cast; of each what counts most."""
    firsts = (
        next((reason for reason in reasons if reason.block == SERIES), None),
        next((reason for reason in reasons if reason.block in CREW), None),
        next((reason for reason in reasons if reason.block == CAST), None),
    )
    return [reason for reason in firsts if reason is not None]


def _said(reasons: Sequence[Reason], back: str) -> str:
    """The clauses in one: crew with its verb, then the cast."""
    clauses = [clause for reason in reasons for clause in _CLAUSES.split(reason.label)]
    verbs = [told for clause in clauses if (told := _acting(clause))]
    cast = [clause.removeprefix(_WITH) for clause in clauses if clause.startswith(_WITH)]
    other = [clause for clause in clauses if not clause.startswith((*_VERBS, _WITH))]
    parts = other + verbs
    if not parts:
        return f"with {enumerated(cast)}{back}"
    parts[0] += back
    return ", ".join(parts) + (f", with {enumerated(cast)}" if cast else "")


def _acting(clause: str) -> str:
    """An act of "directed by Ridley Scott": "Ridley Scott directs"; empty where it is none."""
    for opening, (one, several) in _VERBS.items():
        if clause.startswith(opening):
            names = clause.removeprefix(opening)
            return f"{names} {several if ' and ' in names else one}"
    return ""
