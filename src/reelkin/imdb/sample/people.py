"""Who is who: the source knows people by name alone, IMDb by an id. Each gets one that stays."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reelkin.imdb.sample.films import Film

Role = Literal["director", "writer", "actor", "self"]

LONG_PAUSE = 25
"""Years of silence after which a name that comes back in quite another trade is another person: Steve McQueen,
the actor until 1980, and Steve McQueen, the director from 2008."""
LIFETIME = 50
"""Years of silence after which it is another person in any trade but a writer's, who is filmed long after death."""

_IDS = 10_000_000


@dataclass(frozen=True)
class Credit:
    """A name in a film."""

    name: str
    role: Role
    film: Film


def credits_of(film: Film) -> list[Credit]:
    """Everybody in a film. People of a documentary appear as themselves."""
    seen: Role = "self" if film.documentary else "actor"
    return [
        *(Credit(name, seen, film) for name in film.cast),
        *(Credit(name, "director", film) for name in film.directors),
        *(Credit(name, "writer", film) for name in film.writers),
    ]


def identify(credits_: Iterable[Credit]) -> dict[tuple[str, str, Role], str]:
    """The person id of every (tconst, name, role): "nm9" and seven digits, from the name alone.

    IMDb's own ids with eight digits begin with a 1, so that the two do not meet.
    """
    by_name: dict[str, list[Credit]] = defaultdict(list)
    for credit in credits_:
        by_name[credit.name].append(credit)
    people = {name: careers(by_name[name]) for name in sorted(by_name)}
    ids = assign_ids([(name, number) for name, each in people.items() for number in range(len(each))])
    return {
        (credit.film.tconst, name, credit.role): ids[name, number]
        for name, each in people.items()
        for number, career in enumerate(each)
        for credit in career
    }


def assign_ids(people: Sequence[tuple[str, int]]) -> Mapping[tuple[str, int], str]:
    """An id for each (name, number of the person with that name), in the order given.

    It is a hash of both, so that it stays when other people come and go; the few that meet move on by one.
    """
    taken: dict[int, tuple[str, int]] = {}
    for name, number in people:
        digest = hashlib.sha256(f"{name}\n{number}".encode()).digest()
        place = int.from_bytes(digest[:8], "big") % _IDS
        while place in taken:
            place = (place + 1) % _IDS
        taken[place] = (name, number)
    return {person: f"nm9{place:07}" for place, person in taken.items()}


def careers(credits_: Sequence[Credit]) -> list[list[Credit]]:
    """The credits of one name, split where it must be another person by then; mostly into one list.

    Appearances in documentaries neither make nor join a career, for they may show people long dead; each goes
    with the career nearest in time.
    """
    ordered = sorted(credits_, key=lambda credit: (credit.film.year, credit.film.tconst, credit.role))
    runs: list[list[Credit]] = []
    for credit in ordered:
        if credit.role == "self":
            continue
        if runs and not _another(runs[-1], credit, ordered):
            runs[-1].append(credit)
        else:
            runs.append([credit])
    if not runs:
        return [ordered]
    spans = [(run[0].film.year, run[-1].film.year) for run in runs]
    for credit in ordered:
        if credit.role == "self":
            runs[_nearest(spans, credit.film.year)].append(credit)
    return runs


def _another(run: Sequence[Credit], credit: Credit, ordered: Sequence[Credit]) -> bool:
    silence = credit.film.year - run[-1].film.year
    if silence < LONG_PAUSE:
        return False
    before = {each.role for each in run}
    # What the name does within the next years: a director's first credit may be for writing.
    later = {
        each.role
        for each in ordered
        if each.role != "self" and credit.film.year <= each.film.year < credit.film.year + LONG_PAUSE
    }
    shared = before & later
    return not shared or (silence >= LIFETIME and "writer" not in shared)


def _nearest(spans: Sequence[tuple[int, int]], year: int) -> int:
    return min(range(len(spans)), key=lambda i: max(spans[i][0] - year, year - spans[i][1], 0))
