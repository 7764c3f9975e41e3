"""What somebody has at home, from whatever list or player names IMDb's ids: a sheet, Jellyfin's JSON, Kodi's .nfo files."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from reelkin.errors import BadInput

IDS = re.compile(rb"(?<![A-Za-z0-9])tt\d{7,10}(?!\d)")
READ = (".nfo", ".xml", ".csv", ".tsv", ".json", ".txt")
MOST_FILES = 50_000
MOST_OF_FILE = 4_000_000
MOST_OF_ALL = 64_000_000
"""Bytes that come out of an archive, whatever it says of itself."""
MOST_IDS = 100_000


def ids_in(name: str, data: bytes) -> list[str]:
    """The ids that a file, or the files in a zip archive, name; each once, in order.

    Raises:
        BadInput: there are none, or the archive is damaged or too large.
    """
    try:
        texts = _unzipped(data) if data.startswith(b"PK") else [data]
        found = dict.fromkeys(match.decode() for text in texts for match in IDS.findall(text))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise BadInput(f"{name}: a damaged or locked zip archive; make it anew") from error
    if not found:
        raise BadInput(
            f"{name}: no IMDb id such as tt0078748 in it; give a list of ids, Jellyfin's JSON or Kodi's .nfo files"
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
