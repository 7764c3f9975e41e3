"""What AWS charges, from prices.csv: each price with where and when it was read, and whether AWS's own list said so."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True)
class Price:
    """One price.

    Attributes:
        item: what costs it, such as an instance type.
        usd: US dollars for one `unit`.
        unit: such as "instance-hour".
        region: where it holds; others differ by a few percent to a half.
        verified: whether it was read from AWS's own price list.
        read_on: when, as YYYY-MM-DD.
        source: where.
    """

    item: str
    usd: float
    unit: str
    region: str
    verified: bool
    read_on: str
    source: str

    def said(self) -> str:
        """The price with all that is known of it, in words."""
        trust = "from AWS's own list" if self.verified else f"not verified, from {self.source}"
        return f"{self.usd:g} USD per {self.unit} in {self.region}, {trust}, {self.read_on}"


@cache
def prices() -> dict[str, Price]:
    """All prices, by item."""
    text = resources.files("reelkin.aws").joinpath("prices.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["item"]: _price(row) for row in rows}


def _price(row: dict[str, str]) -> Price:
    verified = row["verified"] == "yes"
    where = row["region"], verified, row["read_on"], row["source"]
    return Price(row["item"], float(row["usd"]), row["unit"], *where)
