"""An index of names that fits in a few arrays: exact look-ups by binary search, misspellings by a bounded scan.

Names are normalised when the index is built. The arrays are memory-mapped; a name is decoded when it is looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from reelkin.lookup.spelling import most_slips
from reelkin.lookup.text import normalise, without_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    IntArray = NDArray[np.int64] | NDArray[np.int32]


@dataclass(frozen=True)
class NameIndex:
    """Normalised names in the order of their bytes, each with the row and the kind it stands for.

    Attributes:
        text: uint8[total], the names in UTF-8, one after the other.
        starts: int64[names + 1], where each name begins; the last is the total.
        rows: int32[names], what each name stands for.
        kinds: uint8[names], a `matching.NameKind`.
    """

    text: NDArray[np.uint8]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    kinds: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.rows)

    def name(self, place: int) -> str:
        """The normalised name at `place`."""
        return self._bytes(place).decode()

    def _bytes(self, place: int) -> bytes:
        return self.text[self.starts[place] : self.starts[place + 1]].tobytes()

    def exact(self, key: str) -> Iterator[int]:
        """The places of a normalised name."""
        wanted = key.encode()
        place = self._first_from(wanted)
        while place < len(self) and self._bytes(place) == wanted:
            yield place
            place += 1

    def starting_with(self, key: str, most: int = 200) -> Iterator[int]:
        """The first places whose name begins with `key`."""
        wanted = key.encode()
        place = self._first_from(wanted)
        for offset in range(most):
            if place + offset >= len(self) or not self._bytes(place + offset).startswith(wanted):
                return
            yield place + offset

    def containing(self, key: str, most: int = 200) -> list[int]:
        """The first places whose name has `key` in it as whole words. Reads the text once, at memory speed."""
        wanted, text = key.encode(), memoryview(self.text.data)
        found: dict[int, None] = {}
        for hit in re.finditer(re.escape(wanted), text):
            place = int(np.searchsorted(self.starts, hit.start(), "right")) - 1
            if hit.end() <= self.starts[place + 1] and f" {key} " in f" {self.name(place)} ":
                found[place] = None
            if len(found) >= most:
                break
        return list(found)

    def like(self, *keys: str, each: int = 40) -> list[int]:
        """The places of the names a few slips from a misspelt key: the fewest slips first, then the lowest rows.

        Reads every name of a like length, once.

        Args:
            keys: normalised names, or one name spelt in several ways.
            each: how many places at most for each number of slips; where rows fall in fame, the best known stay.
        """
        lengths, found = np.diff(self.starts), dict[int, int]()
        near = np.zeros(len(self), bool)
        for key in keys:
            size, slack = len(key.encode()), _slack(key)
            near |= (lengths >= size - slack) & (lengths <= size + slack)
        places = np.flatnonzero(near).tolist()
        names = [self.name(place) for place in places]
        for key in keys:
            for _, slips, index in process.extract_iter(
                key, names, scorer=OSA.distance, score_cutoff=most_slips(len(key))
            ):
                place = places[index]
                found[place] = min(int(slips), found.get(place, int(slips)))
        return self._best_of(found, each)

    def _best_of(self, slips: dict[int, int], each: int) -> list[int]:
        ordered = sorted(slips, key=lambda place: (slips[place], int(self.rows[place]), place))
        groups = groupby(ordered, key=slips.__getitem__)
        return [place for _, group in groups for place in islice(group, each)]

    def _first_from(self, wanted: bytes) -> int:
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if self._bytes(middle) < wanted:
                low = middle + 1
            else:
                high = middle
        return low


def _slack(key: str) -> int:
    # A letter of another script, lost, is up to three bytes.
    return most_slips(len(key)) * (1 if key.isascii() else 3)


def most_like(key: str, names: Sequence[str], most: int = 50, least: float = 60.0) -> list[int]:
    """The positions of the normalised names that are most like a misspelt `key`, best first; from `least` of 100 on."""
    found = process.extract(key, names, scorer=fuzz.ratio, limit=most, score_cutoff=least)
    return [index for _, _, index in found]


def build_index(names: Iterable[tuple[str, int, int]]) -> NameIndex:
    """Index (name, row, kind) triples; a name with a leading article is also found without it.

    A row that has the same normalised name several times keeps the lowest kind.
    """
    kept: dict[tuple[bytes, int], int] = {}
    for name, row, kind in names:
        key = normalise(name)
        for form in {key, without_article(key)}:
            place = (form.encode(), row)
            kept[place] = min(kind, kept.get(place, kind))
    entries = sorted((*place, kind) for place, kind in kept.items() if place[0])
    starts = np.zeros(len(entries) + 1, np.int64)
    np.cumsum([len(text) for text, _, _ in entries], out=starts[1:])
    return NameIndex(
        text=np.frombuffer(b"".join(text for text, _, _ in entries), np.uint8),
        starts=starts,
        rows=np.array([row for _, row, _ in entries], np.int32),
        kinds=np.array([kind for _, _, kind in entries], np.uint8),
    )
