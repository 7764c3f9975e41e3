"""Whether a file is what it should be: whole, gzip, and one of the seven by its first line. And how it is compressed."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from isal import isal_zlib

from reelkin.errors import BadInput
from reelkin.imdb.files import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reelkin.imdb.files import RawFile

GZIP_MAGIC = b"\x1f\x8b"
PADDING = b"\0"
"""What may follow a gzip member to fill a block."""
BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 17

_GZIP_FORMAT = 31
"""zlib's window bits for "the largest window, with gzip's header and trailer"."""
_LEVEL = 4
"""On IMDb's texts twice as fast as the usual 6, and five per cent larger."""
_LONGEST_HEADER = 4096
_NotGzip: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # its stub calls it an instance


class Truncated(BadInput):
    """The file ends in the middle, or its check sum is wrong: another download may help."""


@dataclass(frozen=True)
class Checked:
    """What was learned while a file was read through."""

    bytes: int
    sha256: str
    content_sha256: str


def check(path: Path, file: RawFile, name: str, advance: Callable[[int], None] = lambda _: None) -> Checked:
    """Read a compressed file through once.

    Args:
        path: the file.
        file: which of the seven it should be.
        name: what errors call it.
        advance: told how many bytes have been read.

    Raises:
        Truncated: it is not a whole gzip file.
        BadInput: it is, but its first line is not the header of `file`.
    """
    outer, inner, first, done = hashlib.sha256(), hashlib.sha256(), b"", 0
    for packed, text in _unpacked(path, name):
        outer.update(packed)
        inner.update(text)
        if len(first) < _LONGEST_HEADER:
            first += text[:_LONGEST_HEADER]
        done += len(packed)
        advance(done)
    check_header(first, file, name)
    return Checked(done, outer.hexdigest(), inner.hexdigest())


def _unpacked(path: Path, name: str) -> Iterator[tuple[bytes, bytes]]:
    members = _Members()
    try:
        with path.open("rb") as stream:
            while packed := stream.read(CHUNK):
                yield packed, members.feed(packed)
    except _NotGzip as error:
        raise Truncated(f"{name}: not a whole gzip file ({error}); get it again") from None
    if members.unfinished:
        raise Truncated(
            f"{name}: the gzip file ends in the middle, after {path.stat().st_size:,} bytes; get it again"
        )


class _Members:
    """Unpacks a gzip file piece by piece. One of several members, as bgzip writes them, is one text."""

    def __init__(self) -> None:
        self._member: Any = None
        self._finished = 0

    def feed(self, packed: bytes) -> bytes:
        texts = []
        while packed := packed if self._member else packed.lstrip(PADDING):
            self._member = self._member or isal_zlib.decompressobj(_GZIP_FORMAT)
            texts.append(self._member.decompress(packed))
            packed = self._member.unused_data
            if not self._member.eof:
                break
            self._member, self._finished = None, self._finished + 1
        return b"".join(texts)

    @property
    def unfinished(self) -> bool:
        return self._member is not None or not self._finished


def compress(
    source: Path, target: Path, file: RawFile, advance: Callable[[int], None] = lambda _: None
) -> Checked:
    """Write `source`, plain text, to `target` as gzip; the same text gives the same bytes, whatever the clock.

    Raises:
        BadInput: the first line is not the header of `file`.
    """
    with source.open("rb") as stream:
        check_header(stream.read(_LONGEST_HEADER), file, str(source))
        stream.seek(0)
        return write_gzip(iter(lambda: stream.read(CHUNK), b""), target, advance)


def write_gzip(
    texts: Iterator[bytes], target: Path, advance: Callable[[int], None] = lambda _: None
) -> Checked:
    """Write pieces of text to `target` as one gzip file without a name or a time in it."""
    outer, inner, size, done = hashlib.sha256(), hashlib.sha256(), 0, 0
    # What lies there may be linked into a snapshot by now.
    target.unlink(missing_ok=True)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_FORMAT)
    with target.open("wb") as stream:

        def put(packed: bytes) -> None:
            nonlocal size
            size += stream.write(packed)
            outer.update(packed)

        for text in texts:
            inner.update(text)
            put(packer.compress(text))
            done += len(text)
            advance(done)
        put(packer.flush())
    return Checked(size, outer.hexdigest(), inner.hexdigest())


def check_header(first: bytes, file: RawFile, name: str) -> None:
    """See that the first line of a text has all the columns of `file`. A BOM and CRLF are let pass.

    More columns, or another order, are no reason to refuse a download: the reader takes columns by their names.

    Raises:
        BadInput: it has not; the message names the columns that are missing.
    """
    line = first.removeprefix(BOM).split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8", "replace")
    found, wanted = line.split(SEPARATOR), file.header.split(SEPARATOR)
    missing = [column for column in wanted if column not in found]
    if not missing:
        return
    if len(missing) == len(wanted) or line.lstrip().startswith("<"):
        raise BadInput(
            f"{name}: begins with {line[:60]!r}, not with the header of {file.name}; is it cut off?"
        )
    lacks = ", ".join(map(repr, missing))
    raise BadInput(f"{name}: lacks the column {lacks}; get the file as IMDb describes it")
