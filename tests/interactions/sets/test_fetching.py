"""Rating sets over a real connection: whole or absent, resumed, checked, and found again."""

from __future__ import annotations

import gzip
import hashlib
import json
import socket
import zipfile
from typing import TYPE_CHECKING

import pytest

from imdb.server import Fault
from reelkin import artefacts
from reelkin.errors import BadInput, DownloadFailed, UsageError
from reelkin.interactions.bulk import read_bulk
from reelkin.interactions.sets import sources, unpacking
from reelkin.interactions.sets.fetching import fetch_set
from reelkin.interactions.sets.sources import MOVIELENS, MOVIETWEETINGS

from .conftest import LINKS, RATINGS, README, TWEETS, movielens_zip, zipped

if TYPE_CHECKING:
    from pathlib import Path

    from imdb.server import Server
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

SMALL = "ml-latest-small.zip"


def left_behind(workspace: Workspace) -> list[str]:
    """What lies in the workspace's folder of sets beside whole sets."""
    return sorted(path.name for path in workspace.ratings.glob(".*"))


def test_movielens_has_what_is_needed_and_nothing_else(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    stored = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    folder = workspace.ratings / stored.id
    assert sorted(path.name for path in folder.iterdir()) == [
        "README.txt",
        "links.csv",
        "ratings.csv",
        "set.json",
    ]
    assert (folder / "ratings.csv").read_bytes() == RATINGS
    assert (folder / "README.txt").read_bytes() == README
    assert read_bulk(folder).counts["kept"] == 5000
    assert left_behind(workspace) == []


def test_the_note_names_where_it_is_from_and_under_which_terms(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    stored = fetch_set(MOVIELENS, "ml-25m", server.url, workspace, settings)
    note = json.loads((workspace.ratings / stored.id / "set.json").read_text())
    assert note["url"] == f"{server.url}ml-25m.zip"
    assert note["bytes"] == len(server.files["ml-25m.zip"])
    assert note["sha256"] == hashlib.sha256(server.files["ml-25m.zip"]).hexdigest()
    assert note["files"]["links.csv"] == {"bytes": len(LINKS), "sha256": hashlib.sha256(LINKS).hexdigest()}
    assert note["licence"] == MOVIELENS.notice
    assert stored.id.startswith("movielens-ml-25m-")


@pytest.mark.parametrize(
    ("release", "name"), [(None, "latest/ratings.dat"), ("100k", "snapshots/100K/ratings.dat")]
)
def test_movietweetings(
    workspace: Workspace, settings: Settings, server: Server, release: str | None, name: str
) -> None:
    stored = fetch_set(MOVIETWEETINGS, release, server.url, workspace, settings)
    assert (workspace.ratings / stored.id / "ratings.dat").read_bytes() == server.files[name]
    assert read_bulk(workspace.ratings / stored.id).source == "MovieTweetings"


def test_the_second_time_nothing_is_sent(workspace: Workspace, settings: Settings, server: Server) -> None:
    """The server says that it is the same, and the set that is there becomes the newest."""
    first = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    before = artefacts.folder_hashes(workspace.ratings)
    fetch_set(MOVIELENS, "ml-25m", server.url, workspace, settings)
    server.forget()
    assert fetch_set(MOVIELENS, None, server.url, workspace, settings) == first
    assert [(one.status, one.sent) for one in server.requests(SMALL)] == [(304, 0)]
    assert before.items() <= artefacts.folder_hashes(workspace.ratings).items()


def test_a_server_that_cannot_tell_sends_again_and_the_set_is_the_same(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    server.validators = False
    ids = {fetch_set(MOVIELENS, None, server.url, workspace, settings).id for _ in range(2)}
    assert len(ids) == len(list(workspace.ratings.iterdir())) == 1


def test_a_changed_file_is_a_set_of_its_own(workspace: Workspace, settings: Settings, server: Server) -> None:
    old = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    server.files[SMALL] = movielens_zip(**{"ratings.csv": RATINGS + b"101,1,4.5,1\n"})
    new = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert new.id != old.id
    assert (workspace.ratings / old.id / "ratings.csv").read_bytes() == RATINGS


def test_a_broken_download_goes_on_where_it_stopped(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    """In the same run, and in the next one; no byte is sent twice."""
    size = len(server.files[SMALL])
    server.faults[SMALL] = [
        Fault(cut_after=1000),
        Fault(status=503),
        Fault(cut_after=3000),
        Fault(status=503),
    ]
    with pytest.raises(DownloadFailed, match="what was received is kept"):
        fetch_set(MOVIELENS, None, server.url, workspace, settings.model_copy(update={"retries": 0}))
    assert list(workspace.ratings.glob("movielens*")) == []
    fetch_set(MOVIELENS, None, server.url, workspace, settings.model_copy(update={"retries": 3}))
    assert server.sent(SMALL) == size
    assert left_behind(workspace) == []


def test_a_file_that_changed_between_two_runs_is_taken_from_its_start(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    server.faults[SMALL] = [Fault(cut_after=1000)]
    with pytest.raises(DownloadFailed):
        fetch_set(MOVIELENS, None, server.url, workspace, settings.model_copy(update={"retries": 0}))
    server.files[SMALL] = movielens_zip(**{"ratings.csv": RATINGS + b"101,1,4.5,1\n"})
    stored = fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert (workspace.ratings / stored.id / "ratings.csv").read_bytes().endswith(b"101,1,4.5,1\n")


def test_a_file_that_is_not_there(workspace: Workspace, settings: Settings, server: Server) -> None:
    del server.files[SMALL]
    with pytest.raises(DownloadFailed, match=r"ml-latest-small\.zip: the server answers 404 Not Found"):
        fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert list(workspace.ratings.glob("movielens*")) == []


def test_no_server(workspace: Workspace, settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(DownloadFailed, match=r"refuses the connection; given up after 3 tries"):
            fetch_set(MOVIELENS, None, url, workspace, settings)


def test_a_length_that_is_a_lie_ends_in_an_error_and_nothing_half_made(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    """Cut short in a way that only the archive itself shows; the next run begins anew."""
    server.faults[SMALL] = [Fault(send=server.files[SMALL][:2000])]
    with pytest.raises(BadInput, match="not a whole zip file"):
        fetch_set(MOVIELENS, None, server.url, workspace, settings)
    assert list(workspace.ratings.glob("movielens*")) == []
    fetch_set(MOVIELENS, None, server.url, workspace, settings)


def test_a_web_page_is_refused_at_its_first_bytes(
    workspace: Workspace, settings: Settings, server: Server
) -> None:
    server.always[SMALL] = Fault(send=b"<html>Please sign in</html>")
    with pytest.raises(BadInput, match=r"a web page .* instead of a zip file"):
        fetch_set(MOVIELENS, None, server.url, workspace, settings)
    server.always["latest/ratings.dat"] = Fault(send=b"<html>Please sign in</html>")
    with pytest.raises(BadInput, match=r"a web page .* instead of a table"):
        fetch_set(MOVIETWEETINGS, None, server.url, workspace, settings)


@pytest.mark.parametrize("line", ["MD5 (ml-latest-small.zip) = {}\n", "{}  ml-latest-small.zip\n", "{}"])
def test_the_servers_md5_is_compared(
    workspace: Workspace, settings: Settings, server: Server, line: str
) -> None:
    right = hashlib.md5(server.files[SMALL]).hexdigest()
    server.files[f"{SMALL}.md5"] = line.format("0" * 32).encode()
    with pytest.raises(BadInput, match=f"MD5 {right}, the server says {'0' * 32}"):
        fetch_set(MOVIELENS, None, server.url, workspace, settings)
    server.files[f"{SMALL}.md5"] = line.format(right.upper()).encode()
    fetch_set(MOVIELENS, None, server.url, workspace, settings)


@pytest.mark.parametrize("way", ["zip", "folder", "packed folder", "address of the file"])
def test_the_same_ratings_from_elsewhere_are_the_same_set(
    workspace: Workspace, settings: Settings, server: Server, tmp_path: Path, way: str
) -> None:
    """Also as part of a release that is named; gzipped files stay gzipped."""
    source: str | Path = tmp_path / "source"
    if way == "zip":
        source = tmp_path / "anything"
        source.write_bytes(server.files[SMALL])
    elif way == "address of the file":
        source = f"{server.url}{SMALL}"
    else:
        pack, ending = (gzip.compress, ".gz") if way == "packed folder" else (bytes, "")
        (tmp_path / "source").mkdir()
        for name, data in (("ratings.csv", RATINGS), ("links.csv", LINKS), ("tags.csv", b"x")):
            (tmp_path / "source" / f"{name}{ending}").write_bytes(pack(data))
    one = fetch_set(MOVIELENS, None, source, workspace, settings)
    assert one.release == sources.OWN
    other = fetch_set(MOVIELENS, "ml-25m", source, workspace, settings)
    assert other.id.startswith("movielens-ml-25m-")
    read = [read_bulk(workspace.ratings / each.id).ratings for each in (one, other)]
    plain = read_bulk(
        workspace.ratings / fetch_set(MOVIELENS, None, server.url, workspace, settings).id
    ).ratings
    assert read[0].equals(plain)
    assert read[1].equals(plain)


def test_a_ratings_file_of_movietweetings(workspace: Workspace, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(gzip.compress(TWEETS))
    stored = fetch_set(MOVIETWEETINGS, "100k", tmp_path / "x", workspace, settings)
    assert list(stored.files) == ["ratings.dat.gz"]
    assert read_bulk(workspace.ratings / stored.id).counts["kept"] == 2000


@pytest.mark.parametrize(
    ("rated", "remedy"),
    [
        (MOVIELENS, "no ratings.csv and no links.csv in it; take a release that has both, from 2015 on"),
        (MOVIETWEETINGS, "no ratings.dat in it; give ratings.dat itself, or the folder that holds it"),
    ],
)
def test_a_folder_without_the_files_gets_its_sets_own_remedy(
    workspace: Workspace, settings: Settings, tmp_path: Path, rated: sources.RatingSet, remedy: str
) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match=remedy):
        fetch_set(rated, None, tmp_path / "empty", workspace, settings)


@pytest.mark.parametrize("source", ["ftp://x/y.zip", "http:///x.zip", "/no/such/place"])
def test_a_source_that_is_none(workspace: Workspace, settings: Settings, source: str) -> None:
    """Before anything is asked or written."""
    with pytest.raises(UsageError, match=r"not an address|no such file"):
        fetch_set(MOVIELENS, None, source, workspace, settings)
    assert not workspace.home.exists()


def test_a_release_that_is_none(workspace: Workspace, settings: Settings) -> None:
    with pytest.raises(UsageError, match="no release 'ml-25'; did you mean 'ml-25m'"):
        fetch_set(MOVIELENS, "ml-25", None, workspace, settings)
    assert not workspace.home.exists()


HOSTILE = {
    "lacks the links": ({"ml/ratings.csv": RATINGS}, "no links.csv in it"),
    "has them twice": ({"a/ratings.csv": RATINGS, "b/ratings.csv": b"", "links.csv": LINKS}, "ratings.csv is in it twice"),
    "is of another kind": ({"ratings.csv": b"a,b\n1,2\n", "links.csv": LINKS}, "not ratings as movielens has them"),
    "is a bomb": ({"ratings.csv": bytes(5_000_000), "links.csv": LINKS}, "unpacks to more than"),
    "has countless files": ({f"{n}": b"" for n in range(1001)}, "1,001 files"),
}  # fmt: skip


@pytest.mark.parametrize("how", HOSTILE)
def test_an_archive_that_is_not_what_it_should_be(
    workspace: Workspace, settings: Settings, tmp_path: Path, how: str
) -> None:
    files, said = HOSTILE[how]
    (tmp_path / "x.zip").write_bytes(zipped(files))
    with pytest.raises(BadInput, match=said):
        fetch_set(MOVIELENS, None, tmp_path / "x.zip", workspace, settings)
    assert [path for path in workspace.ratings.rglob("*") if path.is_file()] == []


def test_paths_in_an_archive_lead_nowhere(workspace: Workspace, settings: Settings, tmp_path: Path) -> None:
    """Files are written under the names the set has, whatever the archive calls them."""
    bad = zipped({"../../../ratings.csv": RATINGS, "/etc/links.csv": LINKS, "..\\..\\evil.csv": b"x"})
    (tmp_path / "x.zip").write_bytes(bad)
    stored = fetch_set(MOVIELENS, None, tmp_path / "x.zip", workspace, settings)
    assert sorted(path.name for path in (workspace.ratings / stored.id).iterdir()) == [
        "links.csv", "ratings.csv", "set.json",
    ]  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "x.zip"]


def test_a_damaged_member_is_told(workspace: Workspace, settings: Settings, tmp_path: Path) -> None:
    whole = bytearray(zipped({"ratings.csv": RATINGS, "links.csv": LINKS}, zipfile.ZIP_STORED))
    whole[500] ^= 1
    (tmp_path / "x.zip").write_bytes(whole)
    with pytest.raises(BadInput, match="not a whole zip file"):
        fetch_set(MOVIELENS, None, tmp_path / "x.zip", workspace, settings)


def test_a_password_is_told(workspace: Workspace, settings: Settings, tmp_path: Path) -> None:
    """The flag that a member is encrypted, set by hand in both its headers."""
    whole = bytearray(zipped({"ratings.csv": RATINGS, "links.csv": LINKS}, zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + offset] |= 1
    (tmp_path / "x.zip").write_bytes(whole)
    with pytest.raises(BadInput, match="cannot be unpacked"):
        fetch_set(MOVIELENS, None, tmp_path / "x.zip", workspace, settings)


def test_sizes_that_an_archive_states_are_not_believed(
    workspace: Workspace, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MAX_BYTES", 1000)
    (tmp_path / "x.zip").write_bytes(movielens_zip())
    with pytest.raises(BadInput, match="more than 1,000 bytes"):
        fetch_set(MOVIELENS, None, tmp_path / "x.zip", workspace, settings)
