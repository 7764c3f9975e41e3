"""Who made a title, and what somebody made, as the model has it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reelkin.web.live_model import Live

ROLES = (
    ("director", "Directed by"),
    ("writer", "Written by"),
    ("cast", "With"),
    ("self", "As themselves"),
    ("composer", "Music by"),
    ("cinematographer", "Photographed by"),
    ("editor", "Edited by"),
    ("producer", "Produced by"),
)
"""Roles in the order they are told, and how."""
DID = {
    "director": "Directed",
    "writer": "Wrote",
    "cast": "Played in",
    "self": "Is seen in",
    "composer": "Composed for",
    "cinematographer": "Photographed",
    "editor": "Edited",
    "producer": "Produced",
    "other": "Worked on",
}
"""What somebody did, by role."""
MOST = {"cast": 12, "self": 8, "producer": 3, "writer": 6}
OTHERWISE = 5


def people_of_title(live: Live, row: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """By role: the ids and names of who is credited, by billing."""
    by_role: dict[str, list[tuple[str, str]]] = {}
    for role, nconst, name in credits_of_title(live, row):
        by_role.setdefault(role, []).append((nconst, name))
    told = dict(ROLES)
    return [
        (told.get(role, role.replace("_", " ").capitalize()), by_role[role][: MOST.get(role, OTHERWISE)])
        for role in (*told, *sorted(set(by_role) - set(told)))
        if role in by_role
    ]


def credits_of_title(live: Live, row: int) -> list[tuple[str, str, str]]:
    """Role, id and name of everybody who is credited, by role, then billing."""
    people = live.model.bundle.people
    span = slice(int(people.credit_offsets[row]), int(people.credit_offsets[row + 1]))
    pairs = zip(people.credit_people[span].tolist(), people.credit_roles[span].tolist(), strict=True)
    return [(people.roles[code], people.nconst[person], people.name[person]) for person, code in pairs]


@dataclass(frozen=True)
class Credited:
    """Somebody with titles in the model.

    Attributes:
        nconst: their id.
        name: as credited.
        rows: the rows of their titles, the most watched first.
        by_role: the same by what they did there, in the order of `ROLES`.
    """

    nconst: str
    name: str
    rows: tuple[int, ...]
    by_role: tuple[tuple[str, tuple[int, ...]], ...]


def person_of(live: Live, nconst: str) -> Credited | None:
    """Who has this id, if they are credited in the model."""
    people = live.model.bundle.people
    place = bisect_left(people.nconst, nconst)
    if place == len(people.nconst) or people.nconst[place] != nconst:
        return None
    rows = [int(row) for row in people.titles[people.title_offsets[place] : people.title_offsets[place + 1]]]
    by_role: dict[str, list[int]] = {}
    for row in rows:
        span = slice(int(people.credit_offsets[row]), int(people.credit_offsets[row + 1]))
        for person, code in zip(people.credit_people[span], people.credit_roles[span], strict=True):
            if person == place:
                by_role.setdefault(people.roles[int(code)], []).append(row)
    order = [role for role, _ in ROLES]
    roles = sorted(by_role, key=lambda role: (order.index(role) if role in order else len(order), role))
    return Credited(
        nconst, people.name[place], tuple(rows), tuple((role, tuple(by_role[role])) for role in roles)
    )
