"""Which of a title's features it has in the sense people mean them.

Decades, lengths and standings are bumps that reach into their neighbours: a film of 1989 has something of the 1990s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reelkin.model.bundle import Bundle


def leading_columns(bundle: Bundle, row: int) -> frozenset[int]:
    """The columns of a title, of bumps only the nearest of each kind: "votes_900" among those for votes."""
    columns, values = bundle.linear.features_of(row)
    common = bundle.common_columns
    bumps: dict[str, dict[int, float]] = {}
    leading = []
    for column, value in zip(columns.tolist(), values.tolist(), strict=True):
        known = common.get(column)
        if known is None or known.bump is None:
            leading.append(column)
        else:
            bumps.setdefault(known.bump, {})[column] = value / known.scale
    for worth in bumps.values():
        most = max(worth.values())
        leading += [column for column, value in worth.items() if value == most]
    return frozenset(leading)
