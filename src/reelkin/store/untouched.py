"""Whether people have anything in a database yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa

from reelkin.store.accounts import HOME, accounts
from reelkin.store.people_tables import INVITATIONS, LIBRARY, MARKS, RATINGS, UNDECIDED_ROWS

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CONTENTS = (RATINGS, MARKS, LIBRARY, UNDECIDED_ROWS, INVITATIONS)


def is_untouched(connection: Connection) -> bool:
    """Whether there is no account but the one that a site without sign-in makes, and nothing in that."""
    there = accounts(connection)
    if any(one.name != HOME or one.can_sign_in for one in there):
        return False
    return not any(connection.scalar(sa.select(sa.exists().select_from(table))) for table in _CONTENTS)
