"""Who made a title, and what somebody made: what pages of people and titles link one another by."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.store.live import live_model
from reelkin.store.published import CREDITS, PEOPLE, TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection


@dataclass(frozen=True)
class CreditedPerson:
    """Somebody's part in a title; `characters` are names of who is played."""

    nconst: str
    name: str
    role: str
    characters: tuple[str, ...]


@dataclass(frozen=True)
class CreditedTitle:
    """A title, and every part somebody had in it, in the order of the catalogue."""

    tconst: str
    title: str
    year: int | None
    type: str
    votes: int | None
    roles: tuple[str, ...]
    characters: tuple[str, ...]


@dataclass(frozen=True)
class PersonPage:
    """One person and their titles in the live model, the best known first."""

    nconst: str
    name: str
    birth_year: int | None
    death_year: int | None
    professions: tuple[str, ...]
    titles: tuple[CreditedTitle, ...]


def cast_of(connection: Connection, tconst: str) -> list[CreditedPerson]:
    """Everybody credited in a title of the live model, by role, then billing; nobody where it has no such title."""
    live = live_model(connection)
    if live is None or "\x00" in tconst:
        return []
    columns = CREDITS.c
    query = (
        sa.select(PEOPLE.c.nconst, PEOPLE.c.name, columns.role, columns.characters)
        .select_from(TITLES)
        .join(CREDITS, (columns.model == TITLES.c.model) & (columns.row == TITLES.c.row))
        .join(PEOPLE, (PEOPLE.c.model == columns.model) & (PEOPLE.c.person == columns.person))
        .where(TITLES.c.model == live.number, TITLES.c.tconst == tconst)
        .order_by(columns.place)
    )
    return [
        CreditedPerson(nconst, name, role, _lines(characters))
        for nconst, name, role, characters in connection.execute(query)
    ]


def person(connection: Connection, nconst: str) -> PersonPage | None:
    """Somebody with a title in the live model; None for whoever has none."""
    live = live_model(connection)
    if live is None or "\x00" in nconst:
        return None
    columns = PEOPLE.c
    query = sa.select(
        columns.person,
        columns.nconst,
        columns.name,
        columns.birth_year,
        columns.death_year,
        columns.professions,
    ).where(columns.model == live.number, columns.nconst == nconst)
    found = connection.execute(query).one_or_none()
    if found is None:
        return None
    number, nconst, name, birth_year, death_year, professions = found
    titles = _titles_of(connection, live.number, number)
    return PersonPage(nconst, name, birth_year, death_year, _parts(professions), titles)


def _titles_of(connection: Connection, model: int, number: int) -> tuple[CreditedTitle, ...]:
    columns = TITLES.c
    query = (
        sa.select(
            columns.row,
            columns.tconst,
            columns.title,
            columns.year,
            columns.type,
            columns.votes,
            CREDITS.c.role,
            CREDITS.c.characters,
        )
        .join(CREDITS, (CREDITS.c.model == columns.model) & (CREDITS.c.row == columns.row))
        .where(CREDITS.c.model == model, CREDITS.c.person == number)
        .order_by(columns.row, CREDITS.c.place)
    )
    by_title = groupby(connection.execute(query).all(), key=lambda credit: credit.row)
    return tuple(_together(list(credits_of_one)) for _, credits_of_one in by_title)


def _together(parts: Sequence[Any]) -> CreditedTitle:
    """One title with every part in it."""
    first = parts[0]
    return CreditedTitle(
        first.tconst,
        first.title,
        first.year,
        first.type,
        first.votes,
        roles=tuple(dict.fromkeys(part.role for part in parts)),
        characters=tuple(name for part in parts for name in _lines(part.characters)),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _parts(text: str) -> tuple[str, ...]:
    return tuple(text.split(",")) if text else ()
