"""A name for every cluster that a person would use, and no two alike.

A name is put together from what was counted (`Facts`) by fixed rules, so the same clusters always get the same
names: [how received] [from where] [what] [of when]. Where two would share all but the years, and the years too overlap,
one of them says more: how it was received, another genre, that it is American. Should two still be equal, one gives
its exact years, or in the end a film: "… like Fargo".
"""

from __future__ import annotations

import re
import unicodedata
from itertools import count
from typing import TYPE_CHECKING

from reelkin.clusters.eras import era
from reelkin.clusters.genre_words import compound
from reelkin.clusters.movements import movement
from reelkin.clusters.name_parts import (
    american,
    beside,
    defining_genres,
    form,
    further_genres,
    joined,
    kind,
    origin,
    side_by_side,
    tone,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reelkin.clusters.facts import Facts

TONE_ALWAYS = 0.7
"""Share of titles from which on their reception is part of the name."""
TONE_TO_TELL_APART = 0.4
"""Share from which on it may tell two clusters apart."""
SAME_ERA = 0.6
"""Two eras are alike where they share so much of the shorter one."""


def name_clusters(clusters: Sequence[Facts]) -> list[str]:
    """A name for each cluster, no two alike; the order of the answer is the order given."""
    stems = _told_apart(clusters)
    names = [stem + _when(facts) for stem, facts in zip(stems, clusters, strict=True)]
    more = [_endings(stem, facts) for stem, facts in zip(stems, clusters, strict=True)]
    while crowd := _crowd(names):
        largest = min(crowd, key=lambda at: (-clusters[at].size, at))
        for at in crowd:
            if at != largest:
                names[at] = next(one for one in more[at] if one not in names)
    return names


def plain_stem(facts: Facts) -> str:
    """The name without its era, as long as nothing else is called so."""
    return joined(tone(facts, TONE_ALWAYS), _where(facts), kind(facts))


def fuller_stems(facts: Facts) -> list[str]:
    """Other names that are true of the cluster and say more, the best first."""
    where, what = _where(facts), kind(facts)
    told = tone(facts, TONE_TO_TELL_APART)
    stems = [joined(told, where, what)] if told else []
    stems += [
        joined(tone(facts, TONE_ALWAYS), where, compound([genre, *defining_genres(facts)][:2], form(facts)))
        for genre in further_genres(facts)
    ]
    if form(facts) == "films":
        plain = joined(tone(facts, TONE_ALWAYS), where, what)
        stems += [side_by_side(plain, compound([one])) for one in beside(facts)]
    if not where and american(facts):
        stems += [
            joined(tone(facts, TONE_ALWAYS), american(facts), what),
            joined(told, american(facts), what),
        ]
    return [stem for stem in dict.fromkeys(stems) if stem != plain_stem(facts)]


def _told_apart(clusters: Sequence[Facts]) -> list[str]:
    """Stems of which no two are equal where the eras are alike, as far as the clusters have more to say."""
    stems = [plain_stem(facts) for facts in clusters]
    left = [fuller_stems(facts) for facts in clusters]
    while True:
        pairs = [pair for pair in _alike(stems, clusters) if left[pair[0]] or left[pair[1]]]
        if not pairs:
            return stems
        able = [at for at in pairs[0] if left[at]]
        says_more = max(able, key=lambda at: (_to_add(clusters[at]), -clusters[at].size, -at))
        stems[says_more] = left[says_more].pop(0)


def _alike(stems: Sequence[str], clusters: Sequence[Facts]) -> list[tuple[int, int]]:
    return [
        (one, other)
        for one in range(len(stems))
        for other in range(one + 1, len(stems))
        if stems[one] == stems[other] and _eras_alike(clusters[one].years, clusters[other].years)
    ]


def _eras_alike(one: tuple[int, int] | None, other: tuple[int, int] | None) -> bool:
    if one is None or other is None:
        return True
    shared = min(one[1], other[1]) - max(one[0], other[0]) + 1
    shorter = min(one[1] - one[0], other[1] - other[0]) + 1
    return shared >= SAME_ERA * shorter


def _to_add(facts: Facts) -> float:
    """How much a cluster has to say beyond its plain name: how strong its tone is."""
    return max((least for least in (0.4, 0.5, 0.6) if tone(facts, least)), default=0.0)


def _where(facts: Facts) -> str:
    return movement(facts) or origin(facts)


def _when(facts: Facts) -> str:
    return era(facts.years, facts.dated_years, exact=bool(movement(facts)))


def _endings(stem: str, facts: Facts) -> Iterator[str]:
    """The stem with more and more said after it, without end."""
    yield stem + era(facts.years, facts.dated_years, exact=True)
    for title in facts.exemplars:
        yield f"{stem}{_when(facts)} like {title}"
    yield from (f"{stem}{_when(facts)} ({number})" for number in count(2))


def _crowd(names: Sequence[str]) -> list[int]:
    """The clusters that share the first name that is there more than once."""
    shared = next((name for name in names if names.count(name) > 1), None)
    return [at for at, name in enumerate(names) if name == shared] if shared else []


def slug(name: str) -> str:
    """The name as part of an address: "Crime dramas of the 1990s" is crime-dramas-of-the-1990s."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("–", "-"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^0-9a-z]+", "-", letters).strip("-") or "cluster"
