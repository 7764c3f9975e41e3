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
    """What became of one stage: its folder, whether it was skipped, its seconds and its own numbers."""

    stage: str
    folder: Path
    skipped: bool
    seconds: float
    summary: Mapping[str, Any] = field(default_factory=dict)


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
    stage: str, folder: Path, inputs: Mapping[str, Any], make: Callable[[Path], Mapping[str, Any]]
) -> Outcome:
    """Leave `folder` made from `inputs`, by `make(empty folder) -> summary` unless it already is.

    The folder's stage.json names the inputs, the summary and every file's size: a folder that has lost a
    file is made again.
    """
    started = time.perf_counter()
    artefacts.remove_partials(folder.parent)
    wanted = artefacts.digest(inputs)
    record = finished_record(folder)
    if record is not None and record["digest"] == wanted:
        return Outcome(
            stage, folder, skipped=True, seconds=time.perf_counter() - started, summary=record["summary"]
        )
    with artefacts.new_folder(folder) as aside:
        summary = make(aside)
        sizes = {
            path.relative_to(aside).as_posix(): path.stat().st_size
            for path in sorted(aside.rglob("*"))
            if path.is_file()
        }
        record = {"stage": stage, "digest": wanted, "inputs": inputs, "summary": summary, "files": sizes}
        artefacts.write_json(aside / RECORD, record)
    return Outcome(stage, folder, skipped=False, seconds=time.perf_counter() - started, summary=summary)


def finished_record(folder: Path) -> dict[str, Any] | None:
    """The stage.json of a folder whose files are all there, else None."""
    if not (folder / RECORD).is_file():
        return None
    record: dict[str, Any] = artefacts.read_json(folder / RECORD, "remove the folder")
    for name, size in record["files"].items():
        path = folder / name
        if not path.is_file() or path.stat().st_size != size:
            return None
    return record


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
