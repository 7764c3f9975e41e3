"""Where everything lies below the workspace folder, and the one lock that guards writing to it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from reelkin.errors import MissingArtefact, UsageError, WorkspaceLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Workspace:
    """The workspace folder `home` and the places in it. Nothing here creates anything but `lock`."""

    home: Path

    def raw(self, snapshot: str) -> Path:
        """The seven files of a snapshot as downloaded, with snapshot.json."""
        return self.home / "raw" / snapshot

    @property
    def downloads(self) -> Path:
        """What has been received and is no snapshot yet: a folder for each address."""
        return self.home / "raw" / ".download"

    def rejects(self, snapshot: str) -> Path:
        """Every refused row of a snapshot, and counts.json."""
        return self.raw(snapshot) / "rejects"

    def staging(self, snapshot: str) -> Path:
        """The accepted rows of the seven files as Parquet, under IMDb's own column names; can be made again."""
        return self.home / "staging" / snapshot

    def catalog(self, snapshot: str) -> Path:
        """The catalogue's tables as Parquet, with prepare.json."""
        return self.home / "catalog" / snapshot

    def report(self, of: str, kind: str) -> Path:
        """A report about a snapshot or a model."""
        return self.home / "reports" / of / kind

    @property
    def ratings(self) -> Path:
        """The rating sets of many people that were fetched: a folder for each, with set.json."""
        return self.home / "ratings"

    @property
    def rating_downloads(self) -> Path:
        """What has been received and is no rating set yet: a folder for each address."""
        return self.ratings / ".download"

    @property
    def evaluations(self) -> Path:
        """Results of evaluations that are under way or done, each method, protocol and fold; can be made again."""
        return self.home / "evaluations"

    @property
    def profiles(self) -> Path:
        """Personal imports: one folder a person."""
        return self.home / "profiles"

    @property
    def models(self) -> Path:
        """The bundles."""
        return self.home / "models"

    @property
    def current_model(self) -> Path:
        """A link to the newest complete bundle."""
        return self.models / "current"

    @property
    def training_jobs(self) -> Path:
        """What became of each job of an engine elsewhere: what it ran on, how it ended, what it cost."""
        return self.home / "training-jobs"

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.home / "reelkin.sqlite"

    def snapshots(self) -> list[str]:
        """The complete snapshots, the one fetched last at the end."""
        found = [path for path in self.home.glob("raw/*/snapshot.json") if path.parent.name[0] != "."]
        return [path.parent.name for path in sorted(found, key=lambda path: (path.stat().st_mtime_ns, path))]

    def newest_snapshot(self) -> str:
        """The complete snapshot that was fetched last.

        Raises:
            MissingArtefact: there is none.
        """
        snapshots = self.snapshots()
        if not snapshots:
            raise MissingArtefact(
                f'{self.home}: no IMDb files here yet; run "reelkin fetch" or "reelkin fetch sample"'
            )
        return snapshots[-1]

    def snapshot(self, wanted: str | None) -> str:
        """The snapshot called `wanted` (its id or the beginning of it), or the newest.

        Raises:
            UsageError: there is none, or several begin so.
        """
        if wanted is None:
            return self.newest_snapshot()
        there = self.snapshots()
        found = [name for name in there if name == wanted] or [
            name for name in there if name.startswith(wanted)
        ]
        if len(found) > 1:
            raise UsageError(f"several snapshots begin with '{wanted}': {', '.join(found)}; give more of it")
        if not found:
            offer = f"there {'is' if len(there) == 1 else 'are'} {', '.join(there) or 'none'}"
            raise UsageError(f"no snapshot '{wanted}'; {offer}")
        return found[0]

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the workspace for writing.

        Raises:
            WorkspaceLocked: another process holds it. A lock of a process that died is free.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.home / ".lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise WorkspaceLocked(
                f"{self.home}: another reelkin is writing here; wait for it or use another --home"
            ) from None
        try:
            yield
        finally:
            lock.release()
