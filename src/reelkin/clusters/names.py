"""A name for every cluster that a person would use, that is true of most of its titles, and no two alike.

A name is put together from what was counted (`Facts`) by fixed rules, so the same clusters always get the same
names: [from where] [what] [of when]. Each part is said only where it holds for a large majority of the titles, and of
all that does the words are taken that tell most. Where two clusters would share all but the years, and the years too
overlap, one of them says more: another genre, where it comes from, or a title that stands for it ("… like Fargo").
How titles were received is never said: a name stands beside single titles, and there it would be wrong too often.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from reelkin.clusters import kinds, origins
from reelkin.clusters.eras import Era, era
from reelkin.clusters.kinds import Kind
from reelkin.clusters.movements import movement
from reelkin.clusters.origins import NOWHERE, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from reelkin.clusters.facts import Claim, Crowd, Facts

STILL_TELLING = 0.6
"""To tell clusters apart one may be called what tells so much of what its best name does."""
SAME_ERA = 0.6
"""Two eras are alike where they share so much of the shorter one."""
LIKE = 24
"""Letters of a title that a name may end in."""


@dataclass(frozen=True)
class Name:
    """A name and what it says.

    Attributes:
        origin, kind, era: its parts.
        like: how it ends, saying nothing that could be false.
    """

    origin: Origin
    kind: Kind
    era: Era
    like: str = ""

    @property
    def stem(self) -> str:
        """All but the years, with a capital first letter."""
        text = f"{self.origin.text} {self.kind.text}".strip()
        return text[:1].upper() + text[1:]

    @property
    def text(self) -> str:
        """The name."""
        return f"{self.stem}{self.era.text}{self.like}"

    @property
    def parts(self) -> tuple[Claim, ...]:
        """The kinds of titles that the name tells of side by side; what stands for the cluster is of each."""
        some = self.origin.some
        return (some, *self.kind.parts) if some else self.kind.parts

    def holds(self, titles: Crowd) -> NDArray[np.bool_]:
        """bool[n]: the titles that all of the name is true of."""
        held: NDArray[np.bool_] = (
            titles.holds((*self.origin.claim, *self.kind.claim))
            & self.era.holds(titles.starts)
            & kinds.form_holds(self.kind.text, titles)
        )
        return held


def plain_name(facts: Facts) -> Name:
    """What a cluster is called as long as no other is called so."""
    known = movement(facts)
    where = Origin(known.name, ((known.language,),)) if known else origins.origins(facts)[0]
    what = kinds.kinds(facts)[0] if where.some else kinds.plain_kind(facts)
    return Name(where, what, _when(facts, exact=known is not None))


def name_clusters(clusters: Sequence[Facts], exemplars: Sequence[Sequence[str]]) -> list[Name]:
    """A name for each cluster, no two alike; the order of the answer is the order given.

    Args:
        clusters: their facts.
        exemplars: of each, titles that may end its name, best first.
    """
    names = [plain_name(facts) for facts in clusters]
    left = [list(_fuller(*one)) for one in zip(names, clusters, exemplars, strict=True)]
    changed = True
    while changed:
        changed = False
        for one, other in _pairs(len(names)):
            if _alike(names[one], names[other]) and (left[one] or left[other]):
                at = _says_more(one, other, left, clusters)
                names[at] = left[at].pop(0)
                changed = True
    return _distinct(names, clusters)


def _fuller(name: Name, facts: Facts, exemplars: Sequence[str]) -> Iterator[Name]:
    """Other names that are as true and tell clusters apart, the best first."""
    further = [
        kind
        for kind in kinds.kinds(facts)
        if kind != name.kind and kind.told >= STILL_TELLING * name.kind.told
    ]
    places = [place for place in origins.telling_apart(facts) if name.origin == NOWHERE]
    yield from (replace(name, origin=place) for place in places if place.text != "English-language")
    more = [*further[:3], *kinds.with_some(facts)]
    yield from (
        replace(name, kind=kind) for kind in more if not (name.origin.some and " and other " in kind.text)
    )
    yield from (replace(name, like=f" like {title}") for title in exemplars if len(title) <= LIKE)
    yield from (replace(name, origin=place) for place in places if place.text == "English-language")


def _pairs(number: int) -> Iterator[tuple[int, int]]:
    return ((one, other) for other in range(number) for one in range(other))


def _alike(one: Name, other: Name) -> bool:
    return (one.stem, one.like) == (other.stem, other.like) and _eras_alike(one.era, other.era)


def _says_more(one: int, other: int, left: Sequence[Sequence[Name]], clusters: Sequence[Facts]) -> int:
    """Which of two says more than its plain name: one that has more to say than a title, then the smaller."""

    def order(at: int) -> tuple[bool, bool, int, int]:
        return (not left[at], bool(left[at]) and bool(left[at][0].like), clusters[at].size, -at)

    return min((one, other), key=order)


def _eras_alike(one: Era, other: Era) -> bool:
    if not one.text or not other.text:
        return one.text == other.text
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    shorter = min(one.last - one.first, other.last - other.first) + 1
    if shorter == float("inf"):
        return True
    return bool(shared >= SAME_ERA * shorter)


def _distinct(names: Sequence[Name], clusters: Sequence[Facts]) -> list[Name]:
    """The names, the largest cluster's first served; what is taken is said with exact years, or numbered."""
    found = list(names)
    taken: set[str] = set()
    for at in sorted(range(len(names)), key=lambda at: (-clusters[at].size, at)):
        exact = replace(names[at], era=_when(clusters[at], exact=True))
        numbered = (replace(names[at], like=f"{names[at].like} ({number})") for number in count(2))
        found[at] = next(one for one in chain((names[at], exact), numbered) if one.text not in taken)
        taken.add(found[at].text)
    return found


def _when(facts: Facts, *, exact: bool) -> Era:
    return era(facts.titles.starts, facts.catalogue.starts, exact=exact)


def slug(name: str) -> str:
    """The name as part of an address: "Crime dramas of the 1990s" is crime-dramas-of-the-1990s."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("–", "-"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", "-", letters).strip("-") or "cluster"
