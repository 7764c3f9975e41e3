"""Which rows repeat an earlier row's key, at 100 million rows and within bounded memory.

A key is coded in one int64: the number in the id, and for keys of two columns the ordering below it.
The genuine files hold all rows of an id in one block, so of earlier blocks only the ids are remembered, a bit each.
In a file whose blocks are torn apart (`Scattered`) the keys go to disk once, and the repeats are found there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol, Self

import numpy as np
import polars as pl

from reelkin.imdb import values

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from numpy.typing import NDArray

    from reelkin.imdb.files import RawFile

LARGEST_ID = 10**9 - 1
_ORDERING_BITS = 31
_BUCKETS_BITS = 6


class Scattered(Exception):
    """The rows of one id are not in one block: `SeenPairs` cannot tell repeats in this file."""


class Repeats(Protocol):
    """Tells repeated keys while a file is read in its order."""

    def repeated(self, codes: NDArray[np.int64], lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each of the next keys was there before, given the number of its line."""


class IdSet:
    """A set of id numbers, a bit for each number there could be; the system provides only what is touched.

    100 million ids in the order of a file are added or looked up in about a second.
    """

    def __init__(self) -> None:
        self._bits = np.zeros(LARGEST_ID // 8 + 1, np.uint8)

    def add(self, numbers: NDArray[np.int64]) -> None:
        """Put the numbers in, int64[n]."""
        np.bitwise_or.at(self._bits, numbers >> 3, _bit(numbers))

    def holds(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each number is in, bool[n]."""
        found: NDArray[np.bool_] = (self._bits[numbers >> 3] & _bit(numbers)) != 0
        return found


def _bit(numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
    return np.left_shift(np.uint8(1), (numbers & 7).astype(np.uint8))


def codes(frame: pl.DataFrame, file: RawFile) -> NDArray[np.int64]:
    """The keys of the rows of `file` in `frame` (still as texts), int64[n]."""
    numbers = values.ids(file.key[0])
    if len(file.key) == 2:
        numbers = numbers * 2**_ORDERING_BITS + pl.col(file.key[1]).cast(pl.Int64)
    return frame.select(numbers).to_series().to_numpy()


class SeenIds:
    """Repeats of keys of one column, in any order of the rows."""

    def __init__(self) -> None:
        self._seen = IdSet()

    def repeated(self, codes: NDArray[np.int64], lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """See `Repeats`."""
        repeats = _repeated_within(codes) | self._seen.holds(codes)
        self._seen.add(codes)
        return repeats


class SeenPairs:
    """Repeats of keys of two columns, as long as all rows with the same id stand together.

    Raises:
        Scattered: from `repeated`, when they do not.
    """

    def __init__(self) -> None:
        self._seen = IdSet()
        self._open_id = -1
        self._open = np.empty(0, np.int64)

    def repeated(self, codes: NDArray[np.int64], lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """See `Repeats`."""
        repeats = _repeated_within(codes)
        if not len(codes):
            return repeats
        ids = codes >> _ORDERING_BITS
        blocks = np.flatnonzero(np.diff(ids, prepend=-1))
        continues = bool(ids[0] == self._open_id)
        self._note_new(ids[blocks[1:]] if continues else ids[blocks])
        if continues:
            end = blocks[1] if len(blocks) > 1 else len(codes)
            repeats[:end] |= np.isin(codes[:end], self._open)
        last = codes[blocks[-1] :]
        self._open = np.concatenate([self._open, last]) if continues and len(blocks) == 1 else last.copy()
        self._open_id = int(ids[-1])
        return repeats

    def _note_new(self, ids: NDArray[np.int64]) -> None:
        if self._seen.holds(ids).any() or _repeated_within(ids).any():
            raise Scattered
        self._seen.add(ids)


class Listed:
    """Repeats that are known beforehand, by their line numbers in ascending order."""

    def __init__(self, repeated_lines: NDArray[np.int64]) -> None:
        self._lines = repeated_lines

    def repeated(self, codes: NDArray[np.int64], lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """See `Repeats`."""
        first, end = np.searchsorted(self._lines, [lines[0], lines[-1] + 1]) if len(lines) else (0, 0)
        return np.isin(lines, self._lines[first:end])


class Spill:
    """Sends keys to files in `folder`, in which the repeats of any file are then found piece by piece.

    Equal keys meet in the same one of 64 files, and each of these fits into memory. Use it as a context manager.
    """

    def __init__(self, folder: Path) -> None:
        self._paths = [folder / f"{i:02}" for i in range(2**_BUCKETS_BITS)]
        self._files: list[BinaryIO] = [path.open("wb") for path in self._paths]

    def repeated(self, codes: NDArray[np.int64], lines: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Note the keys; call none of them a repeat yet."""
        # Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): neighbours part.
        hashes = codes.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        buckets = hashes >> np.uint64(64 - _BUCKETS_BITS)
        order = np.argsort(buckets, kind="stable")
        pairs = np.stack([codes, lines], axis=1)[order]
        bounds = np.searchsorted(buckets[order], np.arange(1, len(self._files), dtype=np.uint64))
        for file, part in zip(self._files, np.split(pairs, bounds), strict=True):
            file.write(part.tobytes())
        return np.zeros(len(codes), bool)

    def repeated_lines(self) -> NDArray[np.int64]:
        """The numbers of the lines whose key an earlier line has, ascending."""
        for file in self._files:
            file.flush()
        return np.sort(np.concatenate([_repeated_lines(path) for path in self._paths]))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        for file in self._files:
            file.close()


def _repeated_lines(path: Path) -> NDArray[np.int64]:
    pairs = np.fromfile(path, np.int64).reshape(-1, 2)
    lines: NDArray[np.int64] = pairs[_repeated_within(pairs[:, 0]), 1]
    return lines


def _repeated_within(codes: NDArray[np.int64]) -> NDArray[np.bool_]:
    if (codes[1:] > codes[:-1]).all():
        return np.zeros(len(codes), bool)
    return ~pl.Series(codes).is_first_distinct().to_numpy()
