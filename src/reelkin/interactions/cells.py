"""What one cell says: an id, a year, a rating, a moment. Whatever a cell holds is data; formulas are never worked out."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import UTC, datetime

from reelkin.interactions.scale import HUNDRED, Scale

LONGEST_TITLE = 300
"""Characters; IMDb's longest title has some 250."""
_QUOTED_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_TCONST = re.compile(r"(?:^|/|\b)(tt\d{7,10})(?:\b|/|$)")
_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?")
_FRACTION = re.compile(rf"({_NUMBER.pattern})\s*/\s*(\d{{1,3}})")
_STARS = re.compile(r"(★*)(½?)☆*")
_YEAR = re.compile(r"(1[89]\d\d|20\d\d|21\d\d)(?:\.0)?")
_TURNING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that end a line, or turn the direction of the rest of it."""
_OLD_IMDB = "%a %b %d %H:%M:%S %Y"
_EARLIEST, _LATEST = (
    datetime(1900, 1, 1, tzinfo=UTC).timestamp(),
    datetime(2200, 1, 1, tzinfo=UTC).timestamp(),
)


def clean(cell: str) -> str:
    """The cell as plain text on one line: `="x"`, as spreadsheets keep text, becomes x; no control characters are left."""
    found = _QUOTED_FORMULA.fullmatch(cell.strip())
    text = found[1] if found else cell
    kept = "".join(char if _is_plain(char) else " " for char in text)
    return " ".join(kept.split())


def _is_plain(char: str) -> bool:
    if char.isascii():
        return char.isprintable()
    # Cc: control; Cs: half a surrogate pair.
    return unicodedata.category(char) not in ("Cc", "Cs") and char not in _TURNING


def read_tconst(cell: str, bare: bool = False) -> str | None:
    """The IMDb id in a cell: "tt0078748" or an address that has it; with `bare` also the number alone."""
    found = _TCONST.search(cell)
    if found:
        return found[1]
    if bare and cell.isascii() and cell.isdecimal() and len(cell) <= 10 and int(cell):
        return f"tt{int(cell):07}"
    return None


def read_year(cell: str) -> int | None:
    """A year of four digits; a series' "2008–2013" gives the first."""
    found = _YEAR.match(cell)
    return int(found[1]) if found else None


def read_rating(cell: str) -> tuple[float, Scale | None] | None:
    """A rating, and its scale where the cell itself says it: "8", "4,5", "7/10", "80%", "★★★½"."""
    if _NUMBER.fullmatch(cell):
        return float(cell.replace(",", ".")), None
    if cell.endswith("%") and _NUMBER.fullmatch(cell[:-1].strip()):
        return float(cell[:-1].replace(",", ".")), HUNDRED
    fraction = _FRACTION.fullmatch(cell)
    if fraction and int(fraction[2]) > 0:
        return float(fraction[1].replace(",", ".")), _scale_to(int(fraction[2]))
    stars = _STARS.fullmatch(cell)
    if stars and (stars[1] or stars[2]):
        return len(stars[1]) + (0.5 if stars[2] else 0.0), Scale(0.5, 5.0)
    return None


def _scale_to(high: int) -> Scale:
    return {5: Scale(0.5, 5.0), 10: Scale(1.0, 10.0)}.get(high, Scale(0.0, float(high)))


def read_moment(cell: str) -> int | None:
    """Seconds since 1970 of a date, a time with its zone (UTC where none is given), or a number of (milli)seconds.

    A date written 3/4/2017 may be in March or in April, so it is not read.
    """
    if cell.isascii() and cell.isdecimal() and 9 <= len(cell) <= 14:
        number = int(cell)
        return _bounded(number / 1000 if number > _LATEST else number)
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        try:
            moment = datetime.strptime(cell, _OLD_IMDB)  # noqa: DTZ007
        except ValueError:
            return None
    return _moment(moment)


def _moment(moment: datetime) -> int | None:
    try:
        return _bounded((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (OverflowError, ValueError):
        return None


def _bounded(seconds: float) -> int | None:
    return math.floor(seconds) if _EARLIEST <= seconds <= _LATEST else None
