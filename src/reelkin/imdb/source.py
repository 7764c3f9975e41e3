"""One raw file as chunks of whole lines: gunzipped in a thread of its own, its header checked first.

Whatever makes the file as a whole unfit (no gzip, a cut gzip, a web page, a header that lacks a column) is a
`BadInput` that says what and where.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

from isal import igzip_threaded, isal_zlib

from reelkin.errors import BadInput, MissingArtefact
from reelkin.imdb.files import SEPARATOR, RawFile
from reelkin.imdb.integrity import BOM, GZIP_MAGIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

CHUNK_BYTES = 8 << 20
LONGEST_LINE_BYTES = 64 << 20
"""A file with a longer line is no table."""
REMEDY = 'get it again with "reelkin fetch"'

_NotGzip: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub calls it an instance


@dataclass(frozen=True)
class Chunk:
    """Some whole lines, each with its newline. `cut` says that the last one had none in the file, where it ends."""

    data: bytes
    first_line: int
    cut: bool = False


@dataclass(frozen=True)
class Header:
    """The first line: its bytes without newline, the columns it names, and whether lines end in CR LF."""

    raw: bytes
    columns: tuple[str, ...]
    crlf: bool


class Source:
    """A raw file, `.tsv` or `.tsv.gz`, open for one pass. Use it as a context manager.

    Attributes:
        header: the first line, checked: every column of `file` is there, in whatever order, perhaps among others.
        lines: how many lines the chunks given so far hold; the header is none of them.
        bytes_read, bytes_total: how far the file on disk is read, and its size.

    Raises:
        MissingArtefact: there is no such file.
        BadInput: on opening, or from `chunks`: the file is not what it should be.
    """

    def __init__(self, path: Path, file: RawFile, chunk_bytes: int = CHUNK_BYTES) -> None:
        self.path = path
        self.lines = 0
        self._chunk_bytes = chunk_bytes
        self._raw = _open(path)
        self.bytes_total = path.stat().st_size
        self._text: BinaryIO = self._raw
        try:
            if _is_gzip(path, self._raw):
                self._text = igzip_threaded.open(self._raw, "rb")  # type: ignore[no-untyped-call]
            self.header, self._rest = self._read_header(file)
        except BaseException:
            self.close()
            raise

    @property
    def bytes_read(self) -> int:
        """How far the file on disk is read."""
        return self._raw.tell()

    def chunks(self) -> Iterator[Chunk]:
        """The lines after the header, in chunks of about `chunk_bytes`."""
        rest = b""
        for block in self._blocks():
            data = rest + block
            end = data.rfind(b"\n") + 1
            if not end and len(data) > LONGEST_LINE_BYTES:
                megabytes = LONGEST_LINE_BYTES >> 20
                raise BadInput(f"{self.path}: line {self.lines + 2} is longer than {megabytes} MB; {REMEDY}")
            if end:
                yield self._chunk(data[:end])
            rest = data[end:]
        if rest:
            yield self._chunk(rest + b"\n", cut=True)

    def _blocks(self) -> Iterator[bytes]:
        yield self._rest
        while block := self._read(self._chunk_bytes):
            yield block

    def _chunk(self, data: bytes, cut: bool = False) -> Chunk:
        # Line 1 is the header, so the first line after `lines` others is number lines + 2.
        chunk = Chunk(data, self.lines + 2, cut)
        self.lines += data.count(b"\n")
        return chunk

    def _read_header(self, file: RawFile) -> tuple[Header, bytes]:
        start = b""
        while b"\n" not in start and (block := self._read(self._chunk_bytes)):
            start += block
            if len(start) > LONGEST_LINE_BYTES:
                break
        start = start.removeprefix(BOM)
        if not start:
            raise BadInput(f"{self.path}: empty; {REMEDY}")
        raw, _, rest = start.partition(b"\n")
        return _parse_header(self.path, file, raw), rest

    def _read(self, size: int) -> bytes:
        try:
            return self._text.read(size)
        except EOFError:
            raise BadInput(
                f"{self.path}: the gzip is cut short after line {self.lines + 1}; {REMEDY}"
            ) from None
        except (gzip.BadGzipFile, _NotGzip) as error:
            raise BadInput(
                f"{self.path}: the gzip is broken after line {self.lines + 1} ({error}); {REMEDY}"
            ) from None

    def close(self) -> None:
        """Let the file go."""
        self._text.close()
        self._raw.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise MissingArtefact(f"{path}: not there; {REMEDY}") from None


def _is_gzip(path: Path, raw: BinaryIO) -> bool:
    start = raw.read(512)
    raw.seek(0)
    if start.startswith(GZIP_MAGIC):
        return True
    if path.suffix == ".gz" and start:
        what = "a web page" if _is_html(start) else "not gzip"
        raise BadInput(f"{path}: {what}; {REMEDY}")
    return False


def _is_html(start: bytes) -> bool:
    return start.removeprefix(BOM).lstrip()[:5].lower() in (b"<!doc", b"<html", b"<?xml")


def _parse_header(path: Path, file: RawFile, raw: bytes) -> Header:
    text = raw.removesuffix(b"\r")
    columns = tuple(text.decode("utf-8", "replace").split(SEPARATOR))
    missing = [column.name for column in file.columns if column.name not in columns]
    if len(missing) == len(file.columns):
        what = "a web page" if _is_html(raw) else f"{_excerpt(columns)} in line 1"
        raise BadInput(f"{path}: {what} where the header of {file.name} should be; {REMEDY}")
    if missing:
        names = ", ".join(f"'{name}'" for name in missing)
        raise BadInput(f"{path}: the header lacks {names}; {REMEDY}")
    if len(set(columns)) < len(columns):
        raise BadInput(f"{path}: the header names a column twice: {_excerpt(columns)}; {REMEDY}")
    return Header(text, columns, crlf=raw.endswith(b"\r"))


def _excerpt(columns: tuple[str, ...]) -> str:
    text = " ".join(columns)
    return repr(text if len(text) <= 60 else text[:60] + "…")
