"""What belongs to people as one file, from one database into another, whichever engines they run on.

The file is JSON, one value a line: what it is, each account with everything in it, the open invitations, and an end,
so that a file cut off is told from a whole one. The same content gives the same bytes: the numbers by which a
database knows its rows are not in it. Sessions are not either; everybody signs in again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from reelkin.errors import BadInput, UsageError
from reelkin.store.migrating import check_version
from reelkin.store.opening import reading, writing
from reelkin.store.people_tables import ACCOUNTS, INVITATIONS
from reelkin.store.personal_data import belongings, damage_told, put_belongings
from reelkin.store.untouched import is_untouched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Engine

FORMAT = 1
WHAT = "what belongs to the people of a reelkin database"


@dataclass(frozen=True)
class Counted:
    """How much was backed up or restored."""

    accounts: int
    profiles: int
    ratings: int


def backup_lines(engine: Engine) -> Iterator[str]:
    """The lines of the file, each ending in a newline, as they are at one moment.

    Raises:
        MissingArtefact, NewerDatabase: the database's schema is not this code's.
    """
    check_version(engine)
    with reading(engine) as connection:
        yield _line({"what": WHAT, "format": FORMAT})
        accounts = connection.execute(sa.select(ACCOUNTS.c.name_key, ACCOUNTS.c.account)).all()
        # Sorted here: databases differ in the order of names.
        for account in (belongings(connection, number) for _, number in sorted(accounts)):
            yield _line({"account": account})
        for invitation in _invitations(connection):
            yield _line({"invitation": invitation})
        yield _line({"end": len(accounts)})


def restore(engine: Engine, lines: Iterable[str], *, replace: bool = False) -> Counted:
    """Put back what `backup_lines` gave, in one transaction. With `replace` all that people own there goes first.

    Raises:
        BadInput: it is no such file, is cut off, or of a later version.
        UsageError: people have something in the database, and `replace` is not given.
        MissingArtefact, NewerDatabase: the database's schema is not this code's.
    """
    check_version(engine)
    whole = iter(lines)
    _check_head(next(whole, ""))
    with writing(engine) as connection:
        if not (replace or is_untouched(connection)):
            raise UsageError(
                "the database holds people's data already; restore into an empty one, or add --replace to lose that"
            )
        connection.execute(sa.delete(ACCOUNTS))
        connection.execute(sa.delete(INVITATIONS))
        return _put_back(connection, whole)


def _put_back(connection: Connection, lines: Iterable[str]) -> Counted:
    accounts = profiles = ratings = 0
    values = _read(lines)
    for kind, content in values:
        if kind == "account":
            put_belongings(connection, content)
            accounts += 1
            profiles += len(content["profiles"])
            ratings += sum(len(profile["ratings"]) for profile in content["profiles"])
        elif kind == "invitation":
            with damage_told("an invitation"):
                connection.execute(sa.insert(INVITATIONS).values(content))
        elif kind == "end" and content == accounts:
            return Counted(accounts, profiles, ratings)
    raise BadInput("backup: cut off before its end; use a whole one")


def _check_head(line: str) -> None:
    head = _value(line)
    if head.get("what") != WHAT:
        raise BadInput("backup: not a file that `reelkin backup` wrote; name one that it did")
    if head.get("format") != FORMAT:
        raise BadInput(
            f"backup: of format {head.get('format')}, and this reelkin reads {FORMAT}; upgrade reelkin"
        )


def _read(lines: Iterable[str]) -> Iterator[tuple[str, Any]]:
    for line in lines:
        value = _value(line)
        if len(value) != 1:
            raise BadInput("backup: a line that is damaged; use a whole one")
        yield from value.items()


def _value(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except ValueError:
        value = None
    return value if isinstance(value, dict) else {}


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False) + "\n"


def _invitations(connection: Connection) -> list[dict[str, Any]]:
    query = sa.select(INVITATIONS).order_by(INVITATIONS.c.secret_hash)
    return [dict(row) for row in connection.execute(query).mappings()]
