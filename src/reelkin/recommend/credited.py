"""People of the model by name, and their titles as candidates: "Kurosawa", "Stanley Kubrick", nm0000041."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from reelkin.lookup.index import NameIndex
from reelkin.lookup.matching import Candidate, NameKind, fame_of
from reelkin.lookup.spelling import likeness, most_slips
from reelkin.lookup.text import normalise
from reelkin.model.layout import UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reelkin.model.bundle import Bundle
from reelkin.model.layout import Ints

SHORTEST = 3
"""Letters of a word by which people are found: "al" is in too many names."""
NAMES = 20_000
"""Names looked at that have the word."""
KNOWN = 0.1
"""Fame from which a person is meant by a first name, or by one title."""
PEOPLE = 6
"""People of one name offered."""
TELLING = 3
"""Well-known titles by which a person is as well known as they are: one part in one famous film is little."""
EACH = 3
"""Titles at most of all people but the best known."""
MISSPELT = 0.85
"""Likeness from which a whole name, or a surname, is taken for a misspelt one."""
SURNAME, FAMOUS_TITLES = 6, 3_000
"""Letters from which a surname alone is looked for with slips, and the best-known titles whose people are looked at."""


@dataclass(frozen=True)
class Person:
    """Somebody with titles in the model.

    Attributes:
        nconst: their id.
        name: as it is credited.
        rows: int32, the rows of the titles, most votes first.
        fame: 0 to 1, the mean of the best-known titles'.
        votes: of all the titles.
    """

    nconst: str
    name: str
    rows: Ints
    fame: float
    votes: int


def person_with_id(bundle: Bundle, nconst: str) -> Person | None:
    """The person of an id, if credited in the model."""
    place = bundle.people.nconst.find(nconst, np.arange(len(bundle.people.nconst), dtype=np.int32))
    return None if place is None else _person(bundle, place)


def people_named(bundle: Bundle, key: str) -> list[Person]:
    """Those of exactly this normalised name of two words or more, most votes first."""
    return _best_known(bundle, _names(bundle).exact(key)) if " " in key else []


def people_with(bundle: Bundle, key: str) -> list[Person]:
    """Those whose name has `key` in it as whole words, most votes first; no obscure ones by their first name alone."""
    found = _best_known(bundle, _names(bundle).containing(key, NAMES)) if len(key) >= SHORTEST else []
    return [person for person in found if person.fame >= KNOWN or _is_of_surname(person, key)][:PEOPLE]


def people_like(bundle: Bundle, key: str) -> list[Person]:
    """Those whose whole name may be what is misspelt as `key`, most votes first; of one word there are too many."""
    if " " not in key:
        return []
    names = _names(bundle)
    near = (place for place in names.like(key) if likeness(key, names.name(place)) >= MISSPELT)
    return _best_known(bundle, near)[:PEOPLE]


def people_surnamed_like(bundle: Bundle, key: str) -> list[Person]:
    """Well-known people whose surname may be what is misspelt as the one word `key`, most titles first."""
    if " " in key or len(key) < SURNAME:
        return []
    credited = bundle.people.credit_people[: bundle.people.credit_offsets[: FAMOUS_TITLES + 1][-1]]
    places = np.unique(credited).tolist()
    surnames = [name.rpartition(" ")[2].casefold() for name in bundle.people.name.take(places)]
    # Accents cost a slip here, and none below.
    near = process.extract_iter(key, surnames, scorer=OSA.distance, score_cutoff=most_slips(len(key)))
    alike = [places[at] for surname, _, at in near if likeness(key, normalise(surname)) >= MISSPELT]
    known = [person for person in (_person(bundle, place) for place in alike) if person.fame >= KNOWN]
    return sorted(known, key=lambda one: (-len(one.rows), one.name))[:PEOPLE]


def _is_of_surname(person: Person, key: str) -> bool:
    return normalise(person.name).endswith(key) and len(person.rows) > 1


def titles_of(bundle: Bundle, people: Sequence[Person], most: int) -> list[Candidate]:
    """Their titles, one person after the other: half of all, or what others leave, are for the best known."""
    others = sum(min(EACH, len(person.rows)) for person in people[1:])
    first = max(1, most // 2, most - others)
    # Each is a little less known than the one before, so that they keep their order and stay together.
    fame = [min(one.fame for one in people[: place + 1]) - place / 1e6 for place in range(len(people))]
    return [
        _candidate(bundle, person, int(row), fame[place])
        for place, person in enumerate(people)
        for row in person.rows[: EACH if place else first]
    ][:most]


def _names(bundle: Bundle) -> NameIndex:
    names = bundle.people_names
    return NameIndex(names.text, names.starts, names.rows, names.kinds)


def _best_known(bundle: Bundle, places: Iterable[int]) -> list[Person]:
    rows = bundle.people_names.rows
    found: Iterator[Person] = (
        _person(bundle, person) for person in dict.fromkeys(int(rows[place]) for place in places)
    )
    return sorted(found, key=lambda person: (-person.votes, person.rows.tolist(), person.name))


def _person(bundle: Bundle, place: int) -> Person:
    people = bundle.people
    rows = people.titles[people.title_offsets[place] : people.title_offsets[place + 1]]
    fame = sum(fame_of(int(row), len(bundle)) for row in rows[:TELLING]) / TELLING
    votes = int(np.maximum(bundle.titles.num_votes[rows], 0).sum())
    return Person(people.nconst[place], people.name[place], rows, fame, votes)


def _candidate(bundle: Bundle, person: Person, row: int, fame: float) -> Candidate:
    year, votes = int(bundle.titles.start_year[row]), max(0, int(bundle.titles.num_votes[row]))
    return Candidate(row, person.name, NameKind.PERSON, None if year == UNKNOWN else year, votes, person.fame)
