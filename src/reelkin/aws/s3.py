"""Files and folders to and from `s3://` addresses: whole or not at all, and compared by their SHA-256.

Each object that is sent carries the SHA-256 of its file as metadata. What comes back is compared with it, beside the
checksums that boto3 itself checks on the wire.
"""

from __future__ import annotations

import hashlib
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from reelkin import artefacts
from reelkin.aws.connection import client, in_words
from reelkin.errors import BadInput, RemoteFailed, UsageError
from reelkin.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from reelkin.progress import Progress

SCHEME = "s3://"
CHECKSUM = "sha256"
"""The name of the metadata that holds the hash, in hex."""
PIECE = 1 << 20
_ADDRESS = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?", re.DOTALL)


class Address(NamedTuple):
    """A bucket and a key in it, which may be the beginning of many keys."""

    bucket: str
    key: str

    def __str__(self) -> str:
        """As `s3://bucket/key`."""
        return f"{SCHEME}{self.bucket}/{self.key}"

    def below(self, name: str) -> Address:
        """The address of `name` in this "folder"."""
        return Address(self.bucket, f"{self.key.rstrip('/')}/{name}".lstrip("/"))


def address(text: str) -> Address:
    """What `s3://bucket/key` names.

    Raises:
        UsageError: it is no such address.
    """
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise UsageError(f"an address in S3 is s3://bucket/key; got '{text}'")
    return Address(found[1], found[2] or "")


def put_bytes(data: bytes | bytearray, url: str, *, region: str | None = None) -> None:
    """Leave `data` at `url`.

    Raises:
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached.
    """
    place = address(url)
    with in_words(f"writing {url}"):
        client("s3", region).put_object(
            Bucket=place.bucket,
            Key=place.key,
            Body=bytes(data) if isinstance(data, bytearray) else data,
            Metadata={CHECKSUM: hashlib.sha256(data).hexdigest()},
        )


def put_file(path: Path, url: str, *, region: str | None = None) -> None:
    """Leave the file at `url`, in parts where it is large.

    Raises:
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached.
    """
    place = address(url)
    digest = artefacts.sha256(path)
    with in_words(f"writing {url}"):
        client("s3", region).upload_file(
            str(path), place.bucket, place.key, ExtraArgs={"Metadata": {CHECKSUM: digest}}
        )


def get_bytes(url: str, *, region: str | None = None, most: int | None = None) -> bytes:
    """The object at `url`.

    Args:
        url: where.
        region: of the client.
        most: bytes that are still believed; more is refused before it is read.

    Raises:
        UsageError: `url` is no address in S3.
        BadInput: it holds more than `most` bytes, or other than was sent.
        RemoteFailed: S3 refused, has no such object, or could not be reached.
    """
    place = address(url)
    with in_words(f"reading {url}"):
        answer = client("s3", region).get_object(Bucket=place.bucket, Key=place.key)
        size = int(answer["ContentLength"])
        if most is not None and size > most:
            raise BadInput(f"{url}: {size} bytes, and no more than {most} are believed")
        data: bytes = answer["Body"].read()
    _compare(url, hashlib.sha256(data).hexdigest(), answer["Metadata"])
    return data


def get_file(url: str, path: Path, *, region: str | None = None, hashed: bool = False) -> None:
    """Leave the object at `url` in `path`, whole or not at all.

    Args:
        url: where.
        path: to where.
        region: of the client.
        hashed: refuse an object that was sent without a SHA-256, as by other programs.

    Raises:
        UsageError: `url` is no address in S3.
        BadInput: what came is not what was sent, or nobody says what that was.
        RemoteFailed: S3 refused, has no such object, or could not be reached.
    """
    place = address(url)
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = artefacts.partial_path(path)
    digest = hashlib.sha256()
    try:
        with in_words(f"reading {url}"), aside.open("wb") as file:
            answer = client("s3", region).get_object(Bucket=place.bucket, Key=place.key)
            for piece in answer["Body"].iter_chunks(PIECE):
                digest.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        _compare(url, digest.hexdigest(), answer["Metadata"], hashed=hashed)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    artefacts.sync_folder(path.parent)


def keys(url: str, *, region: str | None = None) -> list[str]:
    """The addresses of all objects whose address begins with `url`, sorted.

    Raises:
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached.
    """
    place = address(url)
    with in_words(f"listing {url}"):
        pages = (
            client("s3", region)
            .get_paginator("list_objects_v2")
            .paginate(Bucket=place.bucket, Prefix=place.key)
        )
        return sorted(str(Address(place.bucket, one["Key"])) for one in _objects(pages))


def _objects(pages: Any) -> Iterator[dict[str, Any]]:
    for page in pages:
        yield from page.get("Contents", ())


def remove(urls: list[str], *, region: str | None = None) -> None:
    """Remove these objects; one that is not there is no error.

    Raises:
        RemoteFailed: S3 refused, or could not be reached.
    """
    for url in urls:
        place = address(url)
        with in_words(f"removing {url}"):
            client("s3", region).delete_object(Bucket=place.bucket, Key=place.key)


def put_folder(
    folder: Path, url: str, last: str, *, region: str | None = None, progress: Progress = silent
) -> None:
    """Leave every file below `folder` below `url`; `last` goes last, so that where it is, the rest is too.

    Raises:
        UsageError: `url` is no address in S3.
        RemoteFailed: S3 refused, or could not be reached; `last` is then not there.
    """
    place = address(url)
    names = [name for name in artefacts.folder_hashes(folder) if name != last]
    remove([str(place.below(last))], region=region)
    for done, name in enumerate([*names, last]):
        progress("sending", done, len(names) + 1, "files")
        put_file(folder / name, str(place.below(name)), region=region)
    progress("sending", len(names) + 1, len(names) + 1, "files")


def get_folder(
    url: str, folder: Path, *, region: str | None = None, progress: Progress = silent, hashed: bool = False
) -> None:
    """Leave every object below `url` in `folder`, an empty one that the caller puts in place once it is checked.

    With `hashed`, an object that was sent without a SHA-256 is refused.

    Raises:
        UsageError: `url` is no address in S3.
        BadInput: an object's name leads out of the folder, or it is not what was sent.
        RemoteFailed: S3 refused, could not be reached, or has nothing there.
    """
    below = str(address(url)).rstrip("/") + "/"
    found = keys(below, region=region)
    if not found:
        raise RemoteFailed(f"reading {url}: nothing is there; look at the address")
    for done, one in enumerate(found):
        progress("receiving", done, len(found), "files")
        name = one.removeprefix(below)
        if ".." in name.split("/") or name.startswith("/") or not name or name.endswith("/"):
            raise BadInput(f"{one}: a name that leads out of the folder; look at who wrote it")
        get_file(one, folder / name, region=region, hashed=hashed)
    progress("receiving", len(found), len(found), "files")


def _compare(url: str, found: str, metadata: dict[str, str], *, hashed: bool = False) -> None:
    sent = metadata.get(CHECKSUM)
    if sent is None and hashed:
        raise BadInput(
            f"{url}: sent without a SHA-256, so nobody knows whether it is whole; use reelkin push"
        )
    if sent is not None and sent != found:
        raise BadInput(
            f"{url}: damaged, its SHA-256 is {found} and not {sent}; get it again or send it again"
        )
