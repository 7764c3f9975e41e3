"""What a running site was told: who may come in, under which names, and where its data lies."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from reelkin.errors import UsageError

Auth = Literal["none", "password"]
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
KEY_FILE = "site.key"
KEY_BYTES = 32


@dataclass(frozen=True)
class SiteConfig:
    """The site as its owner wants it.

    Attributes:
        home: the workspace folder, whose reports the site shows.
        key: what cookies are signed with; every server of one site needs the same.
        auth: "none": one account for whoever reaches the address. "password": sign-in.
        read_only: nobody can change anything on the server; visitors keep their marks in a cookie.
        public_url: the address people type, if it is another than the one listened on.
        hosts: further names under which the site answers.
        tmdb_key: a key of TMDB's API, to show photographed posters instead of drawn ones.
    """

    home: Path
    key: bytes = field(repr=False)
    auth: Auth = "none"
    read_only: bool = False
    public_url: str | None = None
    hosts: tuple[str, ...] = ()
    tmdb_key: str | None = field(default=None, repr=False)

    @property
    def secure(self) -> bool:
        """Whether people come by https, so that cookies are for https alone."""
        return self.public_url is not None and urlsplit(self.public_url).scheme == "https"

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Host names that requests may name; any other is a page elsewhere that points here."""
        public = urlsplit(self.public_url).hostname if self.public_url else None
        return frozenset(
            [*LOCAL_HOSTS, *(host.lower() for host in self.hosts), *([public] if public else [])]
        )


def check_address(host: str, *, auth: Auth, read_only: bool) -> None:
    """See that a site without sign-in is not open to the network.

    Raises:
        UsageError: it would be.
    """
    if host in LOCAL_HOSTS or auth == "password" or read_only:
        return
    raise UsageError(
        f"--host {host}: anybody who reaches this address could change your ratings; use --auth password, "
        "or --public-read-only, or stay on 127.0.0.1"
    )


def site_key(home: Path) -> bytes:
    """The key of this workspace's site, made at the first call; only its owner can read the file.

    Raises:
        UsageError: the file holds no key.
    """
    path = home / KEY_FILE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES))
    except FileExistsError:
        pass
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        key = b""
    if len(key) < KEY_BYTES:
        raise UsageError(f"{path}: holds no key; remove it, and a new one is made (people sign in again)")
    return key


def check_url(public_url: str | None) -> None:
    """See that the address people type is one.

    Raises:
        UsageError: it is no http or https address, or has a path.
    """
    parts = urlsplit(public_url or "http://localhost")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
        raise UsageError(f"--public-url: must be like https://films.example.org, got {public_url!r}")
