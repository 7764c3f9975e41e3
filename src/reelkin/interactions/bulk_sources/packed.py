"""Files that may be gzipped: their first lines, and whether they unpack to what can be believed, before they are read."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING, Any

from isal import igzip

from reelkin.errors import BadInput
from reelkin.interactions.containers import GZIP

if TYPE_CHECKING:
    from pathlib import Path

ALWAYS = 64 << 20
"""Bytes that a file may have unpacked, however small it is packed."""
MAX_RATIO = 100
"""How much larger than packed a larger one may be; ratings pack to a quarter, and a bomb of zeros to a thousandth."""
_CHUNK = 1 << 20
_HEAD = 4096


def first_line(path: Path) -> str:
    """The first line of a text file, gzipped or not; "" of what is no text."""
    try:
        with path.open("rb") as file:
            packed = file.read(len(GZIP)) == GZIP
        with gzip.open(path) if packed else path.open("rb") as text:
            head = text.read(_HEAD)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{path}: damaged or cut short ({error}); download it again") from error
    lines = head.decode("utf-8-sig", "replace").splitlines()
    return lines[0] if lines else ""


def check_unpacks(path: Path) -> None:
    """Read through a gzip file once, keeping nothing. Anything else is let pass.

    Raises:
        BadInput: it is damaged or cut short, or unpacks to far more than ratings would.
    """
    try:
        with path.open("rb") as file:
            if file.read(len(GZIP)) != GZIP:
                return
        most, size = max(ALWAYS, path.stat().st_size * MAX_RATIO), 0
        text: Any
        with igzip.open(path) as text:  # type: ignore[no-untyped-call]
            while chunk := text.read(_CHUNK):
                size += len(chunk)
                if size > most:
                    raise BadInput(
                        f"{path}: unpacks to more than {MAX_RATIO} times its size, which ratings do not; left alone"
                    )
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{path}: damaged or cut short ({error}); download it again") from error
