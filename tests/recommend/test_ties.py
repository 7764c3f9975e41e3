"""Which shared people and series a sentence names."""

import pytest

from reelkin.recommend.pick import Reason
from reelkin.recommend.ties import _chosen


def reason(block, contribution):
    return Reason(f"{block}_x", block, block, contribution)


@pytest.mark.parametrize(
    ("blocks", "told"),
    [
        (["writers", "directors", "cast"], ["directors", "cast"]),
        (["writers", "cast"], ["writers", "cast"]),
        (["cast", "writers", "franchise", "directors"], ["franchise", "directors"]),
        (["writers", "franchise", "cast"], ["franchise", "cast"]),
        ([], []),
    ],
)
def test_the_series_then_who_directs_then_who_writes_then_the_cast(blocks, told):
    """Whatever counts most: `blocks` come largest first."""
    reasons = [reason(block, 1.0 - place / 10) for place, block in enumerate(blocks)]
    assert [chosen.block for chosen in _chosen(reasons)] == told
