"""A title as it stands on a shelf."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from reelkin.web.posters import poster_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reelkin.recommend.facts import TitleFacts
    from reelkin.recommend.pick import Pick
    from reelkin.web.live_model import Live


@dataclass(frozen=True)
class Card:
    """A poster with what is written under it.

    Attributes:
        facts: everything known of the title.
        poster: the drawing.
        cluster: the profile of its cluster.
        sentence: why it is here, in one sentence, where that is told.
    """

    facts: TitleFacts
    poster: Markup
    cluster: dict[str, Any]
    sentence: str | None = None

    @property
    def tconst(self) -> str:
        """The title's id."""
        return self.facts.tconst


def card_of(live: Live, row: int) -> Card:
    """The title at `row`."""
    return _card(live, live.model.facts_of(row))


def pick_card(live: Live, pick: Pick, *, told: bool = False) -> Card:
    """A pick; with its reason if that is to be told, which takes a millisecond."""
    return _card(live, pick.facts, pick.sentence if told else None)


def cards_of(live: Live, tconsts: Iterable[str]) -> list[Card]:
    """The titles of these ids that the model has, in their order."""
    return [_card(live, live.model.facts(tconst)) for tconst in tconsts if tconst in live.model]


def _card(live: Live, facts: TitleFacts, sentence: str | None = None) -> Card:
    bundle = live.model.bundle
    cluster = bundle.profiles[int(bundle.clusters.assignments[facts.row])]
    return Card(facts, poster_of(live, facts), cluster, sentence)
