"""How the C library hands out memory: as many threads as answer share one heap, or each would keep one of its own."""

from __future__ import annotations

import ctypes
import sys

M_ARENA_MAX = -8
"""As glibc's malloc.h has it."""


def share_one_heap() -> bool:
    """Let all threads of this process share one heap from now on; whether the C library can (glibc does).

    Threads that score 350,000 titles each leave 15 MB behind in their own heaps; Python lets one of them run at a time
    anyway.
    """
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and mallopt(M_ARENA_MAX, 1) == 1
