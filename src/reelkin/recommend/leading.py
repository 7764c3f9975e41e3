"""Which of a title's features it has in the sense people mean them.

Decades, lengths and standings are bumps that reach into their neighbours: a film of 1989 has something of the 1990s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.model.bundle import Bundle

BUMPS = ("era", "runtime", "reception")


def leading_columns(bundle: Bundle, blocks: Sequence[str], row: int) -> frozenset[int]:
    """The columns of a title, of bumps only the nearest of each kind: "votes_900" among those for votes.

    Args:
        bundle: the model.
        blocks: the names of its feature blocks, by code.
        row: the title.
    """
    features = bundle.features
    columns, values = bundle.linear.features_of(row)
    bumps: dict[str, dict[int, float]] = {}
    leading = set()
    for column, code, value in zip(
        columns.tolist(), features.block[columns].tolist(), values.tolist(), strict=True
    ):
        if blocks[code] in BUMPS:
            kind = features.name[column].partition("_")[0]
            bumps.setdefault(kind, {})[column] = value / float(features.scale[column])
        else:
            leading.add(column)
    for worth in bumps.values():
        most = max(worth.values())
        leading.update(column for column, value in worth.items() if value == most)
    return frozenset(leading)
