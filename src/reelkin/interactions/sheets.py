"""A CSV file as a header and records, whatever separates its cells; strict, so that no quote swallows half a file."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from reelkin.errors import BadInput
from reelkin.interactions.cells import clean

MAX_ROWS = 250_000
"""Of one file; the most active raters at IMDb have some hundred thousand."""
MAX_CELL = 131_072
"""Characters of one cell, which is also the csv module's bound."""
MAX_CELLS = 200
"""Of one record."""
MAX_ALL_CELLS = 5_000_000
"""Of one file: a quarter million rows of IMDb's widest export, and half a gigabyte of memory at worst."""
SEPARATORS = ",;\t|"
_SAID = re.compile(r"sep=(.)\r?\n")


@dataclass(frozen=True)
class Record:
    """The cells of one record, cleaned, and the line it begins on."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A CSV file's records; the first may be a header."""

    file: str
    records: tuple[Record, ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The first record's cells, as `column_key` writes them."""
        return tuple(column_key(cell) for cell in self.records[0].cells)


def column_key(name: str) -> str:
    """A column's name without case, spaces and punctuation: "Your Rating" and "your_rating" are one."""
    return "".join(char for char in name.casefold() if char.isalnum())


def read_sheet(file: str, text: str) -> Sheet:
    """The records of a CSV text; lines that are empty are no records.

    Raises:
        BadInput: a quote that does not close or stands within a cell, a cell or the whole beyond the bounds.
    """
    body, first_line, separator = _separated(text.removeprefix("\ufeff"))
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator, strict=True)
    records: list[Record] = []
    line, count = first_line, 0
    try:
        for cells in reader:
            count += len(cells)
            _check(file, line, cells, len(records), count)
            if any(cells):
                records.append(Record(line, tuple(clean(cell) for cell in cells)))
            line = first_line + reader.line_num
    except csv.Error as error:
        raise BadInput(f"{file}, line {line}: {_explain(error)}") from error
    if not records:
        raise BadInput(f"{file}: empty; export it again")
    return Sheet(file, tuple(records))


def _check(file: str, line: int, cells: list[str], rows: int, all_cells: int) -> None:
    if rows > MAX_ROWS or all_cells > MAX_ALL_CELLS:
        raise BadInput(
            f"{file}: more than {MAX_ROWS:,} rows; ratings of many people go to `reelkin train --ratings`"
        )
    if len(cells) > MAX_CELLS:
        raise BadInput(f"{file}, line {line}: {len(cells):,} cells; not an export of ratings")


def _separated(text: str) -> tuple[str, int, str]:
    """The text without Excel's "sep=;", the number of its first line, and what separates its cells."""
    said = _SAID.match(text)
    if said:
        return text[said.end() :], 2, said[1]
    head = re.sub(r'"[^"]*"', "", re.split(r"[\r\n]", text.lstrip("\r\n"), maxsplit=1)[0][:MAX_CELL])
    return (
        text,
        1,
        max(SEPARATORS, key=lambda separator: (head.count(separator), -SEPARATORS.index(separator))),
    )


def _explain(error: csv.Error) -> str:
    if "field limit" in str(error):
        return f"a cell of more than {MAX_CELL:,} characters; not an export of ratings"
    return f"a quote is not closed, or stands within a cell ({error}); mend the line or export again"
