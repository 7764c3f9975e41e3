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
    from collections.abc import Sequence
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


WHOLE = Part()
"""All titles."""


class Workbench:
    """The staged rows, the tables in the making, and what one step leaves aside for another."""

    def __init__(self, staging: Path, out: Path) -> None:
        self._staging, self._out = staging, out
        self._aside = out / _ASIDE
        self._aside.mkdir(parents=True, exist_ok=True)
        self._left: dict[str, list[Path]] = {}

    def raw(self, name: str, part: Part = WHOLE) -> Frame:
        """The accepted rows of one of the seven files ("title.basics"), of the titles of a part."""
        column = "titleId" if name == "title.akas" else "tconst"
        return part.of(engine.scan(self._staging / f"{name}.parquet"), column)

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

    def write(self, table: tables.Table, *frames: Frame) -> None:
        """Compute a table of the catalogue and write it, sorted by its key.

        Several frames follow one another as they are given: they must be parts, in the order of the key.

        Raises:
            BadInput: a frame is not that table.
        """
        for frame in frames:
            self.add(table, frame)
        self.finish(table)

    def add(self, table: tables.Table, frame: Frame) -> None:
        """Compute the next part of a table and leave it aside until `finish`.

        Raises:
            BadInput: the frame is not that table.
        """
        tables.check(table, frame, self._path(table).name)
        self.leave(table.name, frame.select(*table.column_names), sort=table.key)

    def finish(self, table: tables.Table) -> None:
        """Write a table from the parts that were added."""
        parts = self._left[table.name]
        if len(parts) == 1:
            parts[0].replace(self._path(table))
        else:
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

    def _path(self, table: tables.Table) -> Path:
        return self._out / f"{table.name}.parquet"
