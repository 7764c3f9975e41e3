"""One stage: skip it when its inputs are unchanged, else make its folder aside and put it in place by one rename."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import cache, wraps
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import reelkin
from reelkin import artefacts
from reelkin.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RECORD = "stage.json"

P = ParamSpec("P")


@dataclass(frozen=True)
class Outcome:
    """What became of one stage: its folder, whether it was skipped, its seconds and its own numbers.

    `beside` is a second folder that the stage fills, where it has one.
    """

    stage: str
    folder: Path
    skipped: bool
    seconds: float
    summary: Mapping[str, Any] = field(default_factory=dict)
    beside: Path | None = None


def of_extra(extra: str, purpose: str) -> Callable[[Callable[P, Outcome]], Callable[P, Outcome]]:
    """A stage whose libraries are an extra: where one is missing, the extra's install line is told."""

    def decorate(stage: Callable[P, Outcome]) -> Callable[P, Outcome]:
        @wraps(stage)
        def call(*args: P.args, **kwargs: P.kwargs) -> Outcome:
            try:
                return stage(*args, **kwargs)
            except ModuleNotFoundError as error:
                raise MissingExtra(extra, purpose) from error

        return call

    return decorate


def run_stage(
    stage: str,
    folder: Path,
    inputs: Mapping[str, Any],
    make: Callable[[Path], Mapping[str, Any]],
    beside: Path | None = None,
) -> Outcome:
    """Leave `folder` made from `inputs`, by `make(empty folder) -> summary` unless it already is.

    The folder's stage.json names the inputs, the summary and every file's size, those in `beside`, a folder that
    `make` fills too, among them: a stage that has lost a file is made again.
    """
    started = time.perf_counter()
    artefacts.remove_partials(folder.parent)
    wanted = artefacts.digest(inputs)
    record = finished_record(folder, beside)
    if record is not None and record["digest"] == wanted:
        return Outcome(stage, folder, True, time.perf_counter() - started, record["summary"], beside)
    with artefacts.new_folder(folder) as aside:
        summary = make(aside)
        record = {
            "stage": stage,
            "digest": wanted,
            "inputs": inputs,
            "summary": summary,
            "files": _sizes(aside),
        }
        if beside is not None:
            record["beside"] = _sizes(beside)
        artefacts.write_json(aside / RECORD, record)
    return Outcome(stage, folder, False, time.perf_counter() - started, summary, beside)


def finished_record(folder: Path, beside: Path | None = None) -> dict[str, Any] | None:
    """The stage.json of a folder whose files are all there, and those it left in `beside`; else None."""
    if not (folder / RECORD).is_file():
        return None
    record: dict[str, Any] = artefacts.read_json(folder / RECORD, "remove the folder")
    whole = _are_there(folder, record["files"]) and (
        beside is None or ("beside" in record and _are_there(beside, record["beside"]))
    )
    return record if whole else None


def _sizes(folder: Path) -> dict[str, int]:
    """Bytes of each file below `folder`, by its relative path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}


def _are_there(folder: Path, sizes: Mapping[str, int]) -> bool:
    return all(
        (folder / name).is_file() and (folder / name).stat().st_size == size for name, size in sizes.items()
    )


@cache
def code_digest(*parts: str) -> str:
    """A hash of the source files of these parts of the package ("imdb", "tables.py"): code is an input like any other."""
    root = Path(reelkin.__file__).parent
    files: list[Path] = []
    for part in parts:
        path = root / part
        files += (
            [path]
            if path.is_file()
            else [file for file in path.rglob("*") if file.suffix not in (".pyc", "")]
        )
    return artefacts.digest(
        {path.relative_to(root).as_posix(): artefacts.sha256(path) for path in sorted(files)}
    )


def versions(*distributions: str) -> dict[str, str]:
    """The installed version of each distribution: results may change with it."""
    return {name: metadata.version(name) for name in ("reelkin", *distributions)}
