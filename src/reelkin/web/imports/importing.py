"""An export from elsewhere: read apart, matched to titles, kept in a profile; no row is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from reelkin.errors import BadInput
from reelkin.interactions.matching import Matched, match_rows
from reelkin.interactions.merging import merge_rows, taste_of
from reelkin.interactions.rows import Row
from reelkin.recommend.own_titles import own_titles
from reelkin.store.last_import import add_to_import, content_of, remember_import
from reelkin.store.marks import mark_many
from reelkin.store.ratings import Rating, rate_many
from reelkin.store.secret_tokens import moment
from reelkin.store.undecided import keep_undecided, settle_undecided

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from reelkin.web.live_model import Live

LOWEST, HIGHEST = 1.0, 10.0
WAIT_SECONDS = 40
LONGEST_NAME = 80


@dataclass(frozen=True)
class Brought:
    """What became of an upload.

    Attributes:
        formats: what its files were recognised as.
        notes: what a person should know: an encoding that was guessed, say.
        rows: every row, each thing once.
    """

    formats: tuple[str, ...]
    notes: tuple[str, ...]
    rows: Sequence[Matched]

    def of(self, status: str) -> list[Matched]:
        """The rows of one status."""
        return [one for one in self.rows if one.status == status]

    @property
    def likely(self) -> list[Matched]:
        """The rows that were matched without being sure."""
        return [one for one in self.rows if one.how == "likely"]


def read_apart(name: str, data: bytes) -> list[dict[str, Any]]:
    """What is in an export, by `parser_process` in a process of its own.

    Raises:
        BadInput: it cannot be read, or nothing in it is known; or reading it takes too long or too much.
    """
    readings: list[dict[str, Any]] = _apart(name, data, "ratings")["readings"]
    return readings


def library_apart(name: str, data: bytes) -> tuple[list[str], list[Row]]:
    """The ids in a list of what somebody has, and the rows that name a title without one, read likewise.

    Raises:
        BadInput: it cannot be read, or names no title.
    """
    told = _apart(name, data, "library")
    return told["ids"], [Row.from_dict(row) for row in told["rows"]]


def match(live: Live, readings: list[dict[str, Any]]) -> Brought:
    """The rows with the titles of the model that they name."""
    rows = merge_rows((), [Row.from_dict(row) for reading in readings for row in reading["rows"]])
    notes = tuple(note for reading in readings for note in reading["notes"])
    matched = match_rows(rows, own_titles(live.model.bundle))
    return Brought(tuple(reading["format"] for reading in readings), notes, matched)


def keep(connection: Connection, account: int, profile: int, rows: Sequence[Matched]) -> None:
    """Put what is matched among the profile's marks, and what is not where it can be decided about."""
    taste, now = taste_of(rows), moment(None)
    ratings = [
        Rating(tconst, of_ten(one.place), now if one.timestamp is None else max(0, int(one.timestamp)))
        for tconst, one in taste.rated.items()
    ]
    rate_many(connection, account, profile, ratings)
    mark_many(connection, account, profile, "seen", dict.fromkeys(sorted(taste.watched), now))
    mark_many(connection, account, profile, "watchlist", dict.fromkeys(sorted(taste.wanted), now))
    open_rows = {one.key: one.to_dict() for one in rows if one.status != "matched"}
    keep_undecided(connection, account, profile, open_rows)


def keep_import(connection: Connection, account: int, profile: int, rows: Sequence[Matched]) -> None:
    """Keep rows as the profile's last import, which can be taken back."""
    before = content_of(connection, account, profile)
    keep(connection, account, profile, rows)
    remember_import(connection, account, profile, before)


def decide_row(
    connection: Connection, account: int, profile: int, key: str, tconst: str | None, live: Live
) -> None:
    """One open row is this title, or none; if it is of the last import, it goes with that when it is taken back."""
    before = content_of(connection, account, profile)
    stored = settle_undecided(connection, account, profile, key)
    if stored is None:
        return
    if tconst is not None:
        keep(connection, account, profile, [decided(stored, tconst, live)])
    add_to_import(connection, account, profile, before)


def decided(stored: Mapping[str, Any], tconst: str, live: Live) -> Matched:
    """A stored row as the title that a person says it is."""
    one = Matched.from_dict(stored)
    title = live.model.facts(tconst).title
    return replace(one, status="matched", tconst=tconst, title=title, how="choice", candidates=(), why=None)


def of_ten(place: float) -> float:
    """A rating from 1 to 10 for a place from -1 to 1 on any scale; with one decimal, as halves of stars need."""
    return round(LOWEST + (HIGHEST - LOWEST) * (place + 1) / 2, 1)


def _apart(name: str, data: bytes, what: str) -> dict[str, Any]:
    shown = "".join(char if char.isprintable() else "_" for char in name)[-LONGEST_NAME:] or "upload"
    try:
        ran = subprocess.run(
            [sys.executable, "-I", "-m", "reelkin.web.imports.parser_process", what, shown],
            input=data,
            capture_output=True,
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadInput(f"{shown}: reading it took too long; is it the right file?") from None
    if ran.returncode:
        raise BadInput(f"{shown}: cannot be read within the bounds for uploads; is it the right file?")
    told: dict[str, Any] = json.loads(ran.stdout)
    if "refused" in told:
        raise BadInput(told["refused"])
    return told
