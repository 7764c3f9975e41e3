"""Style, scripts and fonts under addresses that name their content, so that browsers may keep them for ever."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable

TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
}
FOR_EVER = "public, max-age=31536000, immutable"
HASH = 10
_NAMED = re.compile(r"asset\(([\w./-]+)\)")


class Assets:
    """The files of static/ and the posters' fonts, each by its name and by its address.

    A style sheet or a script names another file as `asset(name)`; the address is put in its place.
    """

    def __init__(self) -> None:
        found = dict(_all(files("reelkin.web") / "static"))
        found |= _all(files("reelkin.posters") / "fonts", "fonts/")
        self._addresses: dict[str, str] = {}
        self._content: dict[str, tuple[bytes, str]] = {}
        # Fonts and scripts that name nothing come before what names them.
        for name in sorted(found, key=lambda name: (len(_NAMED.findall(_text(found[name]))), name)):
            self._add(name, found[name])

    def address(self, name: str) -> str:
        """Where a file is served.

        Raises:
            KeyError: there is none of this name.
        """
        return f"/static/{self._addresses[name]}"

    def response(self, address: str) -> Response | None:
        """The file at an address below /static/; None where there is none."""
        found = self._content.get(address)
        if found is None:
            return None
        return Response(found[0], media_type=found[1], headers={"Cache-Control": FOR_EVER})

    @property
    def sizes(self) -> Mapping[str, int]:
        """Bytes of each file."""
        return {name: len(self._content[address][0]) for name, address in self._addresses.items()}

    def _add(self, name: str, data: bytes) -> None:
        stem, _, ending = name.rpartition(".")
        if ending in ("css", "js"):
            data = _NAMED.sub(lambda named: self.address(named[1]), data.decode()).encode()
        address = f"{stem}.{hashlib.sha256(data).hexdigest()[:HASH]}.{ending}"
        self._addresses[name] = address
        self._content[address] = (data, TYPES[ending])


def _all(folder: Traversable, before: str = "") -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _all(entry, f"{before}{entry.name}/")
        elif entry.name.rpartition(".")[2] in TYPES:
            yield before + entry.name, entry.read_bytes()


def _text(data: bytes) -> str:
    return data.decode(errors="ignore")
