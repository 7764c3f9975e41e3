"""One file over HTTP into a part that survives a broken connection, a kill, a reboot: the next try goes on from there."""

from __future__ import annotations

import re
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from reelkin import artefacts
from reelkin.errors import BadInput, DownloadFailed, MissingArtefact
from reelkin.imdb.integrity import GZIP_MAGIC
from reelkin.imdb.patience import WORTH_A_RETRY, Patience, Stumbled, phrase, stumbled_at

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

    from reelkin.imdb.web import Web
    from reelkin.progress import Progress

CHUNK = 1 << 18
STALL_BYTES = 1024
"""A connection that brings less than this in the time-out of a silent one is as good as silent."""
PROGRESS_SECONDS = 0.1
PACKED = {".gz": (GZIP_MAGIC, "a gzip file"), ".zip": (b"PK", "a zip file")}
"""How files begin whose address ends so, and what they are called."""
NOT_THERE = frozenset({403, 404, 410})
"""What servers answer for a file they do not have; where nobody may list the files, it is 403."""

_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+)")
_COMPLETE = re.compile(r"bytes \*/(\d+)")


class NotThere(DownloadFailed):
    """The server has no such file."""


@dataclass(frozen=True)
class Version:
    """What a server said about a file when it began to send it: enough to know whether a part is still of use."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    total: int | None = None

    @classmethod
    def of(cls, url: str, response: BaseHTTPResponse) -> Version:
        """As the headers of an answer with the whole file say."""
        length = response.headers.get("Content-Length", "")
        return cls(
            url,
            response.headers.get("ETag"),
            response.headers.get("Last-Modified"),
            int(length) if length.isdecimal() else None,
        )

    def conditions(self) -> dict[str, str]:
        """Headers that ask for the file only if it is another by now."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    def range(self, start: int) -> dict[str, str]:
        """Headers that ask for the bytes from `start`, if the file is still the same."""
        strong = self.etag if self.etag and not self.etag.startswith("W/") else None
        validator = strong or self.last_modified
        return {"Range": f"bytes={start}-", **({"If-Range": validator} if validator else {})}


_VERSION = TypeAdapter(Version)


class Part:
    """The bytes received so far of one file, and beside them which version of it they belong to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._marker = path.with_name(f"{path.name}.json")

    @property
    def size(self) -> int:
        """How many bytes are there."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def version(self, url: str) -> Version | None:
        """Which version of `url` the bytes belong to; None when there are none, or not of this address."""
        try:
            version = _VERSION.validate_python(artefacts.read_json(self._marker, ""))
        except (MissingArtefact, BadInput, ValidationError):
            return None
        return version if version.url == url and self.size else None

    def begin(self, version: Version) -> None:
        """Forget what was received; what follows belongs to `version`."""
        self.forget()
        note(self._marker, asdict(version))

    def forget(self) -> None:
        """Remove the bytes."""
        # The bytes go first: without a marker they are worthless, without them the marker says nothing.
        self.path.unlink(missing_ok=True)
        self._marker.unlink(missing_ok=True)


def note(path: Path, value: Any) -> None:
    """Write a JSON value whole or not at all, if not through a power cut: what it speaks of is checked anyway."""
    aside = artefacts.partial_path(path)
    aside.write_bytes(artefacts.json_bytes(value))
    aside.replace(path)


def transfer(
    web: Web, url: str, part: Part, known: Version | None, retries: int, progress: Progress, task: str
) -> Version | None:
    """Receive `url` into `part`, taking up what is there already.

    Args:
        web: the client.
        url: the file's address.
        part: where the bytes go.
        known: the version that lies somewhere else already, if any.
        retries: how often a broken transfer is taken up again.
        progress: told the bytes under the name `task`.
        task: see `progress`.

    Returns:
        The version received, or None: `known` is still the newest.

    Raises:
        NotThere: the server has no such file.
        DownloadFailed: it cannot be had now; the part stays for the next time.
        BadInput: the server sends something else, a web page for one.
    """
    patience = Patience(web, url, retries)
    while True:
        try:
            return _try(web, url, part, known, _Meter(progress, task))
        except Stumbled as stumble:
            patience.bear(stumble, part.size)


class _Meter:
    """Tells the progress now and then, not at every chunk."""

    def __init__(self, progress: Progress, task: str) -> None:
        self._progress, self._task, self._last = progress, task, 0.0

    def __call__(self, done: int, total: int | None) -> None:
        now = time.monotonic()
        if now - self._last >= PROGRESS_SECONDS or done == total:
            self._progress(self._task, done, total, "bytes")
            self._last = now


def _try(web: Web, url: str, part: Part, known: Version | None, meter: _Meter) -> Version | None:
    begun = part.version(url)
    headers = begun.range(part.size) if begun else known.conditions() if known else {}
    with web.ask("GET", url, headers) as response:
        if response.status == 304 and known and not begun:
            return None
        if response.status == 416 and begun:
            return _end_of(part, begun, response)
        version = _accepted(url, part, begun, response)
        _receive(web, response, part, version, meter)
        return version


def _accepted(url: str, part: Part, begun: Version | None, response: BaseHTTPResponse) -> Version:
    """Decide what an answer is, and make the part ready for its body."""
    if response.status == 206 and begun:
        return _continued(part, begun, response)
    if response.status == 200:
        version = Version.of(url, response)
        part.begin(version)
        return version
    if response.status in WORTH_A_RETRY:
        raise stumbled_at(response)
    kind = NotThere if response.status in NOT_THERE else DownloadFailed
    raise kind(f"{url}: the server answers {phrase(response.status)}; is the address right?")


def _continued(part: Part, begun: Version, response: BaseHTTPResponse) -> Version:
    match = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    start, total = (int(match[1]), int(match[3])) if match else (-1, -1)
    etag = response.headers.get("ETag", begun.etag)
    if start != part.size or total != (begun.total or total) or etag != begun.etag:
        # It sends another part than asked for, or a part of another version: nothing to build upon.
        part.forget()
        raise Stumbled("the server goes on with another file or at another place")
    return Version(begun.url, begun.etag, begun.last_modified, total)


def _end_of(part: Part, begun: Version, response: BaseHTTPResponse) -> Version:
    """There are no bytes beyond those we have: either we have them all, or the file has shrunk."""
    match = _COMPLETE.fullmatch(response.headers.get("Content-Range", ""))
    if match and int(match[1]) == part.size:
        return begun
    part.forget()
    raise Stumbled("the file at the server has become shorter")


def _receive(web: Web, response: BaseHTTPResponse, part: Part, version: Version, meter: _Meter) -> None:
    size = part.size
    with part.path.open("ab") as stream:
        for chunk in web.chunks(response, CHUNK, STALL_BYTES):
            if size == 0:
                _recognise(chunk, version.url, part)
            size += stream.write(chunk)
            meter(size, version.total)
    if version.total is not None and size != version.total:
        raise Stumbled(f"{size:,} bytes came where {version.total:,} were announced")


def _recognise(chunk: bytes, url: str, part: Part) -> None:
    """Refuse at the first bytes what is no data, rather than download all of it."""
    magic, wanted = next((kind for ending, kind in PACKED.items() if url.endswith(ending)), (None, "a table"))
    if magic.startswith(chunk[:2]) if magic else not chunk.lstrip().startswith(b"<"):
        return
    part.forget()
    what = "a web page" if chunk.lstrip().startswith(b"<") else "something else"
    raise BadInput(
        f"{url}: the server sends {what} ({chunk[:40]!r}…) instead of {wanted}; is the address right?"
    )
