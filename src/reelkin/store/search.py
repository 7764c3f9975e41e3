"""Finding titles as one types. The database gives candidates; `lookup` weighs them, as it does everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.lookup.completing import complete
from reelkin.lookup.matching import Candidate, NameKind, fame_of
from reelkin.lookup.query import parse_query
from reelkin.store.catalog_tables import CREDITS, NAMES, PEOPLE, TITLES
from reelkin.store.live import live_model
from reelkin.store.searching.candidates import names_meant, names_misspelt
from reelkin.store.searching.membership import among, many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from reelkin.lookup.query import Query
    from reelkin.store.live import StoredModel

LONGEST = 200
"""Characters of what is typed that are read."""
MOST = 100
"""Titles that are given at most."""
KNOWN_ENOUGH = 0.35
"""Fame from which a title that has what is typed to the letter is thought to be meant, and no slip is looked for."""


@dataclass(frozen=True)
class Found:
    """A title that may be meant.

    Attributes:
        matched: the name that what was typed is like; the title itself or another name of it.
        directors: by billing, so that films of one name can be told apart.
    """

    tconst: str
    title: str
    original_title: str
    year: int | None
    type: str
    votes: int | None
    matched: str
    directors: tuple[str, ...]


def search(connection: Connection, typed: str, most: int = 20) -> list[Found]:
    """Titles of the live model; nothing before the first publish. See `search_in`."""
    live = live_model(connection)
    return [] if live is None else search_in(connection, live, typed, most)


def search_in(connection: Connection, model: StoredModel, typed: str, most: int = 20) -> list[Found]:
    """Titles of a model by what is typed so far: a name in any script, perhaps with slips, perhaps with a year.

    Also an id, or an address at IMDb. The likeliest come first: what fits best, and the best known of what fits alike.
    Nothing is found in an empty text.
    """
    query = parse_query(typed[:LONGEST].replace("\x00", " "))
    if not query.key or most < 1:
        return []
    if query.tconst is not None:
        return _found(connection, model, _with_id(connection, model, query.tconst))
    weighed = _weighed(connection, model, query, min(most, MOST))
    return _found(connection, model, weighed)


def _weighed(connection: Connection, model: StoredModel, query: Query, most: int) -> dict[int, str]:
    """The rows of the titles that may be meant, in order, and the name each is found by."""
    candidates = _candidates(connection, model, names_meant(connection, model.number, query))
    matches = complete(query, candidates, most)
    if len(matches) < most and not any(match.candidate.fame >= KNOWN_ENOUGH for match in matches):
        more = _candidates(connection, model, names_misspelt(connection, model.number, query))
        matches = complete(query, [*candidates, *more], most)
    return {match.candidate.row: match.candidate.name for match in matches}


def _candidates(connection: Connection, model: StoredModel, names: Sequence[int]) -> list[Candidate]:
    asked = {"model": model.number, "many": many(connection, names)}
    return [
        Candidate(row, text, NameKind(kind), year, votes or 0, fame_of(row, model.titles))
        for row, text, kind, year, votes in connection.execute(_names_query(connection.dialect.name), asked)
    ]


def _with_id(connection: Connection, model: StoredModel, tconst: str) -> dict[int, str]:
    query = sa.select(TITLES.c.row, TITLES.c.title).where(
        TITLES.c.model == model.number, TITLES.c.tconst == tconst
    )
    return dict(connection.execute(query).all())


def _found(connection: Connection, model: StoredModel, matched: Mapping[int, str]) -> list[Found]:
    dialect, asked = connection.dialect.name, {"model": model.number, "many": many(connection, matched)}
    titles = {title.row: title for title in connection.execute(_titles_query(dialect), asked)}
    directors: dict[int, list[str]] = {}
    for row, name in connection.execute(_directors_query(dialect), asked):
        directors.setdefault(row, []).append(name)
    return [
        Found(
            tconst=titles[row].tconst,
            title=titles[row].title,
            original_title=titles[row].original_title,
            year=titles[row].year,
            type=titles[row].type,
            votes=titles[row].votes,
            matched=name,
            directors=tuple(directors.get(row, ())),
        )
        for row, name in matched.items()
    ]


@cache
def _names_query(dialect: str) -> sa.Select[Any]:
    return (
        sa.select(NAMES.c.row, NAMES.c.text, NAMES.c.kind, TITLES.c.year, TITLES.c.votes)
        .join(TITLES, (TITLES.c.model == NAMES.c.model) & (TITLES.c.row == NAMES.c.row))
        .where(NAMES.c.model == sa.bindparam("model"), among(dialect, NAMES.c.name))
    )


@cache
def _titles_query(dialect: str) -> sa.Select[Any]:
    columns = TITLES.c
    return sa.select(
        columns.row,
        columns.tconst,
        columns.title,
        columns.original_title,
        columns.year,
        columns.type,
        columns.votes,
    ).where(columns.model == sa.bindparam("model"), among(dialect, columns.row))


@cache
def _directors_query(dialect: str) -> sa.Select[Any]:
    columns = CREDITS.c
    return (
        sa.select(columns.row, PEOPLE.c.name)
        .join(PEOPLE, (PEOPLE.c.model == columns.model) & (PEOPLE.c.person == columns.person))
        .where(
            columns.model == sa.bindparam("model"), among(dialect, columns.row), columns.role == "director"
        )
        .order_by(columns.row, columns.place)
    )
