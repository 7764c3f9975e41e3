"""What the strict reader refuses: the closed list of reasons, and the files that keep every refused row.

A rejects file has one header line and one line a refused row: file, line number (the header is line 1), reason, and
everything after the third tab is the row's own bytes, untouched. It is gzipped once it is large.
"""

from __future__ import annotations

import gzip
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

HEADER = b"file\tline\treason\traw\n"
LARGE_BYTES = 1 << 20
"""Rejects of more bytes than this are gzipped."""


class Reason(StrEnum):
    """Why a row is refused: the first that holds, in this order, then in the order of the columns."""

    EMPTY_LINE = "empty line"
    REPEATED_HEADER = "repeated header"
    CUT_SHORT = "cut short at the end of the file"
    NUL_BYTE = "NUL byte"
    INVALID_UTF8 = "invalid UTF-8"
    TOO_FEW_COLUMNS = "too few columns"
    TOO_MANY_COLUMNS = "too many columns"
    NULL = "required value is null"
    MALFORMED_ID = "id malformed"
    NOT_A_FLAG = "flag is not 0 or 1"
    NOT_A_NUMBER = "not a number"
    YEAR_OUT_OF_RANGE = "year out of range"
    RUNTIME_OUT_OF_RANGE = "runtime out of range"
    NUMBER_OUT_OF_RANGE = "number out of range"
    VOTES_OUT_OF_RANGE = "votes out of range"
    RATING_OUT_OF_RANGE = "rating out of range"
    NOT_A_JSON_LIST = "not a JSON list of texts"
    DUPLICATE = "duplicate id"


@dataclass(frozen=True)
class Reject:
    """One refused row. `raw` is the line without its newline."""

    file: str
    line: int
    reason: Reason
    raw: bytes


class RejectsWriter:
    """Keeps the refused rows of one file in `folder`; no rows, no file. An older one of the same name goes.

    Use it as a context manager: the file is whole after a clean exit, and there is none after an error.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.counts: Counter[Reason] = Counter()
        self._name = name.encode()
        self._plain = folder / f"{name}.tsv"
        self._gz = folder / f"{name}.tsv.gz"
        self._waiting = bytearray()
        self._file: BinaryIO | None = None
        self._zipped: gzip.GzipFile | None = None

    def add(self, line: int, reason: Reason, raw: bytes) -> None:
        """Refuse the row `raw`, line number `line`. Call it in the order of the lines."""
        self.counts[reason] += 1
        self._waiting += b"%b\t%d\t%b\t%b\n" % (self._name, line, reason.encode(), raw)
        if len(self._waiting) > LARGE_BYTES:
            self._flush_zipped()

    def __enter__(self) -> Self:
        self._plain.parent.mkdir(parents=True, exist_ok=True)
        self._remove()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._close()
        if kind is not None:
            self._remove()

    def _flush_zipped(self) -> None:
        if self._zipped is None:
            self._file = self._gz.open("wb")
            # No clock and no name in the gzip header: the same rows give the same bytes.
            self._zipped = gzip.GzipFile("", "wb", compresslevel=6, fileobj=self._file, mtime=0)
            self._zipped.write(HEADER)
        self._zipped.write(self._waiting)
        self._waiting.clear()

    def _finish(self) -> None:
        if self._zipped is not None:
            self._flush_zipped()
        elif self._waiting:
            self._plain.write_bytes(HEADER + self._waiting)

    def _close(self) -> None:
        for file in (self._zipped, self._file):
            if file is not None:
                file.close()

    def _remove(self) -> None:
        self._plain.unlink(missing_ok=True)
        self._gz.unlink(missing_ok=True)


def read_rejects(folder: Path, name: str) -> Iterator[Reject]:
    """The refused rows of the file called `name` ("title.basics"), in the order of its lines; none without a file."""
    plain, gz = folder / f"{name}.tsv", folder / f"{name}.tsv.gz"
    if not plain.exists() and not gz.exists():
        return
    with plain.open("rb") if plain.exists() else gzip.open(gz) as file:
        next(file)
        for row in file:
            of, line, reason, raw = row[:-1].split(b"\t", 3)
            yield Reject(of.decode(), int(line), Reason(reason.decode()), raw)
