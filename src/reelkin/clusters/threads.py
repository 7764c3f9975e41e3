"""Running under one thread, so that bytes do not depend on the thread settings around."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def one_thread(function: Callable[Parameters, Answer]) -> Callable[Parameters, Answer]:
    """The function, with BLAS and OpenMP held to one thread while it runs: sums of floats depend on who adds what."""

    @wraps(function)
    def alone(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Answer:
        with threadpool_limits(limits=1):
            return function(*args, **kwargs)

    return alone
