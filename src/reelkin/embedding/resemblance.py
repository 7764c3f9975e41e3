"""What it is worth in `similar`, and there alone, that two titles have a column in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reelkin.embedding.content_map import Placing

if TYPE_CHECKING:
    import numpy.typing as npt

    from reelkin.embedding.content_map import ContentMap
    from reelkin.features.matrix import FeatureMatrix

    Floats = npt.NDArray[np.float32]

RARE = 2.0
"""How many titles halve what a rare column is worth: who directed six films tells more than who directed sixty."""
NEITHER = Placing(0.0, 1.0)


def resemblance(features: FeatureMatrix, content_map: ContentMap) -> Floats:
    """float32[F]: what the map says of the column by name, and of its block.

    A block's `rare` counts RARE / (RARE + titles) of itself, its `alike` for all columns but the one most titles have.
    """
    placing = content_map.placing
    blocks = [column.block for column in features.columns]
    settings = [placing.get(block, NEITHER) for block in blocks]
    titles = np.bincount(features.matrix.indices, minlength=len(blocks))
    worth = np.array([content_map.forms.get(name, 0.0) for name in features.names], dtype=np.float64)
    worth += np.array([one.rare for one in settings]) * RARE / (RARE + titles)
    most = {block: titles[np.array(blocks) == block].max() for block in set(blocks) if block in placing}
    usual = np.array([number == most.get(block) for number, block in zip(titles, blocks, strict=True)], bool)
    worth += np.where(usual, 0.0, [one.alike for one in settings])
    return worth.astype(np.float32)
