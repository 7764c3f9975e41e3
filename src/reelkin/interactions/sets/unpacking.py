"""The files of a set out of a zip archive, or out of a folder: under fixed names, within bounds, each with its hash."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from reelkin.errors import BadInput, UsageError
from reelkin.interactions.cells import clean
from reelkin.interactions.containers import GZIP
from reelkin.interactions.sets.stored import SetFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reelkin.interactions.sets.sources import RatingSet

MAX_BYTES = 8 << 30
"""Of one file, unpacked; the ratings of ml-32m take 0.9 GB."""
MAX_RATIO = 100
"""How much larger a file may be than it was packed; ratings pack to a quarter."""
MAX_MEMBERS = 1_000
CHUNK = 1 << 18


def unpack(
    archive: Path, rated: RatingSet, folder: Path, advance: Callable[[int], None]
) -> dict[str, SetFile]:
    """Write the files of a set that are in a zip archive to `folder`.

    Only names that the set is known to have are written, whatever paths the archive names, and sizes
    that it states are not believed.

    Args:
        archive: the zip file.
        rated: which set it should be.
        folder: an empty folder.
        advance: told how many bytes have been written.

    Raises:
        BadInput: it is no zip file, is damaged, lacks a file, has one twice, or unpacks to more than can be right.
    """
    name = archive.name
    try:
        with zipfile.ZipFile(archive) as opened:
            chosen = _chosen(opened, rated, name)
            written, done = {}, 0
            for target, info in chosen.items():
                with opened.open(info) as stream:
                    most = min(MAX_BYTES, info.compress_size * MAX_RATIO)
                    written[target] = _write(stream, folder / target, most, f"{name}/{clean(info.filename)}")
                done += written[target].bytes
                advance(done)
    except (RuntimeError, NotImplementedError) as error:
        raise BadInput(f"{name}: cannot be unpacked ({error}); get it again") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError) as error:
        raise BadInput(f"{name}: not a whole zip file ({error}); get it again") from error
    return written


def _chosen(opened: zipfile.ZipFile, rated: RatingSet, name: str) -> dict[str, zipfile.ZipInfo]:
    infos = opened.infolist()
    if len(infos) > MAX_MEMBERS:
        raise BadInput(
            f"{name}: {len(infos):,} files in it, more than {MAX_MEMBERS:,}; no {rated.name} release"
        )
    chosen: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        inside = PurePosixPath(info.filename.replace("\\", "/")).name
        if info.is_dir() or inside not in (*rated.needed, *rated.kept) or "__MACOSX" in info.filename:
            continue
        if inside in chosen:
            raise BadInput(f"{name}: {inside} is in it twice; no {rated.name} release")
        chosen[inside] = info
    _check_complete(rated, set(chosen), name)
    return chosen


def copy(source: Path, rated: RatingSet, folder: Path, advance: Callable[[int], None]) -> dict[str, SetFile]:
    """Copy the files of a set that are in the folder `source`, gzipped or not, to `folder`.

    Raises:
        UsageError: one is missing.
    """
    found = {}
    for name in (*rated.needed, *rated.kept):
        packed = source / f"{name}.gz"
        path = source / name if (source / name).is_file() else packed
        if path.is_file():
            found[name] = path
    _check_complete(rated, set(found), str(source), UsageError)
    written, done = {}, 0
    for path in found.values():
        with path.open("rb") as stream:
            written[path.name] = _write(stream, folder / path.name, MAX_BYTES, str(path))
        done += written[path.name].bytes
        advance(done)
    return written


def copy_one(source: Path, rated: RatingSet, folder: Path) -> dict[str, SetFile]:
    """Take a single file, gzipped or not, for the one that the set needs.

    Raises:
        UsageError: the set needs several.
    """
    if len(rated.needed) > 1:
        raise UsageError(
            f"{source}: {rated.name} is {' and '.join(rated.needed)}; give a zip file or a folder"
        )
    with source.open("rb") as stream:
        ending = ".gz" if stream.read(2) == GZIP else ""
        stream.seek(0)
        name = rated.needed[0] + ending
        return {name: _write(stream, folder / name, MAX_BYTES, str(source))}


def _check_complete(rated: RatingSet, found: set[str], where: str, kind: type[Exception] = BadInput) -> None:
    missing = [name for name in rated.needed if name not in found]
    if missing:
        raise kind(f"{where}: no {' and no '.join(missing)} in it; {rated.hint}")


def _write(stream: IO[bytes], target: Path, most: int, shown: str) -> SetFile:
    digest, size = hashlib.sha256(), 0
    with target.open("xb") as out:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise BadInput(
                    f"{shown}: unpacks to more than {most:,} bytes, which no rating set does; left alone"
                )
            digest.update(chunk)
            out.write(chunk)
    return SetFile(bytes=size, sha256=digest.hexdigest())
