"""A chunk's lines: which have the right shape, and the fields of those that do.

IMDb quotes nothing, so a tab always parts two columns and a newline always two rows. Polars parses the fields,
and would on its own strip a carriage return or a byte order mark, unpack what looks compressed, and stop at bad UTF-8:
`parse` gives it none of these to see.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from reelkin.imdb.files import NULL, SEPARATOR
from reelkin.imdb.rejects import Reason

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reelkin.imdb.source import Chunk, Header

_NEWLINE, _TAB = 10, 9


@dataclass(frozen=True)
class Lines:
    """Where the lines of a chunk are. Line i is `data[starts[i]:ends[i]]`; its newline is not in it."""

    data: bytes
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, i: int) -> bytes:
        """The bytes of line i."""
        return self.data[self.starts[i] : self.ends[i]]


def split_lines(chunk: Chunk) -> Lines:
    """Find the lines of a chunk."""
    ends = np.flatnonzero(np.frombuffer(chunk.data, np.uint8) == _NEWLINE)
    starts = np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends
    return Lines(chunk.data, starts, ends)


def refuse_misshapen(lines: Lines, header: Header, cut: bool) -> dict[int, Reason]:
    """The lines that are no row of as many columns as the header, in valid UTF-8 and without NUL; by index.

    `cut`: the last line is the file's last, and has no newline there.
    """
    width = len(header.columns)
    suspects = np.concatenate([_of_other_width(lines, width), _with_nul(lines), _not_utf8(lines)])
    refused = {}
    for i in np.unique(suspects).tolist():
        content = lines.raw(i).removesuffix(b"\r") if header.crlf else lines.raw(i)
        refused[i] = _reason(content, width, cut and i == len(lines) - 1)
    return refused


def parse(lines: Lines, header: Header, good: NDArray[np.bool_] | None) -> pl.DataFrame:
    r"""The fields of the lines where `good` (None: all) holds, as text under the header's names.

    `\N` is null, an empty text is not.

    The lines must have passed `refuse_misshapen`.
    """
    text = lines.data if good is None else _only(lines, good)
    if header.crlf:
        text = text.replace(b"\r\n", b"\n")
    has_cr = b"\r" in text
    if has_cr:
        # Polars drops a carriage return at the end of any field. There is no NUL here to mistake for one.
        text = text.replace(b"\r", b"\0")
    frame = _fields(text, len(header.columns))
    frame.columns = list(header.columns)
    return frame.with_columns(pl.all().str.replace_all("\0", "\r", literal=True)) if has_cr else frame


def _fields(text: bytes, width: int) -> pl.DataFrame:
    names = [f"{i}" for i in range(width)]
    # The first bytes are ours, so nothing in the data is at the place of a byte order mark or a magic number.
    first_line = f"{SEPARATOR.join(names)}\n".encode()
    return pl.read_csv(
        first_line + text,
        separator=SEPARATOR,
        quote_char=None,
        null_values=NULL,
        empty_string_is_null=False,
        schema=dict.fromkeys(names, pl.String),
    )


def _only(lines: Lines, good: NDArray[np.bool_]) -> bytes:
    keep = np.repeat(good, lines.ends + 1 - lines.starts)
    return np.frombuffer(lines.data, np.uint8)[keep].tobytes()


def _of_other_width(lines: Lines, width: int) -> NDArray[np.int64]:
    tabs = np.flatnonzero(np.frombuffer(lines.data, np.uint8) == _TAB)
    if len(tabs) == len(lines) * (width - 1):
        by_line = tabs.reshape(len(lines), width - 1)
        if (by_line[:, 0] >= lines.starts).all() and (by_line[:, -1] < lines.ends).all():
            return np.empty(0, np.int64)
    before_end = np.searchsorted(tabs, lines.ends)
    return np.flatnonzero(np.diff(before_end, prepend=0) != width - 1)


def _with_nul(lines: Lines) -> NDArray[np.int64]:
    if b"\0" not in lines.data:
        return np.empty(0, np.int64)
    nuls = np.flatnonzero(np.frombuffer(lines.data, np.uint8) == 0)
    return np.unique(np.searchsorted(lines.ends, nuls))


def _not_utf8(lines: Lines) -> NDArray[np.int64]:
    broken = [] if _is_utf8(lines.data) else [i for i in range(len(lines)) if not _is_utf8(lines.raw(i))]
    return np.array(broken, np.int64)


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _reason(content: bytes, width: int, cut: bool) -> Reason:
    columns = content.count(b"\t") + 1
    if not content:
        return Reason.EMPTY_LINE
    if cut and columns < width:
        return Reason.CUT_SHORT
    if b"\0" in content:
        return Reason.NUL_BYTE
    if not _is_utf8(content):
        return Reason.INVALID_UTF8
    return Reason.TOO_FEW_COLUMNS if columns < width else Reason.TOO_MANY_COLUMNS
