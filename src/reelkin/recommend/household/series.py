"""Series for several people: nobody is shown a part before the ones that they have missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin.recommend.franchise import parts_of, series_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    import numpy.typing as npt

    from reelkin.model.bundle import Bundle

    Mask = npt.NDArray[np.bool_]


def open_series(bundle: Bundle, seen: Sequence[Collection[int]]) -> frozenset[int]:
    """The series of which anybody has seen a part."""
    found = {series_of(bundle, row) for rows in seen for row in rows}
    return frozenset(series for series in found if series is not None)


def part_for_all(
    bundle: Bundle, series: int, passes: Mask, allowed: Mask, seen: Sequence[Collection[int]]
) -> int | None:
    """The part of a series to see together: the next one of whoever is least far.

    Who has seen some part goes on after the last they have seen, as alone. A part counts as seen by those who have
    seen it, not by the household: where the next part of one is out because another has seen it, nothing of the
    series shows, for what comes later would skip it. What a filter or a veto keeps out is passed over.

    Args:
        bundle: the model.
        series: which.
        passes: bool[n], what no filter and no veto keeps out.
        allowed: bool[n], those of them that may show.
        seen: what each member has seen.
    """
    parts = parts_of(bundle, series)
    last = min(max((place for place, part in enumerate(parts) if part in rows), default=-1) for rows in seen)
    after = [part for part in parts[last + 1 :] if passes[part]]
    if after:
        return after[0] if allowed[after[0]] else None
    return next((part for part in parts if allowed[part]), None)
