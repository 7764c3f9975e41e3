"""The strict reader: seven raw files in, Parquet of the accepted rows, every other row with its reason out.

No row is merged, shifted or dropped in silence: for each file, lines = accepted + refused, and it is checked at the end.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from polars.io.plugins import register_io_source

from reelkin.artefacts import PARTIAL, write_json
from reelkin.errors import MissingArtefact, ReelkinError
from reelkin.imdb import keys, values
from reelkin.imdb.files import FILES, NAME_BASICS, TITLE_BASICS, RawFile, Reference
from reelkin.imdb.orphans import Directory, OrphanCounter
from reelkin.imdb.rejects import Reason, RejectsWriter
from reelkin.imdb.rows import Rows
from reelkin.imdb.source import CHUNK_BYTES, REMEDY, Source
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

COUNTS = "counts.json"
ROW_GROUP_ROWS = 250_000


@dataclass(frozen=True)
class Counts:
    """What became of the lines of one file; the header is not one of them."""

    lines: int
    accepted: int
    rejected: dict[Reason, int] = field(default_factory=dict)
    orphans: dict[Reference, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The file's entry in counts.json; reasons in the order of `Reason`, those without a row left out."""
        rejected = {reason.value: self.rejected[reason] for reason in Reason if self.rejected.get(reason)}
        return {"lines": self.lines, "accepted": self.accepted, "rejected": rejected, "orphans": self.orphans}


def read_snapshot(raw: Path, staging: Path, rejects: Path, progress: Progress = silent) -> dict[str, Any]:
    """Read the seven files in `raw`, `.tsv.gz` or `.tsv`.

    Writes `staging/<file>.parquet` (accepted rows in the file's order, IMDb's column names, types as in
    `values.schema`, lists not split), `rejects/<file>.tsv` or `.tsv.gz` for a file with refused rows, and
    `rejects/counts.json` last. What lay under these names goes first.

    Returns:
        The content of counts.json, in the order of `FILES`:
        {"title.basics": {"lines": 3, "accepted": 2, "rejected": {"duplicate id": 1}, "orphans": {}}, …};
        orphans count rows by what they lack: {"title": 4, "person": 0}.

    Raises:
        MissingArtefact: one of the seven is not there.
        BadInput: a file as a whole is not what it should be.
        ReelkinError: the counts do not add up.
    """
    paths = {file.name: _find(raw, file) for file in FILES}
    (rejects / COUNTS).unlink(missing_ok=True)
    directory = Directory()
    counts = {}
    for file in sorted(FILES, key=lambda file: file not in (TITLE_BASICS, NAME_BASICS)):
        out = staging / f"{file.name}.parquet"
        counts[file.name] = read_file(paths[file.name], file, out, rejects, directory, progress)
    found = {file.name: counts[file.name].as_json() for file in FILES}
    write_json(rejects / COUNTS, found)
    return found


def read_file(
    path: Path,
    file: RawFile,
    out: Path,
    rejects: Path,
    directory: Directory | None = None,
    progress: Progress = silent,
    chunk_bytes: int = CHUNK_BYTES,
) -> Counts:
    """Read one raw file: accepted rows to the Parquet file `out`, refused ones into the folder `rejects`.

    The ids of title.basics and name.basics are added to `directory`, and orphans are those it lacks;
    without one, none are counted.

    Raises:
        MissingArtefact, BadInput, ReelkinError: as for `read_snapshot`; there is then no `out`, and no rejects file.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    reading = _Reading(path, file, out, rejects, directory, progress, chunk_bytes)
    try:
        return reading.write(keys.SeenIds() if len(file.key) == 1 else keys.SeenPairs())
    except keys.Scattered:
        return reading.write(keys.Listed(reading.find_repeats()))


def _find(raw: Path, file: RawFile) -> Path:
    for path in (raw / file.gz_name, raw / f"{file.name}.tsv"):
        if path.exists():
            return path
    raise MissingArtefact(f"{raw / file.gz_name}: not there; {REMEDY}")


@dataclass(frozen=True)
class _Reading:
    """What one file is read with, for as many passes as it takes."""

    path: Path
    file: RawFile
    out: Path
    rejects: Path
    directory: Directory | None
    progress: Progress
    chunk_bytes: int

    def write(self, repeats: keys.Repeats) -> Counts:
        """Write the accepted rows and the refused ones."""
        orphans = OrphanCounter(self.file, self.directory) if self.directory else None
        with self._source() as source, RejectsWriter(self.rejects, self.file.name) as writer:
            self._write_parquet(self._noted(Rows(source, self.file, repeats, writer), orphans))
            orphan_counts = dict(orphans.counts) if orphans else {}
            counts = Counts(source.lines, self._rows_written(), dict(writer.counts), orphan_counts)
            self._check(counts)
        return counts

    def find_repeats(self) -> NDArray[np.int64]:
        """The numbers of the lines whose key an earlier line has, whatever the order of the rows."""
        with (
            tempfile.TemporaryDirectory(dir=self.out.parent, prefix=f"{PARTIAL}keys-") as folder,
            keys.Spill(Path(folder)) as spill,
            self._source() as source,
        ):
            for _ in Rows(source, self.file, spill, None).frames(self.progress):
                pass
            return spill.repeated_lines()

    def _source(self) -> Source:
        return Source(self.path, self.file, self.chunk_bytes)

    def _noted(self, rows: Rows, orphans: OrphanCounter | None) -> Iterator[pl.DataFrame]:
        for frame in rows.frames(self.progress):
            if self.directory and orphans:
                self.directory.note(self.file, frame)
                orphans.count(frame)
            yield frame

    def _write_parquet(self, frames: Iterator[pl.DataFrame]) -> None:
        try:
            # Polars pulls one frame while it encodes the one before, and holds little more than a row group.
            register_io_source(lambda *_: frames, schema=values.schema(self.file)).sink_parquet(
                self.out,
                compression="zstd",
                compression_level=1,
                row_group_size=ROW_GROUP_ROWS,
                maintain_order=True,
            )
        except BaseException:
            self.out.unlink(missing_ok=True)
            raise

    def _rows_written(self) -> int:
        return int(pl.scan_parquet(self.out).select(pl.len()).collect().item())

    def _check(self, counts: Counts) -> None:
        refused = sum(counts.rejected.values())
        if counts.lines != counts.accepted + refused:
            self.out.unlink()
            raise ReelkinError(
                f"{self.path}: {counts.lines} lines, but {counts.accepted} accepted and {refused} refused; "
                "this is a fault of reelkin, please report it"
            )
