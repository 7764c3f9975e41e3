"""A long list of texts as two arrays: all their UTF-8 bytes end to end, and where each begins.

Half a million Python strings cost fifty megabytes and a second to read. Two arrays cost nothing until asked,
and every worker process maps the same pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


FEW = 256
"""So many texts at most are kept as they are once one is asked for."""
MOST_FOUND = 100_000
"""Texts whose positions are kept once found, some 15 MB: one answer asks for a person's thousands of ids again and again."""


@dataclass(frozen=True, eq=False)
class Strings:
    """Texts by position. `offsets` is int64[n + 1] and rises; text i is `data[offsets[i]:offsets[i + 1]]`."""

    offsets: npt.NDArray[np.int64]
    data: npt.NDArray[np.uint8]

    @classmethod
    def pack(cls, texts: Iterable[str]) -> Strings:
        """Pack `texts`, in their order."""
        encoded = [text.encode() for text in texts]
        offsets = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(text) for text in encoded], out=offsets[1:])
        return cls(offsets, np.frombuffer(b"".join(encoded), np.uint8))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, index: int) -> str:
        few = self._few
        return str(self._span(index), "utf-8") if few is None else few[index]

    def __iter__(self) -> Iterator[str]:
        return (self[index] for index in range(len(self)))

    def raw(self, index: int) -> bytes:
        """The UTF-8 bytes of one text; a negative index counts from the end.

        Raises:
            IndexError: there is no such text.
        """
        return bytes(self._span(index))

    def _span(self, index: int) -> memoryview:
        offsets, data = self._views
        size = len(offsets) - 1
        if not -size <= index < size:
            raise IndexError(f"text {index} of {size}")
        index %= size
        return data[offsets[index] : offsets[index + 1]]

    @cached_property
    def _few(self) -> list[str] | None:
        # Roles, genres and the like are asked for at every turn.
        return [self.raw(index).decode() for index in range(len(self))] if len(self) <= FEW else None

    @cached_property
    def _views(self) -> tuple[memoryview, memoryview]:
        # An answer reads thousands of texts, and an element of a memoryview costs a fifth of an array's.
        return self.offsets.data, self.data.data

    def index(self, text: str) -> int:
        """The first position of `text`, looking at one after another: for lists of few.

        Raises:
            ValueError: it is not there.
        """
        return (self._few or list(self)).index(text)

    def take(self, rows: Iterable[int]) -> list[str]:
        """The texts at `rows`, in that order."""
        few = self._few
        return [str(self._span(row), "utf-8") for row in rows] if few is None else [few[row] for row in rows]

    def order(self) -> npt.NDArray[np.int32]:
        """The positions of the texts sorted by their bytes, equal texts by position: what `find` needs."""
        keys = [self.raw(index) for index in range(len(self))]
        return np.array(sorted(range(len(keys)), key=keys.__getitem__), np.int32)

    def find(self, text: str, order: npt.NDArray[np.int32]) -> int | None:
        """The first position of `text`, by binary search through `order`; None where it is not.

        Source: the usual lower bound; about 19 comparisons among half a million texts.
        """
        found = self._found.get(text)
        if found is None:
            found = self._search(text, order)
            if found is not None and len(self._found) < MOST_FOUND:
                self._found[text] = found
        return found

    @cached_property
    def _found(self) -> dict[str, int]:
        return {}

    def _search(self, text: str, order: npt.NDArray[np.int32]) -> int | None:
        wanted = text.encode(errors="surrogatepass")
        (offsets, data), places = self._views, order.data
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            place = places[middle]
            if bytes(data[offsets[place] : offsets[place + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        if low < len(order) and self.raw(int(order[low])) == wanted:
            return int(order[low])
        return None
