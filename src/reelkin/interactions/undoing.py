"""Taking a person's last import back: what was stored before it is kept beside what it left.

profiles/<person>/ratings_before.json   the rows before the last import; null where there was no profile
What was decided by hand since stays decided, for rows that were there before too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact
from reelkin.interactions.matching import Matched, match_rows
from reelkin.interactions.not_interested import load_marks
from reelkin.interactions.profiles import (
    FORMAT,
    ROWS,
    Profile,
    import_rows,
    load_profile,
    save_rows,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reelkin.interactions.rows import Row
    from reelkin.interactions.titles import KnownTitles

BEFORE = "ratings_before.json"


def import_undoably(folder: Path, rows: Sequence[Row], titles: KnownTitles) -> Profile:
    """`import_rows`, after which `undo_import` gives back what there was. Call it under `profiles.lock`."""
    before = [one.to_dict() for one in load_profile(folder).matched] if (folder / ROWS).is_file() else None
    path = folder / BEFORE
    former = path.read_bytes() if path.is_file() else None
    # Written first: an import that is killed can be taken back as well.
    artefacts.write_json(path, {"format": FORMAT, "rows": before})
    try:
        return import_rows(folder, rows, titles)
    except BaseException:
        # Nothing was imported, so it is still the import before that can be taken back.
        path.unlink() if former is None else artefacts.write_bytes(path, former)
        raise


def undo_import(folder: Path, titles: KnownTitles) -> Profile:
    """Put back the rows from before the last import; what that found is gone. Call it under `profiles.lock`.

    Raises:
        MissingArtefact: no import can be taken back.
        BadInput: what is kept of before is damaged.
    """
    path = folder / BEFORE
    if not path.is_file():
        raise MissingArtefact(f"{folder.name}: no import to take back; only the last one can be, and once")
    try:
        stored = artefacts.read_json(path, "remove it; the last import can then not be taken back")
        if stored["format"] != FORMAT:
            raise BadInput(f"{path}: not of format {FORMAT}; use the reelkin that wrote it")
        rows = stored["rows"]
        before = None if rows is None else [Matched.from_dict(one) for one in rows]
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(
            f"{path}: damaged ({error}); remove it; the last import can then not be taken back"
        ) from error
    if before is None:
        (folder / ROWS).unlink(missing_ok=True)
        # Titles that are never to be shown are no import's.
        profile = load_profile(folder) if load_marks(folder) else Profile()
    else:
        save_rows(folder, _with_choices(before, load_profile(folder), titles))
        profile = load_profile(folder)
    path.unlink()
    return profile


def _with_choices(before: Sequence[Matched], now: Profile, titles: KnownTitles) -> list[Matched]:
    chosen = [one.row for one in before if one.key in now.choices]
    settled = {one.key: one for one in match_rows(chosen, titles, now.choices)}
    return [settled.get(one.key, one) for one in before]
