"""Reads an upload in a process of its own, bounded in memory and time.

`python -m reelkin.web.imports.parser_process WHAT NAME`.

The file comes on standard input; what was read goes to standard output as JSON. Whatever a hostile file does to a
parser, it does to this process, which holds nothing else.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from reelkin.errors import ReelkinError
from reelkin.interactions.library import titles_in
from reelkin.interactions.reading import read_upload

if TYPE_CHECKING:
    from reelkin.interactions.rows import Reading

MEMORY_BYTES = 1_500_000_000
CPU_SECONDS = 20


def main(what: str, name: str) -> None:
    """Read the file on standard input."""
    _bound()
    try:
        told = _read(what, name, sys.stdin.buffer.read())
    except ReelkinError as error:
        told = {"refused": str(error)}
    sys.stdout.write(json.dumps(told))


def _read(what: str, name: str, data: bytes) -> dict[str, Any]:
    if what == "library":
        ids, rows = titles_in(name, data)
        return {"ids": ids, "rows": [row.to_dict() for row in rows]}
    return {"readings": [_told(one) for one in read_upload(name, data)]}


def _bound() -> None:
    try:
        import resource
    except ImportError:  # there is none on Windows; time is bounded by who waits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def _told(reading: Reading) -> dict[str, Any]:
    return {
        "file": reading.file,
        "format": reading.format,
        "notes": list(reading.notes),
        "rows": [row.to_dict() for row in reading.rows],
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
