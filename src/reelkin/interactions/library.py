"""What somebody has at home, from whatever list or player names it.

IMDb's ids are taken wherever they are: in a sheet, Jellyfin's JSON, Kodi's .nfo files. Titles and years are taken from any
sheet that an import reads, and from a plain list with one a line.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin.errors import BadInput
from reelkin.interactions.containers import ZIP, members_of
from reelkin.interactions.decoding import decode
from reelkin.interactions.formats import plain
from reelkin.interactions.formats.mistaken import MistakenFile
from reelkin.interactions.matching import match_rows
from reelkin.interactions.reading import read_upload
from reelkin.interactions.rows import Row
from reelkin.interactions.sheets import read_sheet
from reelkin.lookup.query import article_first, parse_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reelkin.interactions.titles import KnownTitles

IDS = re.compile(rb"(?<![A-Za-z0-9])tt\d{7,10}(?!\d)")
READ = (".nfo", ".xml", ".csv", ".tsv", ".json", ".txt")
MOST_FILES = 50_000
MOST_OF_FILE = 4_000_000
MOST_OF_ALL = 64_000_000
"""Bytes that come out of an archive, whatever it says of itself."""
MOST_IDS = 100_000
MOST_LINES, LONGEST_LINE = 20_000, 200
"""Of a plain list of titles; what is larger is another kind of file."""


class NoIds(BadInput):
    """A file that names no title by IMDb's id."""


@dataclass(frozen=True)
class Library:
    """What somebody has: ids, each once, in order; and the names that are of no title that is known, or of several."""

    tconsts: list[str]
    missed: list[str]


def known_library(name: str, ids: Iterable[str], rows: Sequence[Row], titles: KnownTitles) -> Library:
    """The titles of a list: `ids` as they are, and those that the names in `rows` are matched with.

    Raises:
        BadInput: nothing in it is known.
    """
    matched = match_rows(rows, titles)
    found = {*ids, *(one.tconst for one in matched if one.status == "matched" and one.tconst is not None)}
    if not found:
        raise BadInput(
            f"{name}: none of the {len(rows):,} titles in it is known here; "
            "is it a list of titles and years, or of IMDb ids?"
        )
    return Library(sorted(found), [one.row.named for one in matched if one.status != "matched"])


def titles_in(name: str, data: bytes) -> tuple[list[str], list[Row]]:
    """The ids that a file names, and the rows that name a title without one.

    Raises:
        BadInput: there are neither, or the file is everybody's, damaged or too large.
    """
    if data.removeprefix(BOM_UTF8).lstrip()[:1] == b"<":
        # Kodi's: a first line <movie> would pass for a sheet's column of titles.
        return ids_in(name, data), []
    rows = _rows(name, data)
    named = [row for row in rows if row.tconst is None and row.title is not None and row.problem is None]
    try:
        ids = ids_in(name, data)
    except NoIds:
        named = named or _listed(name, data)
        if not named:
            raise
        return [], named
    # An id among names in a list typed by hand takes nothing from the names.
    return ids, named or ([] if rows or not name.casefold().endswith(".txt") else _listed(name, data))


def _rows(name: str, data: bytes) -> list[Row]:
    """The rows of whatever an import reads; none of a file that it does not."""
    try:
        try:
            return [row for one in read_upload(name, data) for row in one.rows]
        except MistakenFile as error:
            if not error.is_catalogue:
                raise
            # No ratings of somebody's, but a player may well write others' votes beside what it plays.
            sheets = [read_sheet(one.name, decode(one.name, one.data)[0]) for one in members_of(name, data)]
            return [row for sheet in sheets for row in plain.read(sheet, None).rows]
    except MistakenFile:
        raise
    except BadInput:
        return []


def _listed(name: str, data: bytes) -> list[Row]:
    """A title a line, perhaps with its year: Alien (1979). Lines with an id are told by that."""
    try:
        text, _ = decode(name, data)
    except BadInput:
        return []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    lines = [(number, line) for number, line in lines if line and not IDS.search(line.encode())]
    if len(lines) > MOST_LINES or any(len(line) > LONGEST_LINE for _, line in lines):
        return []
    asked = [(number, parse_query(line)) for number, line in lines]
    return [
        Row(name, number, "watched", title=article_first(one.text), year=one.year) for number, one in asked
    ]


def ids_in(name: str, data: bytes) -> list[str]:
    """The ids that a file, or the files in a zip archive, name; each once, in order.

    Raises:
        BadInput: there are none, or the archive is damaged or too large.
    """
    try:
        texts = _unzipped(data) if data.startswith(ZIP) else [data]
        found = dict.fromkeys(match.decode() for text in texts for match in IDS.findall(text))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadInput(f"{name}: a damaged or locked zip archive; make it anew") from error
    if not found:
        raise NoIds(
            f"{name}: neither titles nor IMDb ids such as tt0078748 in it; give a list of one title a line, "
            "a sheet with a column of titles, Jellyfin's JSON or Kodi's .nfo files"
        )
    if len(found) > MOST_IDS:
        raise BadInput(f"{name}: {len(found):,} titles, and {MOST_IDS:,} are taken")
    return sorted(found)


def _unzipped(data: bytes) -> list[bytes]:
    left, texts = MOST_OF_ALL, []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_FILES:
            raise BadInput(f"the archive has {len(entries):,} files, and {MOST_FILES:,} are taken")
        for entry in entries:
            if not entry.filename.lower().endswith(READ):
                continue
            with archive.open(entry) as file:
                text = file.read(min(MOST_OF_FILE, left) + 1)
            left -= len(text)
            if left < 0:
                raise BadInput("the archive unpacks to more than is taken")
            texts.append(text)
    return texts
