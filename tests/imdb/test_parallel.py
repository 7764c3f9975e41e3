"""Jobs side by side: their order, their number at a time, and leaving them."""

from __future__ import annotations

import threading
import time

import pytest

from reelkin.imdb.parallel import side_by_side


def test_results_come_in_the_order_of_the_jobs() -> None:
    """Whichever ends first; None is a result like any other."""
    jobs = [lambda n=n: time.sleep((5 - n) / 100) or n for n in range(5)]
    assert side_by_side(jobs, 3, lambda: None) == [0, 1, 2, 3, 4]
    assert side_by_side([lambda: None], 3, lambda: None) == [None]
    assert side_by_side([], 2, lambda: None) == []


def test_so_many_run_at_a_time_and_no_more() -> None:
    """Two, of six."""
    running, most, lock = 0, 0, threading.Lock()

    def job() -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1

    side_by_side([job] * 6, 2, lambda: None)
    assert most == 2


def test_the_first_failure_calls_the_others_off() -> None:
    """Those under way are told, those that wait never begin, and one that does not listen is left."""
    off, begun, deaf = threading.Event(), [], threading.Event()

    def fail() -> None:
        time.sleep(0.05)
        raise KeyError("first")

    def listen() -> None:
        off.wait(10)
        raise ValueError("second")

    jobs = [lambda: deaf.wait(10), listen, fail, *[lambda: begun.append(1)] * 5]
    started = time.monotonic()
    with pytest.raises(KeyError, match="first"):
        side_by_side(jobs, 3, off.set)
    assert time.monotonic() - started < 3
    assert off.is_set()
    assert not begun
    deaf.set()
