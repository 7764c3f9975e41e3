"""What the stack costs a month, line by line, from the price table."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reelkin.aws.prices import prices
from reelkin.aws.stack.sizes import ALARMS, NOTEBOOK_DISK, NOTEBOOK_TYPE, SECRETS, SIZES

if TYPE_CHECKING:
    from reelkin.aws.prices import Price

HOURS = 730
"""Of a month, as AWS counts."""
ZONES = 2
NOTEBOOK_HOURS = 20
"""A month's work in the notebook; it stops itself when idle."""
CAPACITY = 0.1
"""Load balancer capacity units that a household keeps busy: one is 25 new connections a second, or 1 GB an hour."""
LOG_GB, S3_GB, NAT_GB = 0.5, 10, 5


@dataclass(frozen=True)
class Line:
    """One line of the bill.

    Attributes:
        what: in words.
        quantity: how many of the price's unit.
        price: of one.
        usd: of all.
    """

    what: str
    quantity: float
    price: Price

    @property
    def usd(self) -> float:
        """Dollars a month."""
        return self.quantity * self.price.usd

    def as_json(self) -> dict[str, Any]:
        """For programs."""
        return {
            "what": self.what,
            "quantity": self.quantity,
            "usd": round(self.usd, 4),
            "price": asdict(self.price),
        }


def bill(
    size: str, *, nat: bool = False, notebook: bool = True, notebook_type: str | None = None
) -> list[Line]:
    """The lines of a month's bill for a stack of this size, little used as a household's is."""
    one = SIZES[size]
    standby = " with standby" if one.db_standby else ""
    public = ZONES + (1 if nat else one.web_servers)
    db_type = f"{one.db_type}{standby}"
    lines = [
        _line("load balancer", HOURS, "alb"),
        _line(f"its traffic, {CAPACITY:g} capacity units", CAPACITY * HOURS, "alb-capacity"),
        _line(f"{one.web_servers} × {one.web_type}, web", one.web_servers * HOURS, one.web_type),
        _line(
            f"{one.web_servers} × {one.web_disk} GB, their disks", one.web_servers * one.web_disk, "ebs-gp3"
        ),
        _line(f"{public} public addresses", public * HOURS, "public-ipv4"),
        _line(f"PostgreSQL, {db_type}", HOURS, db_type),
        _line(f"{one.db_disk} GB, its disk{standby}", one.db_disk, f"rds-gp3{standby}"),
        _line(f"{SECRETS} secrets", SECRETS, "secret"),
        _line(f"{ALARMS} alarms", ALARMS, "alarm"),
        _line(f"logs, {LOG_GB:g} GB", LOG_GB, "log-ingestion"),
        _line(f"S3, {S3_GB} GB", S3_GB, "s3-standard"),
    ]
    if nat:
        lines += [
            _line("NAT gateway", HOURS, "nat-gateway"),
            _line(f"its traffic, {NAT_GB} GB", NAT_GB, "nat-traffic"),
        ]
    kind = notebook_type or NOTEBOOK_TYPE
    if notebook and kind in prices():
        lines.append(_line(f"notebook, {NOTEBOOK_HOURS} hours of {kind}", NOTEBOOK_HOURS, kind))
    if notebook:
        lines.append(_line(f"{NOTEBOOK_DISK} GB, its disk", NOTEBOOK_DISK, "notebook-disk"))
    return lines


def total(lines: list[Line]) -> float:
    """Dollars a month."""
    return sum(line.usd for line in lines)


def _line(what: str, quantity: float, item: str) -> Line:
    return Line(what, quantity, prices()[item])
