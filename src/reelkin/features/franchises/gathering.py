"""Links become franchises: titles that hang together, without two franchises becoming one by a chance meeting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


@dataclass
class Group:
    """Titles that belong together: their rows, and how many links each stem made between them."""

    rows: list[int] = field(default_factory=list)
    stems: Counter[str] = field(default_factory=Counter)


def gather(links: pl.DataFrame) -> list[Group]:
    """The groups of two titles and more, in the order of their smallest row.

    Args:
        links: `first`, `second` (rows), `stem`, `rule` (small is sure).

    Links are taken surest first. Two groups that have both grown are joined only by a link under a name that
    both go by, or where one's name opens the other's ("star trek", "star trek voyager").
    """
    ordered = links.select("rule", "stem", "first", "second").sort("rule", "stem", "first", "second")
    groups: dict[int, Group] = {}
    for _, stem, first, second in ordered.unique(
        ["stem", "first", "second"], maintain_order=True
    ).iter_rows():
        one = groups.setdefault(first, Group([first]))
        other = groups.setdefault(second, Group([second]))
        if one is other:
            one.stems[stem] += 1
        elif _belong_together(one, other, stem):
            _join(groups, one, other, stem)
    found = {id(group): group for group in groups.values() if len(group.rows) > 1}
    return sorted(
        (Group(sorted(group.rows), group.stems) for group in found.values()), key=lambda group: group.rows[0]
    )


def _belong_together(one: Group, other: Group, stem: str) -> bool:
    return all(len(group.rows) == 1 or _goes_by(group, stem) for group in (one, other))


def _goes_by(group: Group, stem: str) -> bool:
    return any(known == stem or _opens(known, stem) or _opens(stem, known) for known in group.stems)


def _opens(short: str, long: str) -> bool:
    return long.startswith(short + " ")


def _join(groups: dict[int, Group], one: Group, other: Group, stem: str) -> None:
    large, small = (one, other) if len(one.rows) >= len(other.rows) else (other, one)
    large.rows += small.rows
    large.stems += small.stems
    large.stems[stem] += 1
    for row in small.rows:
        groups[row] = large
