"""Where the steps of prepare read and write. Each leaves a file, so that memory holds one step at a time.

What grows with the number of titles is worked through in parts, each a stretch of title ids, so that memory does not grow
with it. As the tables are sorted by title id, the parts of a table follow one another.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import narwhals as nw

from reelkin import tables
from reelkin.catalog import engine

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from reelkin.catalog.engine import Frame

_ASIDE = ".steps"
PART_TITLES = 150_000


@dataclass(frozen=True)
class Part:
    """The titles from the id `first` on, up to `end` without it; None is open."""

    first: str | None = None
    end: str | None = None

    def of(self, frame: Frame, column: str = "tconst") -> Frame:
        """The rows of those titles."""
        if self.first is not None:
            frame = frame.filter(nw.col(column) >= self.first)
        if self.end is not None:
            frame = frame.filter(nw.col(column) < self.end)
        return frame


class Workbench:
    """The staged rows, the tables in the making, and what one step leaves aside for another."""

    def __init__(self, staging: Path, out: Path) -> None:
        self._staging, self._out = staging, out
        self._aside = out / _ASIDE
        self._aside.mkdir(parents=True, exist_ok=True)
        self._left: dict[str, list[Path]] = {}

    def raw(self, name: str) -> Frame:
        """The accepted rows of one of the seven files ("title.basics")."""
        return engine.scan(self._staging / f"{name}.parquet")

    def leave(self, name: str, frame: Frame, sort: Sequence[str] = ()) -> Frame:
        """Compute a frame and keep it until `clear`, after what was left under the same name before."""
        paths = self._left.setdefault(name, [])
        path = self._aside / f"{name}-{len(paths)}.parquet"
        engine.save(frame, path, sort)
        paths.append(path)
        return self.left(name)

    def left(self, name: str) -> Frame:
        """All that steps left under a name."""
        return engine.scan(*self._left[name])

    @cached_property
    def parts(self) -> list[Part]:
        """The titles of "kept", once it has been left, in parts of at most `PART_TITLES`."""
        cuts = engine.every(self.left("kept"), "tconst", PART_TITLES)
        return [Part(first, end) for first, end in zip([None, *cuts], [*cuts, None], strict=True)]

    def write(self, table: tables.Table, frame: Frame) -> None:
        """Compute a table of the catalogue and write it, sorted by its key.

        Raises:
            BadInput: the frame is not that table.
        """
        engine.save(self._checked(table, frame), self._path(table), sort=table.key)

    def write_parts(self, table: tables.Table, make: Callable[[Part], Frame]) -> None:
        """Compute a table part by part; `make` gives the rows of one. Its key must begin with tconst.

        Raises:
            BadInput: a part is not that table.
        """
        assert table.key[0] == "tconst", table.key
        for part in self.parts:
            self.leave(table.name, self._checked(table, make(part)), sort=table.key)
        engine.save(self.left(table.name), self._path(table))

    def table(self, table: tables.Table) -> Frame:
        """A table that has been written."""
        return engine.scan(self._path(table))

    def model(self) -> Frame:
        """Ids (tconst) of the model's titles, once "kept" has been left."""
        return self.left("kept").filter(nw.col("left_out_by").is_null()).select("tconst")

    def clear(self) -> None:
        """Remove what the steps left aside."""
        shutil.rmtree(self._aside, ignore_errors=True)

    def _checked(self, table: tables.Table, frame: Frame) -> Frame:
        tables.check(table, frame, self._path(table).name)
        return frame.select(*table.column_names)

    def _path(self, table: tables.Table) -> Path:
        return self._out / f"{table.name}.parquet"
