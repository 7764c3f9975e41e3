"""The sample as a snapshot: found, made, placed."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingExtra
from reelkin.imdb import integrity, snapshot
from reelkin.imdb.peculiarities import Peculiarities
from reelkin.imdb.sample.films import read_films
from reelkin.imdb.sample.rows import Sample, texts
from reelkin.imdb.snapshot import SourceFile
from reelkin.progress import Progress, silent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reelkin.imdb.files import RawFile
    from reelkin.imdb.snapshot import Snapshot
    from reelkin.workspace import Workspace

PACKAGE = "bokeh-sampledata"
DATABASE = "movies.db"
EDITION = 1
"""Raise it when the rules change: a workspace then makes the sample anew instead of keeping what it has."""

MIN_VOTES = 10
"""Reviews that a film needs to be in the model, unless the person says otherwise.

Of 17,449 rated films, which have 5 to 388 reviews, half of them at most 24, ten keep 13,651 (78 %); 8 would keep
14,882, 15 keep 11,373, 20 keep 9,766. The share of ten critics who like a film says how many would by 16 in a
hundred either way, that of five by 22; and beyond ten it is the films without English in them that go
first (2,180 of 3,097 are left at ten, 1,329 at twenty), which is what a sample should have.
"""

SAMPLE = Peculiarities(
    source="sample",
    rating_mean="the critics' mean score out of ten, or the share of them who liked the film",
    votes_mean="reviews by critics",
    default_min_votes=MIN_VOTES,
    billing_order=False,
    notice=(
        "The sample holds films of 1940 to 2014 from Wikidata (CC0, free for any use), as the Python package"
        f" {PACKAGE} brings them. It has no ratings by IMDb's users: critics' scores and the number of their"
        " reviews stand in for them."
    ),
)


def sample_snapshot(workspace: Workspace, progress: Progress = silent) -> Snapshot:
    """The sample as a snapshot; kept as it is where the workspace has it already.

    Its day is that of the source's last change, so that the same sample has one id everywhere.

    Args:
        workspace: where to, with its lock held.
        progress: told the files.

    Raises:
        MissingExtra: the package with the films is not installed.
        BadInput: it is there, and is not the version we know.
    """
    database = find_database()
    mark = f"{EDITION}-{artefacts.sha256(database)}"
    for old in snapshot.snapshots(workspace):
        unchanged = all(file.etag == mark for file in old.files.values())
        if unchanged and snapshot.digest_of(old.files, SAMPLE) == old.digest:
            return snapshot.keep(workspace, old, old.files, SAMPLE)
    return _make(database, mark, workspace, progress)


def find_database() -> Path:
    """The file with the films, found without importing its package, which would draw in others.

    Raises:
        MissingExtra: the package is not installed.
        BadInput: it is, without the file.
    """
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError:
        raise MissingExtra("sample", "the sample") from None
    for file in files:
        path = Path(str(file.locate()))
        if file.name == DATABASE and path.is_file():
            return path
    raise BadInput(f"{PACKAGE}: holds no {DATABASE}; install the version that reelkin[sample] names")


def _make(database: Path, mark: str, workspace: Workspace, progress: Progress) -> Snapshot:
    try:
        films, day = read_films(database), last_change(database)
    except (sqlite3.Error, KeyError, ValueError) as error:
        raise BadInput(
            f"{database}: not the films we know ({error}); install the version of reelkin[sample]"
        ) from error
    with artefacts.scratch_folder(workspace.home / "raw") as aside:
        files, paths = {}, {}
        written = texts(Sample.of(films))
        for count, (file, lines) in enumerate(written.items(), start=1):
            paths[file.name] = aside / file.gz_name
            files[file.name] = _write(file, lines, paths[file.name], mark)
            progress("making the sample", count, len(written), "files")
        return snapshot.place(workspace, paths, files, SAMPLE, day)


def last_change(database: Path) -> str:
    """The day of the source's last change, as 2026-10-18."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    try:
        return str(connection.execute("SELECT max(lastUpdated) FROM omdb").fetchone()[0])
    finally:
        connection.close()


def _write(file: RawFile, lines: Iterator[bytes], target: Path, mark: str) -> SourceFile:
    checked = integrity.write_gzip(lines, target)
    return SourceFile(url=f"{PACKAGE}/{DATABASE}", etag=mark, **asdict(checked))
