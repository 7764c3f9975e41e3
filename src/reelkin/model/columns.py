"""The feature columns that many titles have, in words: what is asked of every title at every turn, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from reelkin.model.layout import Features

OF_NAMES = ("franchise", "directors", "writers", "cast")
"""The blocks of people and series: hundreds of thousands of columns, each of a few titles."""
BUMPS = ("era", "runtime", "reception")
"""The blocks of bumps that reach into their neighbours."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: "votes_900".
        label: the same in words.
        block: "reception".
        bump: the kind of bump it is one of, "votes"; None where it is none.
        scale: what its values are multiplied by.
    """

    name: str
    label: str
    block: str
    bump: str | None
    scale: float


def common_columns(features: Features) -> dict[int, Column]:
    """The columns that are of no person and no series, by their place."""
    blocks = list(features.blocks)
    codes = [code for code, block in enumerate(blocks) if block not in OF_NAMES]
    return {
        place: read_column(features, place)
        for place in np.flatnonzero(np.isin(features.block, codes)).tolist()
    }


def read_column(features: Features, place: int) -> Column:
    """The column at `place`."""
    name, block = features.name[place], features.blocks[features.block.item(place)]
    bump = name.partition("_")[0] if block in BUMPS else None
    return Column(name, features.label[place], block, bump, features.scale.item(place))
