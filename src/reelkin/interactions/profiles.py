"""A person's imports on disk: the rows and their matches, and what was decided by hand.

profiles/<person>/ratings.json   every row, each thing once, with its match
profiles/<person>/choices.json   by what a row names: the title a person said it is, or null for none
(and profiles/<person>/not_interested.json, see `not_interested`)
Both are replaced whole. Choices are a person's work; the rest can be imported again.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from reelkin import artefacts
from reelkin.errors import BadInput, UsageError, WorkspaceLocked
from reelkin.interactions.matching import Matched, match_rows
from reelkin.interactions.merging import Taste, merge_rows, taste_of
from reelkin.interactions.not_interested import MARKS, load_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from reelkin.interactions.rows import Row
    from reelkin.interactions.titles import KnownTitles

FORMAT = 1
ROWS, CHOICES = "ratings.json", "choices.json"
_PERSON = re.compile(r"[^\W_](?:[\w .'-]{0,62}\w)?")
_WAIT_SECONDS = 10


@dataclass(frozen=True)
class Profile:
    """What is stored of one person.

    Attributes:
        matched: every row, each thing once.
        choices: a tconst by `row_key`, or None for none.
        not_interested: when each title was marked, by tconst.
    """

    matched: Sequence[Matched] = ()
    choices: Mapping[str, str | None] = field(default_factory=dict)
    not_interested: Mapping[str, int] = field(default_factory=dict)

    @property
    def taste(self) -> Taste:
        """Ratings, watched and wanted titles."""
        return taste_of(self.matched)

    @property
    def ambiguous(self) -> list[Matched]:
        """The rows a person still has to decide about."""
        return [one for one in self.matched if one.status == "ambiguous"]

    @property
    def likely(self) -> list[Matched]:
        """The rows a person may want to look at."""
        return [one for one in self.matched if one.how == "likely"]


def person_folder(profiles: Path, person: str) -> Path:
    """Where a person's profile lies.

    Raises:
        UsageError: the name is no name of a folder everywhere.
    """
    name = unicodedata.normalize("NFC", person)
    if not _PERSON.fullmatch(name):
        raise UsageError(f"person: a name of letters, digits, spaces, - and ', up to 64, got {person[:80]!r}")
    return profiles / name


def people(profiles: Path) -> list[str]:
    """Whose profiles there are."""
    return sorted({path.parent.name for name in (ROWS, MARKS) for path in profiles.glob(f"*/{name}")})


def load_profile(folder: Path) -> Profile:
    """A person's profile; of whoever has only marked titles, without rows.

    Raises:
        UsageError: there is none.
        BadInput: a file of it is damaged or of a later version.
    """
    marks = load_marks(folder)
    if not (folder / ROWS).is_file():
        if marks:
            return Profile(choices=_choices_alone(folder), not_interested=marks)
        there = ", ".join(people(folder.parent)) or "none yet"
        raise UsageError(
            f"{folder.name}: no profile of this name (there are: {there}); "
            f"make one with `reelkin import FILE --person {folder.name}`"
        )
    stored = _read(folder / ROWS)
    try:
        matched = [Matched.from_dict(one) for one in stored["rows"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise BadInput(f"{folder / ROWS}: damaged ({error}); remove it and import again") from error
    return Profile(matched, _choices_alone(folder), marks)


def _read(path: Path) -> dict[str, Any]:
    remedy = "remove it and import again"
    value = artefacts.read_json(path, remedy)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise BadInput(f"{path}: not of format {FORMAT}; {remedy}, or use the reelkin that wrote it")
    return value


def save_choices(folder: Path, choices: Mapping[str, str | None]) -> None:
    """Keep what a person decided, at once."""
    artefacts.write_json(folder / CHOICES, {"format": FORMAT, "choices": dict(sorted(choices.items()))})


def save_rows(folder: Path, matched: Sequence[Matched]) -> None:
    """Keep the rows and their matches."""
    rows = [one.to_dict() for one in matched]
    artefacts.write_json(folder / ROWS, {"format": FORMAT, "rows": rows})


def import_rows(folder: Path, rows: Sequence[Row], titles: KnownTitles) -> Profile:
    """Merge rows into a person's profile, match everything in it anew, and store it. Call it under `lock`."""
    before = load_profile(folder) if (folder / ROWS).is_file() else Profile((), _choices_alone(folder))
    files = {row.file for row in rows}
    # What could not be used of a file is told again, or no more, by the file as it is now.
    kept = [one.row for one in before.matched if one.row.problem is None or one.row.file not in files]
    matched = match_rows(merge_rows(kept, rows), titles, before.choices)
    profile = replace(before, matched=_keeping(before, matched, titles))
    save_rows(folder, profile.matched)
    return profile


def _choices_alone(folder: Path) -> dict[str, str | None]:
    return dict(_read(folder / CHOICES)["choices"]) if (folder / CHOICES).is_file() else {}


def _keeping(before: Profile, matched: Sequence[Matched], titles: KnownTitles) -> list[Matched]:
    """The new matches, and an earlier one where only some of the titles were there to match against now."""
    if titles.whole:
        return list(matched)
    known = {one.key: one for one in before.matched if one.status == "matched"}
    return [
        replace(known[one.key], row=one.row)
        if one.status != "matched" and one.how is None and one.key in known
        else one
        for one in matched
    ]


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Hold a person's profile for writing.

    Raises:
        WorkspaceLocked: another process has held it for ten seconds.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    held = FileLock(folder.parent / f".{folder.name}.lock")
    try:
        held.acquire(timeout=_WAIT_SECONDS)
    except Timeout:
        raise WorkspaceLocked(f"{folder}: another reelkin is writing this profile; wait for it") from None
    try:
        yield
    finally:
        held.release()
