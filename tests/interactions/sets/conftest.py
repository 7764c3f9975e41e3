"""A server with rating sets as their own servers have them, and pauses short enough for tests."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from imdb.server import Server, serving
from reelkin.settings import Settings
from reelkin.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RATINGS = b"userId,movieId,rating,timestamp\n" + b"".join(
    b"%d,%d,%d.5,%d\n" % (person, film, (person * film) % 5, 10**9 + person * film)
    for person in range(1, 101)
    for film in range(1, 51)
)
LINKS = b"movieId,imdbId,tmdbId\n" + b"".join(b"%d,%07d,\n" % (film, film * 7) for film in range(1, 51))
README = b"The terms in full.\n"
TWEETS = b"".join(
    b"%d::%07d::%d::1365029107\n" % (person, person * 3, person % 11) for person in range(1, 2001)
)


def zipped(files: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=how)
    return packed.getvalue()


def movielens_zip(release: str = "ml-latest-small", **more: bytes) -> bytes:
    files = {
        "ratings.csv": RATINGS,
        "links.csv": LINKS,
        "README.txt": README,
        "tags.csv": b"userId\n",
        **more,
    }
    return zipped({f"{release}/{name}": data for name, data in files.items()})


@pytest.fixture
def server() -> Iterator[Server]:
    """The sets at the places they have below their servers' addresses."""
    files = {
        "ml-latest-small.zip": movielens_zip(),
        "ml-25m.zip": movielens_zip("ml-25m"),
        "latest/ratings.dat": TWEETS,
        "snapshots/100K/ratings.dat": TWEETS[:3000].rsplit(b"\n", 1)[0] + b"\n",
    }
    with serving(files) as running:
        yield running


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace(tmp_path / "home")


@pytest.fixture
def settings(workspace: Workspace) -> Settings:
    """Patient for a second."""
    return Settings(home=workspace.home, timeout_seconds=5, retries=2)


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Retry at once: what is tested is that it is done, not how long it takes."""
    monkeypatch.setattr("reelkin.imdb.patience.FIRST_PAUSE", 0.001)
