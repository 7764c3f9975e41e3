"""Builds in processes of their own, to be killed."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import sys
from multiprocessing.process import BaseProcess
from pathlib import Path

_LIBRARIES = (
    "catalog.funnel",
    "catalog.prepare",
    "imdb.reader",
    "inspection.report",
    "model.fit",
    "recommend",
)


def start(raw: Path, home: Path, k: int = 8) -> BaseProcess:
    """Begin a build of `raw` in the workspace `home`, in a process that has all it needs imported.

    Each is a copy of one process that has only imported: that is most of what a small build takes, and nothing in
    it can be half-done.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([f"reelkin.{name}" for name in _LIBRARIES])
    process = context.Process(target=build, args=(raw, home, k), daemon=True)
    process.start()
    return process


def build(raw: Path, home: Path, k: int) -> None:
    """Build with two of the report's figures: drawing all takes longer than the rest, and most kills would hit that."""
    os.environ["POLARS_MAX_THREADS"] = "1"
    from reelkin import build
    from reelkin.inspection import report

    every = report.figures
    report.figures = lambda found: itertools.islice(every(found), 2)
    build(raw=raw, home=home, k=k)


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
