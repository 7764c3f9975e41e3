"""How long work tells how far it is, without knowing who shows it."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called every so often by work that takes more than a second or so."""

    def __call__(self, task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
        """Say that `done` of `total` (None: not known) `unit`s ("rows", "bytes", …) of `task` are finished."""


def silent(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
    """Show nothing: what libraries get by default."""
