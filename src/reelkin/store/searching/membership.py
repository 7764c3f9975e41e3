"""Whether a column has one of many values, given as one parameter.

A statement then stays the same however many values there are: it is built once, and the database prepares it once.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

POSTGRES = "postgresql"


def among(dialect: str, column: sa.Column[Any]) -> sa.ColumnElement[bool]:
    """The condition that `column` has one of the values of the parameter `many`, in the dialect's own way."""
    if dialect == POSTGRES:
        return column == sa.any_(sa.bindparam("many", type_=ARRAY(column.type)))
    each = sa.func.json_each(sa.bindparam("many", type_=sa.Text)).table_valued("value")
    return column.in_(sa.select(each.c.value))


def many(connection: Connection, values: Iterable[Any]) -> Any:
    """The values as the parameter `many` takes them: an array, or a JSON list."""
    return list(values) if connection.dialect.name == POSTGRES else json.dumps(list(values))
