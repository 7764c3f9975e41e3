"""The catalogue's CSV file, here or in S3: written from a model, and published into a database."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import MissingExtra
from reelkin.model.bundle import Bundle
from reelkin.progress import Progress, silent
from reelkin.store.live_switch import Published, put_live
from reelkin.store.spine import read_spine, write_spine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from sqlalchemy import Engine

SCHEME = "s3://"


def export_spine(bundle: Path, target: str) -> int:
    """Write the titles of a bundle to a file or an `s3://` address, whole or not at all; returns how many.

    Raises:
        MissingArtefact, BadInput: there is no bundle there, or it is not whole.
        RemoteFailed: S3 does not take it.
    """
    opened = Bundle.load(bundle)
    if not target.startswith(SCHEME):
        return _write(opened, Path(target))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.csv"
        titles = _write(opened, path)
        _s3().put_file(path, target)
    return titles


def publish_spine(engine: Engine, source: str, progress: Progress = silent) -> Published:
    """Make the catalogue of a CSV file, here or at an `s3://` address, the live one.

    Raises:
        BadInput: it is no such file.
        MissingArtefact, NewerDatabase: the database's schema is not this code's.
        RemoteFailed: S3 does not give it.
    """
    with _here(source) as path:
        catalog = read_spine(path)
        return put_live(engine, catalog.model_id, None, lambda: catalog, progress)


def _write(bundle: Bundle, path: Path) -> int:
    aside = artefacts.partial_path(path)
    with aside.open("w", encoding="utf-8", newline="") as file:
        titles = write_spine(bundle, file)
    aside.replace(path)
    return titles


@contextmanager
def _here(source: str) -> Iterator[Path]:
    if not source.startswith(SCHEME):
        yield Path(source)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "titles.csv"
        _s3().get_file(source, path)
        yield path


def _s3() -> ModuleType:
    try:
        from reelkin.aws import s3
    except ModuleNotFoundError:
        raise MissingExtra("aws", "a file in S3") from None
    return s3
