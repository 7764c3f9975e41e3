"""Coverage: how many different titles the picks of all people hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt


def coverage(ranked: Iterable[npt.NDArray[np.integer]], n: int = 20) -> int:
    """The number of distinct rows among the first `n` of each list."""
    return len({int(row) for rows in ranked for row in rows[:n]})
