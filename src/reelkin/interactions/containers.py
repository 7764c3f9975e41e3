"""The bytes of a file, of a gzip file, or of each file in a zip archive, within bounds: nothing is unpacked to disk.

Sizes that an archive states are not believed; reading stops where the bound is passed.
"""

from __future__ import annotations

import gzip
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from reelkin.errors import BadInput, MissingArtefact
from reelkin.interactions.cells import clean
from reelkin.interactions.formats.mistaken import refuse_mistaken_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
"""Of a file, and of all that comes out of an archive together; a lifetime of ratings takes two or three megabytes."""
MAX_MEMBERS = 2_000
"""Files in an archive; Letterboxd gives one for each list."""
READABLE = (".csv", ".tsv", ".txt", ".json")
ENTRY = b"PK\x01\x02"
"""What each file of a zip archive is listed under."""
ZIP = (b"PK\x03", b"PK\x05", b"PK\x07")
"""PK alone is a film of 2014 too, and may begin a list."""
GZIP, OLE = b"\x1f\x8b", b"\xd0\xcf\x11\xe0"
_OUTSIDE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[A-Za-z]:")


@dataclass(frozen=True)
class Member:
    """One file's name, for messages, its path within the archive ("" outside one), and its bytes."""

    name: str
    inside: str
    data: bytes


def read_members(path: Path) -> list[Member]:
    """The file at `path`, or the readable files of the archive it is, told by its first bytes.

    Raises:
        MissingArtefact: there is no such file.
        BadInput: it is empty, too large, damaged, locked by a password, an Excel workbook, or names paths
            outside itself.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise MissingArtefact(f"{path}: no such file; give the export you downloaded") from None
    except IsADirectoryError:
        raise BadInput(f"{path}: a folder; give the export's file, zipped or not") from None
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror})") from error
    return members_of(path.name, data)


def members_of(name: str, data: bytes) -> list[Member]:
    """As `read_members`, for bytes that are already here, such as an upload."""
    _bounded(name, data)
    if not data:
        raise BadInput(f"{name}: empty; export it again")
    if data.startswith(OLE):
        raise BadInput(f"{name}: an Excel workbook; save it as CSV (UTF-8)")
    if data.startswith(ZIP):
        return list(_zip_members(name, data))
    if data.startswith(GZIP):
        return [Member(name, "", _gunzip(name, data))]
    return [Member(name, "", data)]


def _bounded(name: str, data: bytes, most: int = MAX_BYTES) -> None:
    if len(data) > most:
        # Most that are too large are one of IMDb's own.
        refuse_mistaken_beginning(name, data)
        raise BadInput(
            f"{name}: more than {MAX_BYTES // 2**20} MB, unpacked; too large for one person's ratings"
        )


def _take(name: str, file: IO[bytes] | gzip.GzipFile, most: int) -> bytes:
    data = file.read(most + 1)
    _bounded(name, data, most)
    return data


def _gunzip(name: str, data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            return _take(name, file, MAX_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        raise BadInput(f"{name}: damaged or cut short ({error}); download it again") from error


def _zip_members(name: str, data: bytes) -> Iterator[Member]:
    if data.count(ENTRY) > 10 * MAX_MEMBERS:
        # Ten times, for a file may hold such bytes by chance; the list of entries has not been read yet.
        raise BadInput(f"{name}: far more than {MAX_MEMBERS:,} files in it; not a personal export")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise BadInput(f"{name}: damaged or cut short ({error}); download it again") from error
    infos = archive.infolist()
    _check_names(name, infos)
    left = MAX_BYTES
    for info in infos:
        inside = info.filename.replace("\\", "/")
        if info.is_dir() or not inside.lower().endswith(READABLE) or inside.startswith("__MACOSX/"):
            continue
        shown = clean(f"{name}/{inside}")
        content = _unzip(shown, archive, info, left)
        left -= len(content)
        yield Member(shown, inside, content)


def _check_names(name: str, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MAX_MEMBERS:
        raise BadInput(
            f"{name}: {len(infos):,} files in it, more than {MAX_MEMBERS:,}; not a personal export"
        )
    for info in infos:
        if _OUTSIDE.search(info.filename):
            raise BadInput(
                f"{name}: names a path outside itself ({info.filename[:80]!r}); not an export, left alone"
            )
        if info.filename in ("[Content_Types].xml", "xl/workbook.xml"):
            raise BadInput(f"{name}: an Excel workbook; save it as CSV (UTF-8)")


def _unzip(name: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> bytes:
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadInput(f"{name}: packed in an unusual way; unpack it and zip it again")
    try:
        with archive.open(info) as file:
            return _take(name, file, most)
    except RuntimeError as error:
        # zipfile says so of a password.
        raise BadInput(f"{name}: cannot be unpacked ({error}); zip it again without a password") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise BadInput(f"{name}: damaged or cut short ({error}); download it again") from error
