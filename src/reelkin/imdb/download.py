"""All seven files from one address, side by side, each whole and checked before any is taken."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from reelkin import artefacts
from reelkin.errors import BadInput, DownloadFailed, MissingArtefact
from reelkin.imdb import integrity, snapshot
from reelkin.imdb.files import FILES, RawFile
from reelkin.imdb.parallel import side_by_side
from reelkin.imdb.patience import Stumbled
from reelkin.imdb.snapshot import SourceFile
from reelkin.imdb.transfer import NOT_THERE, NotThere, Part, Version, note, transfer
from reelkin.imdb.web import Web

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reelkin.progress import Progress
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

MARGIN_BYTES = 64 << 20
"""What must stay free on the disk beyond the download itself."""

_SOURCE_FILE = TypeAdapter(SourceFile)


@dataclass(frozen=True)
class Fetched:
    """A checked file and where it lies for now."""

    path: Path
    file: SourceFile


@dataclass(frozen=True)
class Offer:
    """What the server says about a file before anything is downloaded."""

    file: RawFile
    unchanged: Fetched | None = None
    """It is still this one, which we have."""
    total: int | None = None
    """Its bytes, where the server tells."""


def download(
    base_url: str, workspace: Workspace, settings: Settings, progress: Progress
) -> Mapping[str, Fetched]:
    """The seven files from below `base_url`, by name.

    What was received lies below raw/.download until `forget` is called, so a broken run costs nothing twice.

    Raises:
        DownloadFailed: a file cannot be had; the others go on next time.
        BadInput: a file is there, and is not what it should be.
    """
    folder = _folder(workspace, base_url)
    folder.mkdir(parents=True, exist_ok=True)
    web = Web(base_url, settings.timeout_seconds, settings.parallel_downloads)
    job = _Job(web, base_url, folder, settings.retries, _one_at_a_time(progress))
    known = {file.name: _known(file, workspace, job) for file in FILES}
    threads = settings.parallel_downloads
    try:
        offers = side_by_side(
            [partial(job.survey, file, known[file.name]) for file in FILES], threads, web.stop
        )
        _check_disk(folder, offers)
        # The longest first, so that none is waited for alone at the end.
        offers = sorted(offers, key=lambda offer: -(offer.total or 0))
        fetched = side_by_side(
            [partial(job.fetch, each, known[each.file.name]) for each in offers], threads, web.stop
        )
    finally:
        web.close()
    return {offer.file.name: one for offer, one in zip(offers, fetched, strict=True)}


def forget(base_url: str, workspace: Workspace) -> None:
    """Remove what was kept of downloads from `base_url`; a snapshot has it now."""
    folder = _folder(workspace, base_url)
    shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        # Only when no other address has begun something there.
        folder.parent.rmdir()


def _folder(workspace: Workspace, base_url: str) -> Path:
    return workspace.downloads / artefacts.digest(base_url.rstrip("/"))[:8]


@dataclass(frozen=True)
class _Job:
    """What the seven downloads have in common."""

    web: Web
    base_url: str
    folder: Path
    retries: int
    progress: Progress

    def urls(self, file: RawFile) -> tuple[str, str]:
        """Where a file may be: compressed as at IMDb, or else plain."""
        base = f"{self.base_url.rstrip('/')}/{file.name}.tsv"
        return f"{base}.gz", base

    def survey(self, file: RawFile, known: Fetched | None) -> Offer:
        """Ask for the headers only. A server that does not answer such questions is asked for the file later."""
        for url in self.urls(file):
            conditions = _version(known).conditions() if known and known.file.url == url else {}
            try:
                with self.web.ask("HEAD", url, conditions) as response:
                    if response.status == 304 and known:
                        return Offer(file, unchanged=known)
                    if response.status == 200:
                        return Offer(file, total=Version.of(url, response).total)
                    if response.status not in NOT_THERE:
                        break
            except Stumbled:
                break
        return Offer(file)

    def fetch(self, offer: Offer, known: Fetched | None) -> Fetched:
        """The file, whole and checked; downloaded unless what we have is still the newest."""
        if offer.unchanged:
            return offer.unchanged
        compressed, plain = self.urls(offer.file)
        try:
            return self._fetch_from(compressed, offer.file, known)
        except NotThere as missing:
            try:
                return self._fetch_from(plain, offer.file, known)
            except NotThere:
                raise missing from None

    def _fetch_from(self, url: str, file: RawFile, known: Fetched | None) -> Fetched:
        same = known if known and known.file.url == url else None
        try:
            return self._receive(url, file, same)
        except integrity.Truncated:
            # A part that was continued wrongly, or a length that was a lie: once more from the start.
            return self._receive(url, file, same)

    def _receive(self, url: str, file: RawFile, same: Fetched | None) -> Fetched:
        part = Part(self.folder / f"{url.rsplit('/', 1)[1]}.part")
        known = _version(same) if same else None
        version = transfer(self.web, url, part, known, self.retries, self.progress, file.gz_name)
        if version is None and same:
            return same
        try:
            return self._accept(part, version or Version(url), file)
        except BadInput:
            part.forget()
            raise

    def _accept(self, part: Part, version: Version, file: RawFile) -> Fetched:
        target = self.folder / file.gz_name

        def advance(done: int) -> None:
            self.web.raise_if_stopped()
            self.progress(f"checking {file.gz_name}", done, part.size, "bytes")

        compressed = version.url.endswith(".gz")
        if compressed:
            checked = integrity.check(part.path, file, version.url, advance)
        else:
            checked = integrity.compress(part.path, target, file, advance)
        found = SourceFile(
            url=version.url, etag=version.etag, last_modified=version.last_modified, **asdict(checked)
        )
        note(_note_of(target), asdict(found))
        if compressed:
            part.path.replace(target)
        part.forget()
        return Fetched(target, found)


def _known(file: RawFile, workspace: Workspace, job: _Job) -> Fetched | None:
    """What we have of a file from this address: received by a run that broke off later, or in a snapshot."""
    received = _received(job.folder / file.gz_name)
    if received:
        return received
    for old in snapshot.snapshots(workspace):
        if old.files[file.name].url in job.urls(file):
            return Fetched(workspace.raw(old.id) / file.gz_name, old.files[file.name])
    return None


def _received(path: Path) -> Fetched | None:
    """A file that an earlier run received and checked; read again, for that run may have ended with the power."""
    try:
        noted = _SOURCE_FILE.validate_python(artefacts.read_json(_note_of(path), ""))
    except (MissingArtefact, BadInput, ValidationError):
        return None
    return Fetched(path, noted) if path.is_file() and artefacts.sha256(path) == noted.sha256 else None


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _version(known: Fetched) -> Version:
    return Version(known.file.url, known.file.etag, known.file.last_modified)


def _check_disk(folder: Path, offers: Sequence[Offer]) -> None:
    """Refuse before the first byte what cannot end well."""
    parts = sum(part.stat().st_size for part in folder.glob("*.part"))
    needed = max(0, sum(offer.total or 0 for offer in offers) - parts) + MARGIN_BYTES
    free = shutil.disk_usage(folder).free
    if any(offer.total for offer in offers) and free < needed:
        raise DownloadFailed(
            f"{folder}: the download needs {needed / 1e6:,.0f} MB and {free / 1e6:,.0f} MB are free;"
            " make room or choose another workspace with --home"
        )


def _one_at_a_time(progress: Progress) -> Progress:
    lock = Lock()

    def call(task: str, done: int, total: int | None = None, unit: str = "rows") -> None:
        with lock:
            progress(task, done, total, unit)

    return call
