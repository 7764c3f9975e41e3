"""Files that are either whole or absent: write aside, fsync, rename; and the hashes that name what is in them.

A process may be killed at any moment. Whatever it was writing then lies under a name that starts with
`.partial-` and is never taken for an artefact; the next run of the same stage removes it.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reelkin.errors import BadInput, MissingArtefact, ReelkinError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import TextIO

PARTIAL = ".partial-"

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What a system says when there is no more room."""
# Polars and NumPy tell it in words alone.
_FULL_IN_WORDS = re.compile(
    rf"\(os error ({'|'.join(map(str, sorted(FULL)))})\)|\d requested and \d+ written"
)


def partial_path(target: Path) -> Path:
    """The name under which `target` is written before it is whole: beside it, so that a rename suffices."""
    return target.with_name(f"{PARTIAL}{target.name}")


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Yield an empty folder to fill; on a clean exit it becomes `target`, on an error it is removed.

    An existing `target` is replaced. Everything is on disk before the rename.

    Raises:
        ReelkinError: the disk is full.
    """
    aside = partial_path(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        yield aside
    except BaseException as error:
        shutil.rmtree(aside, ignore_errors=True)
        if _is_for_want_of_room(error):
            raise ReelkinError(
                f"{target}: the disk is full; make room or choose another workspace with --home, then run the"
                " same command again: nothing half-made is left"
            ) from error
        raise
    _sync_tree(aside)
    _replace_folder(aside, target)


@contextmanager
def scratch_folder(place: Path) -> Iterator[Path]:
    """An empty folder below `place`, for files that are not yet what they will be; removed at the end."""
    aside = place / f"{PARTIAL}fetch"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _is_for_want_of_room(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno is not None:
        return error.errno in FULL
    return _FULL_IN_WORDS.search(str(error)) is not None


def _replace_folder(aside: Path, target: Path) -> None:
    if target.exists():
        # A folder cannot be renamed over a full one. The old one steps aside under a partial name first.
        old = target.with_name(f"{PARTIAL}old-{target.name}")
        shutil.rmtree(old, ignore_errors=True)
        target.rename(old)
        aside.rename(target)
        sync_folder(target.parent)
        shutil.rmtree(old, ignore_errors=True)
    else:
        aside.rename(target)
        sync_folder(target.parent)


def write_bytes(target: Path, data: bytes) -> None:
    """Put `data` at `target`, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = partial_path(target)
    with aside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(target)
    sync_folder(target.parent)


@contextmanager
def private_file(target: Path) -> Iterator[TextIO]:
    """A file that only its owner may read, open for text; it is at `target`, whole, when the block ends well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = partial_path(target)
    aside.unlink(missing_ok=True)
    try:
        with os.fdopen(
            os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(target.parent)


def write_json(target: Path, value: Any) -> None:
    """Put `value` at `target` as indented UTF-8 JSON with a last newline, in the order given."""
    write_bytes(target, json_bytes(value))


def json_bytes(value: Any) -> bytes:
    """The bytes `write_json` writes: the same value gives the same bytes."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def read_json(path: Path, remedy: str) -> Any:
    """The JSON value in `path`.

    Raises:
        MissingArtefact: there is no such file; the message ends with `remedy`.
        BadInput: it is not JSON.
    """
    try:
        return json.loads(path.read_bytes())
    except FileNotFoundError:
        raise MissingArtefact(f"{path}: not there; {remedy}") from None
    except ValueError as error:
        raise BadInput(f"{path}: not JSON ({error}); {remedy}") from error


def point(link: Path, target: Path) -> None:
    """Make `link` a relative symbolic link to `target`, in one rename."""
    aside = partial_path(link)
    aside.unlink(missing_ok=True)
    aside.symlink_to(os.path.relpath(target, link.parent))
    aside.replace(link)
    sync_folder(link.parent)


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(value: Any) -> str:
    """The SHA-256, in hex, of any JSON value, whatever the order of its keys."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def folder_hashes(folder: Path) -> Mapping[str, str]:
    """Each file below `folder` by its relative POSIX path, with its SHA-256, in the order of the paths."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path) for path in files}


def remove_partials(folder: Path) -> None:
    """Remove what killed processes left half-written directly in `folder`. Only under the workspace's lock."""
    for path in folder.glob(f"{PARTIAL}*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
        elif path.is_dir():
            sync_folder(path)
    sync_folder(folder)
