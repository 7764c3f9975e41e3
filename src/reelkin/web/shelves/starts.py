"""Films for somebody of whom nothing is known to pick from: well known, and of all eras, kinds and places."""

from __future__ import annotations

from collections import Counter
from itertools import cycle, islice
from typing import TYPE_CHECKING

from reelkin.recommend.franchise import series_of
from reelkin.web.cards import card_of
from reelkin.web.shelves.clusters import foremost

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reelkin.recommend.facts import TitleFacts
    from reelkin.web.cards import Card
    from reelkin.web.live_model import Live

STARTS = 24
"""So many fill their last row in the columns that the style sheet gives them: 3, 4, 6, 8 or 12."""
ENDS = (2005, 1990, 1970)
"""The eras take turns: since 2005, since 1990, since 1970, before."""
OF_EACH_CLUSTER = 8
ABROAD_EVERY, ABROAD = 4, 12
"""For every fourth of an era a film that is not in English counts as so many times better known."""
AGAIN = 3
"""Of a cluster or main genre that was taken before, a film has to be so many times better known for each time."""
NEARLY_ALIKE = 100
"""Among the first so many of a catalogue fame tells nothing."""
FILMS = frozenset({"movie", "tvMovie"})


def starts(live: Live, most: int = STARTS) -> list[Card]:
    """Films to begin with: the best known of the clusters, the eras in turn; of one series one."""
    waiting = _by_era(live)
    taken: Counter[Hashable] = Counter()
    chosen: list[int] = []
    for turn, era in enumerate(islice(cycle(range(len(waiting))), 4 * most)):
        if len(chosen) >= most or not any(waiting):
            break
        abroad = (turn // len(waiting)) % ABROAD_EVERY == ABROAD_EVERY - 1
        found = _next(live, waiting[era], taken, abroad=abroad)
        if found is not None:
            waiting[era].remove(found)
            taken.update([_series(live, found), *_kinds(found)])
            chosen.append(found.row)
    return [card_of(live, row) for row in chosen]


def _by_era(live: Live) -> list[list[TitleFacts]]:
    """What stands for each cluster, the best known first, in a list for each era."""
    eras: list[list[TitleFacts]] = [[] for _ in range(len(ENDS) + 1)]
    places = range(len(live.model.clusters))
    rows = sorted(row for place in places for row in foremost(live, place, OF_EACH_CLUSTER))
    known = [live.model.facts_of(row) for row in rows]
    films = [one for one in known if one.type in FILMS] or known
    for one in films:
        eras[next((at for at, end in enumerate(ENDS) if (one.year or 0) >= end), len(ENDS))].append(one)
    return eras


def _next(
    live: Live, waiting: list[TitleFacts], taken: Counter[Hashable], *, abroad: bool
) -> TitleFacts | None:
    """The best known that shares little with what was chosen."""

    def order(one: TitleFacts) -> float:
        times = sum(taken[key] for key in _kinds(one))
        nearer = ABROAD if abroad and one.language not in (None, "en") else 1
        return float((one.row + NEARLY_ALIKE) * AGAIN**times / nearer)

    fresh = [one for one in waiting if not taken[_series(live, one)]]
    return min(fresh, key=order, default=None)


def _series(live: Live, one: TitleFacts) -> Hashable:
    """The series it is of, or itself."""
    series = series_of(live.model.bundle, one.row)
    return ("title", one.row) if series is None else ("series", series)


def _kinds(one: TitleFacts) -> list[Hashable]:
    return [("cluster", one.cluster), *one.genres[:1]]
