"""What the stack's sizes are made of: the template's own mapping, which a test compares with this."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """One size.

    Attributes:
        web_type: the web servers' instance type.
        web_servers: how many run.
        web_disk: gigabytes of each.
        db_type: the database's instance class.
        db_disk: its gigabytes.
        db_standby: whether another zone holds a copy that takes over.
    """

    web_type: str
    web_servers: int
    web_disk: int
    db_type: str
    db_disk: int
    db_standby: bool


SIZES = {
    "small": Size("t4g.small", 1, 10, "db.t4g.micro", 20, db_standby=False),
    "standard": Size("t4g.medium", 2, 16, "db.t4g.small", 40, db_standby=True),
}
NOTEBOOK_TYPE = "ml.t3.medium"
NOTEBOOK_DISK = 10
"""Gigabytes."""
ALARMS = 6
SECRETS = 3
"""The database's password, the cookies' key, the first invitation."""
