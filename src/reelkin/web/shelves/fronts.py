"""Front pages worked out so far: the same marks and the same model give the same shelves."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reelkin.web.shelves.personal import Shelving

if TYPE_CHECKING:
    from reelkin.web.cards import Card
    from reelkin.web.live_model import Live
    from reelkin.web.shelves.shelf import Shelf
    from reelkin.web.visitors.marks import Marks

MOST_KEPT = 64
"""People whose shelves are kept, a hundred kilobytes or so each; those not seen for longest go first."""


@dataclass(frozen=True)
class Front:
    """Somebody's pick, and their shelves."""

    hero: Card | None
    shelves: tuple[Shelf, ...]


class Fronts:
    """What was worked out with one model; it goes with it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, Front] = OrderedDict()
        self._changing = threading.Lock()

    def of(self, live: Live, marks: Marks) -> Front:
        """The front page of somebody with these marks."""
        key = (tuple(marks.ratings.items()), marks.listed, marks.seen, marks.not_interested, marks.only)
        with self._changing:
            found = self._kept.pop(key, None)
        found = found or work_out(live, marks)
        with self._changing:
            self._kept[key] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found


def work_out(live: Live, marks: Marks) -> Front:
    """The pick with its reason, and every shelf there is something for."""
    shelving = Shelving(live, marks)
    hero = shelving.take_hero()
    return Front(hero, tuple(shelving.all()))
