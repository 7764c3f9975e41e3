"""Titles that a person does not want to be shown, kept beside their imports and never touched by one.

profiles/<person>/not_interested.json   the moment of each mark, in seconds since 1970, by tconst
A mark is no dislike: one may know the film, or not care for it now. It says nothing about titles like it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

FORMAT = 1
MARKS = "not_interested.json"


def load_marks(folder: Path) -> dict[str, int]:
    """The moments by tconst, in the order they were made; nothing where nothing was marked.

    Raises:
        BadInput: the file is damaged or of a later version.
    """
    path = folder / MARKS
    if not path.is_file():
        return {}
    remedy = "repair it, or remove it to begin anew"
    stored = artefacts.read_json(path, remedy)
    marks = stored.get("titles") if isinstance(stored, dict) and stored.get("format") == FORMAT else None
    if not isinstance(marks, dict) or not all(isinstance(moment, int) for moment in marks.values()):
        raise BadInput(f"{path}: not marks of format {FORMAT}; {remedy}, or use the reelkin that wrote it")
    return dict(sorted(marks.items(), key=lambda mark: (mark[1], mark[0])))


def mark(folder: Path, tconsts: Iterable[str], moment: int) -> dict[str, int]:
    """Mark titles; one that is marked keeps its moment. Call it under `profiles.lock`.

    Returns:
        All marks.
    """
    marks = dict.fromkeys(tconsts, moment) | load_marks(folder)
    _save(folder, marks)
    return load_marks(folder)


def unmark(folder: Path, tconsts: Iterable[str]) -> dict[str, int]:
    """Take marks back; what is not marked stays as it is. Call it under `profiles.lock`.

    Returns:
        The marks that are left.
    """
    undone = set(tconsts)
    marks = {tconst: moment for tconst, moment in load_marks(folder).items() if tconst not in undone}
    _save(folder, marks)
    return marks


def _save(folder: Path, marks: Mapping[str, int]) -> None:
    """Keep the marks; without any there is no file, for it would make a profile of a misspelt name."""
    if not marks:
        (folder / MARKS).unlink(missing_ok=True)
        return
    artefacts.write_json(folder / MARKS, {"format": FORMAT, "titles": dict(sorted(marks.items()))})
