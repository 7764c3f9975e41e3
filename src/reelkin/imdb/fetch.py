"""Getting a snapshot, from wherever the seven files are."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reelkin.artefacts import FULL
from reelkin.errors import DownloadFailed, MissingExtra, UsageError
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.imdb.snapshot import Snapshot
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

SAMPLE = "sample"


def fetch(
    source: str | Path | None, workspace: Workspace, settings: Settings, progress: Progress = silent
) -> Snapshot:
    """Get the seven files into `raw/<snapshot>`, or find that the workspace has them already.

    Args:
        source: None for `settings.base_url`; "sample"; an http(s) or s3 address, or a folder, that hold the files.
        workspace: where to. Call with its lock held.
        settings: base_url, timeout_seconds, retries and parallel_downloads count here.
        progress: told bytes, by file.

    Returns:
        The snapshot, complete on disk, the newest of the workspace.

    Raises:
        UsageError: the source is no folder and no address that can be read.
        DownloadFailed: not all files could be had, or the disk is full. What was received is kept.
        BadInput: a file is not what it should be.
        MissingExtra: a library is not installed.
    """
    with plain_errors(workspace):
        if source == SAMPLE:
            from reelkin.imdb.sample import sample_snapshot

            return sample_snapshot(workspace, progress)
        if source is None:
            return _download(settings.base_url, workspace, settings, progress, described=False)
        if isinstance(source, str) and source.startswith("s3://"):
            from reelkin.imdb.bucket import bucket_snapshot

            return bucket_snapshot(source, workspace, today(), settings.aws_region, progress)
        if isinstance(source, str) and "://" in source:
            return _download(source, workspace, settings, progress, described=True)
        from reelkin.imdb.local import folder_snapshot

        return folder_snapshot(Path(source), workspace, today(), progress)


def today() -> str:
    """The day, in UTC, as 2026-11-24."""
    return datetime.now(UTC).date().isoformat()


def _download(
    url: str, workspace: Workspace, settings: Settings, progress: Progress, *, described: bool
) -> Snapshot:
    """Download from below `url`; where `described`, a snapshot.json there says what is peculiar to the files."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise UsageError(f"{url}: not an address to fetch from; give http://…, https://…, s3://… or a folder")
    from reelkin.imdb import download, peculiarities, snapshot

    fetched = download.download(url, workspace, settings, progress)
    placed = snapshot.place(
        workspace,
        {name: one.path for name, one in fetched.items()},
        {name: one.file for name, one in fetched.items()},
        peculiarities.of_address(url, settings) if described else peculiarities.IMDB,
        today(),
    )
    download.forget(url, workspace)
    return placed


@contextmanager
def plain_errors(workspace: Workspace, earlier: str = "earlier snapshots are as they were") -> Iterator[None]:
    """Say in plain words what an operating system says in numbers, and which extra holds a missing library."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra("build", "fetching") from error
    except OSError as error:
        where = error.filename or workspace.home
        if error.errno in FULL:
            raise DownloadFailed(
                f"{where}: the disk is full; make room or choose another workspace with --home, then fetch"
                f" again: what was received is kept, and {earlier}"
            ) from error
        raise DownloadFailed(f"{where}: {error.strerror or error}; {earlier}") from error
