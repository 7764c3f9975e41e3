"""What a person sees while work goes on: bars on a terminal, one line for each finished stage, nothing for programs."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.pipeline.stage import Outcome
    from reelkin.progress import Progress as ProgressCall


@contextmanager
def bars(quiet: bool = False) -> Iterator[ProgressCall]:
    """A progress call that draws bars on standard error while the block runs; silent where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), *_figures(), console=console, transient=True
    ) as drawn:
        tasks: dict[str, TaskID] = {}

        def show(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
            if task not in tasks:
                tasks[task] = drawn.add_task(task, total=total, unit=unit)
            drawn.update(tasks[task], completed=done, total=total, visible=total is None or done < total)

        yield show


def _figures() -> tuple[DownloadColumn | TransferSpeedColumn | TimeRemainingColumn, ...]:
    return DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()


def tell(outcome: Outcome, said: str) -> None:
    """One line for a finished stage: its name, what it did, how long it took."""
    took = "unchanged" if outcome.skipped else f"{outcome.seconds:.1f} s"
    click.echo(f"{outcome.stage:<8} {said}  ({took})")
