"""What many tests need: the shared real data beside the checkout, and the sample, fetched once."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["postgres"]

# A busy machine is no fault of the code; speed is measured in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

FILMS = 700
"""So many of the sample's most reviewed films, and Disney's of the 1940s."""
FEW_FILMS = 120
"""So many where only the way counts."""
ALSO = (
    "tt0033563",
    "tt0032910",
    "tt0034492",
    "tt0042332",
    "tt0043274",
    "tt0360717",
    "tt0074751",
    "tt0068688",
)
SHARED_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; without it the test is skipped."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"needs the real data that is no part of this repository, looked for in {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def sample_raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's raw snapshot folder, written once by each process that runs tests; read it only."""
    from reelkin.errors import MissingExtra
    from reelkin.imdb.fetch import fetch
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

    workspace = Workspace(tmp_path_factory.mktemp("sample"))
    try:
        return workspace.raw(fetch("sample", workspace, Settings(home=workspace.home)).id)
    except MissingExtra as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def small_raw(sample_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seven files with only a few hundred of the sample's films."""
    return _cut(sample_raw, FILMS, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="session")
def tiny_raw(sample_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with fewer still, for what is built over and over."""
    return _cut(sample_raw, FEW_FILMS, tmp_path_factory.mktemp("tiny"))


def _cut(sample_raw: Path, films: int, out: Path) -> Path:
    """Write the sample's `films` most reviewed films, and ALSO, to `out`."""
    ratings = [line.split("\t") for line in _lines(sample_raw / "title.ratings.tsv.gz")[1:]]
    known = sorted(ratings, key=lambda row: (-int(row[2]), row[0]))
    kept = {row[0] for row in known[:films]} | set(ALSO)
    people: set[str] = set()
    names = ["title.basics", "title.ratings", "title.crew", "title.principals", "title.akas", "title.episode"]
    for name in names:
        header, *rows = _lines(sample_raw / f"{name}.tsv.gz")
        rows = [row for row in rows if row.split("\t", 1)[0] in kept]
        if name == "title.principals":
            people = {row.split("\t")[2] for row in rows}
        _write(out / f"{name}.tsv.gz", [header, *rows])
    header, *rows = _lines(sample_raw / "name.basics.tsv.gz")
    _write(out / "name.basics.tsv.gz", [header, *(row for row in rows if row.split("\t", 1)[0] in people)])
    (out / "snapshot.json").write_bytes((sample_raw / "snapshot.json").read_bytes())
    return out


def _lines(path: Path) -> list[str]:
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as file:
        return file.read().split("\n")[:-1]


def _write(path: Path, lines: list[str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8", newline="\n") as file:
        file.write("".join(line + "\n" for line in lines))


@pytest.fixture(scope="session")
def built_home(small_raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a model of the small films; read it only."""
    from reelkin import build

    home = tmp_path_factory.mktemp("home")
    build(raw=small_raw, home=home, k=12)
    return home
