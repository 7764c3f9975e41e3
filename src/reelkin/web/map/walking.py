"""A walk as somebody asks for it: two names as typed, or two ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reelkin.errors import UsageError
from reelkin.web.cards import card_of, pick_card
from reelkin.web.title_search import meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.store.search import Found
    from reelkin.web.cards import Card
    from reelkin.web.live_model import Live


@dataclass(frozen=True)
class End:
    """One end of a walk.

    Attributes:
        typed: what somebody typed.
        tconst: the title meant, if it is one.
        name: how the title is written in the form.
        choices: the titles that may be meant, where there are several.
    """

    typed: str
    tconst: str | None = None
    name: str = ""
    choices: Sequence[Found] = ()


@dataclass(frozen=True)
class Asked:
    """A walk asked for.

    Attributes:
        start: where from.
        end: where to.
        stops: the walk's titles, each with why it is near the one before; empty where there is no walk.
        wrong: what stands in its way.
    """

    start: End
    end: End
    stops: list[Card] = field(default_factory=list)
    wrong: str = ""


def read_end(live: Live, typed: str) -> End:
    """The title that an id or a name means."""
    text = typed.strip()
    if not text:
        return End("")
    if text in live.model:
        return End(text, text, live.model.facts(text).named)
    found = meant(live, text)
    if len(found) == 1:
        tconst = found[0].tconst
        return End(text, tconst, live.model.facts(tconst).named)
    return End(text, name=text, choices=tuple(found))


def ask_walk(live: Live, start: str, end: str) -> Asked:
    """The walk between two titles as typed, or what is missing to take it."""
    ends = read_end(live, start), read_end(live, end)
    if ends[0].tconst is None or ends[1].tconst is None:
        unknown = [one.typed for one in ends if one.typed and one.tconst is None and not one.choices]
        return Asked(*ends, wrong=f"No film here is called “{unknown[0]}”." if unknown else "")
    try:
        walk = live.model.walk(ends[0].tconst, ends[1].tconst)
    except UsageError:
        return Asked(*ends, wrong="Both are the same film: you are there already.")
    steps = [pick_card(live, step, told=True) for step in walk.steps]
    return Asked(*ends, stops=[card_of(live, walk.start.row), *steps])
