"""Shelves of clusters, by what stands for them: for somebody of whom nothing is known, and for a cluster's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.cluster_members import named_rightly
from reelkin.web.cards import card_of
from reelkin.web.shelves.shelf import MOST, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.web.live_model import Live

POPULAR = 8
"""Clusters shown to a newcomer."""


def cluster_rows(live: Live, place: int) -> list[int]:
    """The rows of a cluster, what stands for it first; `place` is the cluster's in the model."""
    return [int(row) for row in live.members[place]]


def rightly_named(live: Live, place: int) -> list[int]:
    """Those of them that the cluster's name is true of: a shelf of that name holds no others."""
    return [int(row) for row in named_rightly(live.model.bundle, live.members[place])]


def foremost(live: Live, place: int, most: int) -> list[int]:
    """The first `most` of a cluster's rows."""
    return [int(row) for row in live.members[place][:most]]


def by_fame(live: Live) -> list[int]:
    """The clusters' places, those first whose tenth title is the best known: a shelf is as known as all of it is."""
    firsts = [sorted(foremost(live, place, MOST))[:10] for place in range(len(live.model.clusters))]
    return sorted((place for place, rows in enumerate(firsts) if rows), key=lambda place: firsts[place][-1])


def popular_shelves(live: Live, most: int = POPULAR) -> Iterator[Shelf]:
    """The best-known clusters, each with what stands for it."""
    for place in by_fame(live)[:most]:
        profile = live.model.clusters[place]
        cards = [card_of(live, row) for row in foremost(live, place, MOST)]
        yield Shelf(f"cluster-{profile['id']}", profile["name"], cards, more=f"/cluster/{profile['slug']}")
