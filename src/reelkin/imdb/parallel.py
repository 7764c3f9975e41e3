"""Jobs in a few threads that can be left at once, which the standard library's executors do not allow."""

from __future__ import annotations

import threading
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")

GOODBYE_SECONDS = 1.0
"""How long threads that were called off are waited for. Those that hang in the network end on their own later."""


def side_by_side(jobs: Sequence[Callable[[], T]], threads: int, call_off: Callable[[], None]) -> list[T]:
    """The results of `jobs`, in their order, worked off by a number of threads.

    Args:
        jobs: what is to be done.
        threads: how many of them at a time.
        call_off: tells the jobs under way to end soon; called when one fails, and at Ctrl-C.

    Raises:
        BaseException: what the first job that failed raised.
    """
    waiting: SimpleQueue[int] = SimpleQueue()
    for place in range(len(jobs)):
        waiting.put(place)
    done: SimpleQueue[tuple[int, T | None, BaseException | None]] = SimpleQueue()
    # Daemons, for a program must end at Ctrl-C though a server that is silent has 30 seconds to speak.
    workers = [
        threading.Thread(target=_work, args=(jobs, waiting, done), daemon=True) for _ in range(threads)
    ]
    for worker in workers:
        worker.start()
    try:
        return _collect(len(jobs), done)
    except BaseException:
        _drain(waiting)
        call_off()
        for worker in workers:
            worker.join(GOODBYE_SECONDS / threads)
        raise


def _work(
    jobs: Sequence[Callable[[], T]],
    waiting: SimpleQueue[int],
    done: SimpleQueue[tuple[int, T | None, BaseException | None]],
) -> None:
    while True:
        try:
            place = waiting.get_nowait()
        except Empty:
            return
        try:
            done.put((place, jobs[place](), None))
        except BaseException as error:
            # It is raised again by who waits for it; nothing new is begun meanwhile.
            _drain(waiting)
            done.put((place, None, error))


def _collect(count: int, done: SimpleQueue[tuple[int, T | None, BaseException | None]]) -> list[T]:
    results: dict[int, T] = {}
    for _ in range(count):
        place, result, error = done.get()
        if error is not None:
            raise error
        results[place] = result  # type: ignore[assignment]  # without an error there is a result
    return [results[place] for place in range(count)]


def _drain(waiting: SimpleQueue[int]) -> None:
    while not waiting.empty():
        try:
            waiting.get_nowait()
        except Empty:
            return
