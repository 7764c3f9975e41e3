from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from reelkin.clusters.threads import one_thread


@one_thread
def threads(extra: int = 0) -> int:
    """Add up."""
    np.ones((2, 2)) @ np.ones((2, 2))
    return max(pool["num_threads"] for pool in threadpool_info()) + extra


def test_one_thread_within_and_as_many_as_before_after():
    with threadpool_limits(2):
        before = [pool["num_threads"] for pool in threadpool_info()]
        assert threads(extra=1) == 2
        assert [pool["num_threads"] for pool in threadpool_info()] == before
    assert threads.__doc__ == "Add up."
