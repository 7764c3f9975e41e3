"""What became of an import: the files, the counts, and every row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reelkin.interactions.matching import Matched, Status
    from reelkin.interactions.rows import Reading

STATUSES: tuple[Status, ...] = ("matched", "ambiguous", "unmatched")


@dataclass(frozen=True)
class ImportReport:
    """Every row of the files that were read, in order, with what it was matched to.

    Attributes:
        readings: the files.
        rows: one for each row of each file.
        against: what they were matched against.
    """

    readings: Sequence[Reading]
    rows: Sequence[Matched]
    against: str

    @property
    def counts(self) -> dict[Status, int]:
        """Rows by status; they add up to the rows of the files."""
        found = Counter(one.status for one in self.rows)
        return {status: found[status] for status in STATUSES}

    @property
    def repeated(self) -> int:
        """Rows that name what another row names: a film seen twice, or in two files."""
        return len(self.rows) - len({one.key for one in self.rows})

    def of(self, status: Status) -> list[Matched]:
        """The rows of one status."""
        return [one for one in self.rows if one.status == status]

    @property
    def likely(self) -> list[Matched]:
        """The rows that were matched without being sure."""
        return [one for one in self.rows if one.how == "likely"]

    def to_dict(self) -> dict[str, Any]:
        """As JSON values; `rows` lists each row with its file and line."""
        return {
            "files": [_file(reading) for reading in self.readings],
            "matched_against": self.against,
            "counts": self.counts | {"likely": len(self.likely), "repeated": self.repeated},
            "rows": [one.to_dict() for one in self.rows],
        }


def _file(reading: Reading) -> dict[str, Any]:
    return {
        "file": reading.file,
        "format": reading.format,
        "rows": len(reading.rows),
        "scale": None if reading.scale is None else str(reading.scale),
        "scale_is_guessed": reading.scale_is_guessed,
        "notes": list(reading.notes),
    }
