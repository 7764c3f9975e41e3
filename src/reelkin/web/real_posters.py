"""Photographed posters from TMDB, for whoever has a key and turns them on; fetched once, kept in the workspace.

Source: https://developer.themoviedb.org/reference/find-by-id. Only ids that the model has are asked for.
"""

from __future__ import annotations

import json
import logging
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, urlencode

from reelkin import artefacts

LOG = logging.getLogger("reelkin.web")
FIND = "https://api.themoviedb.org/3/find/"
IMAGES = "https://image.tmdb.org/t/p/w342"
ATTRIBUTION = "This product uses the TMDB API but is not endorsed or certified by TMDB."
PLACE = re.compile(r"/[\w-]+\.jpg")
JPEG = b"\xff\xd8\xff"
LARGEST = 1_000_000
AT_ONCE = 4
WAIT_SECONDS = 5
PAUSE_SECONDS = 60
"""How long nothing is asked after TMDB could not be reached."""
MONTH_SECONDS = 30 * 24 * 3600
"""After this time it is asked again whether there is a poster."""

Fetch = Callable[[str], bytes]


def fetch(address: str) -> bytes:
    """What lies at an address of TMDB's, if it is not too large."""
    with urllib.request.urlopen(address, timeout=WAIT_SECONDS) as answer:  # noqa: S310 - two https addresses above
        data: bytes = answer.read(LARGEST + 1)
    return data


class RealPosters:
    """Posters by id.

    Args:
        key: of TMDB's API.
        folder: where they are kept.
        get: fetches an address.
    """

    def __init__(self, key: str, folder: Path, get: Fetch = fetch) -> None:
        self._key, self._folder, self._get = key, folder, get
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._paused_until = 0.0

    def poster(self, tconst: str) -> Path | None:
        """The file of a title's poster; None where TMDB has none, or cannot be reached."""
        kept, none = self._folder / f"{tconst}.jpg", self._folder / f"{tconst}.none"
        if kept.is_file():
            return kept
        if none.is_file() and time.time() - none.stat().st_mtime < MONTH_SECONDS:
            return None
        if time.monotonic() < self._paused_until or not self._turns.acquire(blocking=False):
            return None
        try:
            data = self._fetched(tconst)
        except (OSError, ValueError, KeyError, TypeError) as error:
            # The key is in the address, and an error may hold that.
            LOG.warning("TMDB gave no poster (%s)", type(error).__name__)
            self._paused_until = time.monotonic() + PAUSE_SECONDS
            return None
        finally:
            self._turns.release()
        self._folder.mkdir(parents=True, exist_ok=True)
        artefacts.write_bytes(none if data is None else kept, data or b"")
        return None if data is None else kept

    def _fetched(self, tconst: str) -> bytes | None:
        asked = urlencode({"external_source": "imdb_id", "api_key": self._key})
        found = json.loads(self._get(f"{FIND}{quote(tconst, safe='')}?{asked}"))
        places = [one.get("poster_path") for kind in ("movie_results", "tv_results") for one in found[kind]]
        place = next((one for one in places if isinstance(one, str) and PLACE.fullmatch(one)), None)
        data = None if place is None else self._get(IMAGES + place)
        if data is not None and (len(data) > LARGEST or not data.startswith(JPEG)):
            raise ValueError("no picture")
        return data
