"""One pass over a raw file: each chunk's rows are accepted, or refused with the first reason that holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.errors import ReelkinError
from reelkin.imdb import keys, values
from reelkin.imdb.integrity import BOM
from reelkin.imdb.lines import Lines, parse, refuse_misshapen, split_lines
from reelkin.imdb.rejects import Reason, RejectsWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reelkin.imdb.files import RawFile
    from reelkin.imdb.source import Chunk, Source
    from reelkin.progress import Progress


@dataclass(frozen=True)
class Rows:
    """One pass over a file.

    `repeats` tells which keys were there before; the refused rows go to `writer`, if there is one.
    """

    source: Source
    file: RawFile
    repeats: keys.Repeats
    writer: RejectsWriter | None

    def frames(self, progress: Progress) -> Iterator[pl.DataFrame]:
        """The accepted rows, typed, chunk by chunk."""
        for chunk in self.source.chunks():
            yield self._accept(chunk)
            progress(f"read {self.file.name}", self.source.bytes_read, self.source.bytes_total, "bytes")

    def _accept(self, chunk: Chunk) -> pl.DataFrame:
        lines = split_lines(chunk)
        refused = refuse_misshapen(lines, self.source.header, chunk.cut)
        places = np.arange(len(lines))
        good = None
        if refused:
            good = np.ones(len(lines), bool)
            good[list(refused)] = False
            places = places[good]
        frame = parse(lines, self.source.header, good)
        if frame.height != len(places):
            raise ReelkinError(
                f"{self.source.path}: {len(places)} rows came out as {frame.height}; please report it"
            )
        frame, places = self._refuse_faulty(frame, places, lines, refused)
        frame, places = self._refuse_repeated(frame, places, chunk, refused)
        self._write(refused, chunk, lines)
        return frame.select(values.typed(self.file))

    def _refuse_faulty(
        self, frame: pl.DataFrame, places: NDArray[np.int64], lines: Lines, refused: dict[int, Reason]
    ) -> tuple[pl.DataFrame, NDArray[np.int64]]:
        faulty = frame.select(values.faulty(self.file)).to_series()
        if not faulty.any():
            return frame, places
        reasons = frame.filter(faulty).select(values.reason(self.file)).to_series()
        mask = faulty.to_numpy()
        for place, reason in zip(places[mask].tolist(), reasons, strict=True):
            refused[place] = self._or_header(lines.raw(place), Reason(reason))
        return frame.filter(~faulty), places[~mask]

    def _or_header(self, raw: bytes, reason: Reason) -> Reason:
        is_header = raw.removeprefix(BOM).removesuffix(b"\r") == self.source.header.raw
        return Reason.REPEATED_HEADER if is_header else reason

    def _refuse_repeated(
        self, frame: pl.DataFrame, places: NDArray[np.int64], chunk: Chunk, refused: dict[int, Reason]
    ) -> tuple[pl.DataFrame, NDArray[np.int64]]:
        repeated = self.repeats.repeated(keys.codes(frame, self.file), places + chunk.first_line)
        if not repeated.any():
            return frame, places
        refused.update(dict.fromkeys(places[repeated].tolist(), Reason.DUPLICATE))
        return frame.filter(pl.Series(~repeated)), places[~repeated]

    def _write(self, refused: dict[int, Reason], chunk: Chunk, lines: Lines) -> None:
        if self.writer is None:
            return
        for place in sorted(refused):
            self.writer.add(chunk.first_line + place, refused[place], lines.raw(place))
