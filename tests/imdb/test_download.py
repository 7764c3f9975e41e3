"""Fetching from an address, against a real server that does everything wrong a server can do."""

from __future__ import annotations

import errno
import gzip
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from reelkin.errors import BadInput, DownloadFailed
from reelkin.imdb.fetch import fetch
from reelkin.imdb.files import BY_NAME, FILES

from .server import MODIFIED, Fault, etag, serving
from .seven import large, packed, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

    from .server import Server

BASICS = "title.basics.tsv.gz"
RATINGS = "title.ratings.tsv.gz"


def contents(workspace: Workspace, snapshot: str) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in workspace.raw(snapshot).iterdir() if p.suffix == ".gz"}


def earlier_snapshot(workspace: Workspace, settings: Settings) -> tuple[str, dict[str, bytes]]:
    """A snapshot fetched before things go wrong, and all that is in its folder."""
    before = fetch(None, workspace, settings)
    return before.id, {p.name: p.read_bytes() for p in workspace.raw(before.id).iterdir()}


def assert_untouched(workspace: Workspace, before: tuple[str, dict[str, bytes]]) -> None:
    name, files = before
    assert workspace.snapshots() == [name]
    assert {p.name: p.read_bytes() for p in workspace.raw(name).iterdir()} == files


def test_a_fetch_places_the_seven_files_as_served(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Byte for byte, with what is known of each, and nothing else left lying about."""
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    for file in FILES:
        known, data = snapshot.files[file.name], server.files[file.gz_name]
        assert known.url == f"{server.url}{file.gz_name}"
        assert (known.bytes, known.sha256) == (len(data), hashlib.sha256(data).hexdigest())
        assert known.content_sha256 == hashlib.sha256(gzip.decompress(data)).hexdigest()
        assert (known.etag, known.last_modified) == (etag(data), MODIFIED)
    assert snapshot.source == "imdb"
    assert snapshot.default_min_votes == 100
    assert [p.name for p in (workspace.home / "raw").iterdir()] == [snapshot.id]


def test_requests_are_polite(server: Server, workspace: Workspace, settings: Settings) -> None:
    """They say who asks, want no second compression, and come a few at a time."""
    server.chunk_seconds = 0.05
    fetch(None, workspace, settings.model_copy(update={"parallel_downloads": 2}))
    assert server.most_at_once == 2
    assert all(r.headers["User-Agent"].startswith("reelkin/") for r in server.requests(method=None))
    assert all(r.headers["Accept-Encoding"] == "identity" for r in server.requests(method=None))


@pytest.mark.parametrize("heads", [True, False], ids=["with HEAD", "without HEAD"])
def test_a_second_fetch_costs_nothing(
    server: Server, workspace: Workspace, settings: Settings, heads: bool
) -> None:
    """Nothing is sent, and the snapshot is the first one."""
    server.heads = heads
    first = fetch(None, workspace, settings)
    server.forget()
    second = fetch(None, workspace, settings)
    assert second == first
    assert server.sent() == 0
    assert workspace.snapshots() == [first.id]
    assert len(server.requests(method=None)) <= (7 if heads else 14)


@pytest.mark.parametrize("heads", [True, False], ids=["with HEAD", "without HEAD"])
def test_only_what_changed_is_downloaded(
    server: Server, workspace: Workspace, settings: Settings, heads: bool
) -> None:
    """The other six files of the new snapshot are the old ones, on the disk once."""
    server.heads = heads
    first = fetch(None, workspace, settings)
    old = contents(workspace, first.id)
    server.files[RATINGS] = gzip.compress(text("title.ratings", ["tt0000001\t8.6\t900001"]), mtime=0)
    server.forget()
    second = fetch(None, workspace, settings)
    assert second.id != first.id
    assert contents(workspace, second.id) == server.files
    assert contents(workspace, first.id) == old
    assert {r.name for r in server.requests() if r.sent} == {RATINGS}
    a, b = (workspace.raw(s.id) / BASICS for s in (first, second))
    assert a.stat().st_ino == b.stat().st_ino


def test_equal_content_under_new_headers_is_the_same_snapshot(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """A file compressed anew is downloaded once, and asked for by its new ETag from then on."""
    first = fetch(None, workspace, settings)
    server.files[BASICS] = gzip.compress(text("title.basics"), compresslevel=1, mtime=5)
    second = fetch(None, workspace, settings)
    assert second.id == first.id
    assert second.files["title.basics"].etag == etag(server.files[BASICS])
    server.forget()
    fetch(None, workspace, settings)
    assert server.sent() == 0


def test_a_cut_connection_is_taken_up_where_it_broke(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Every byte is sent once, whatever the number of cuts, as long as each brings something."""
    server.files[RATINGS] = large("title.ratings", 400)
    size = len(server.files[RATINGS])
    server.faults[RATINGS] = [Fault(cut_after=70_000) for _ in range(4)] + [
        Fault(cut_after=0),
        Fault(cut_after=10),
    ]
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert server.sent(RATINGS) == size
    starts = [r.headers.get("Range") for r in server.requests(RATINGS)]
    assert starts[:5] == [None, *(f"bytes={70_000 * n}-" for n in range(1, 5))]
    assert all(r.headers.get("If-Range") == etag(server.files[RATINGS]) for r in server.requests(RATINGS)[1:])


def test_without_progress_the_tries_are_counted(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """A connection that always breaks at once is given up, with the reason; the next fetch goes on."""
    server.always[RATINGS] = Fault(cut_after=0)
    with pytest.raises(
        DownloadFailed, match=r"title\.ratings\.tsv\.gz.*connection broke.*given up after 4 tries"
    ):
        fetch(None, workspace, settings)
    assert len(server.requests(RATINGS)) == 4
    assert workspace.snapshots() == []


def test_a_server_without_ranges_sends_all_again(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """What had come is thrown away, not glued to."""
    server.ranges = False
    server.files[RATINGS] = large("title.ratings", 200)
    server.faults[RATINGS] = [Fault(cut_after=100_000)]
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert [r.status for r in server.requests(RATINGS)] == [200, 200]


def test_a_server_without_validators_is_resumed_and_checked(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """There is no If-Range to send; the check sums in the file say whether the pieces fit."""
    server.validators = False
    server.files[RATINGS] = large("title.ratings", 200)
    server.faults[RATINGS] = [Fault(cut_after=100_000)]
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert server.sent(RATINGS) == len(server.files[RATINGS])


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_passing_errors_are_retried(
    server: Server, workspace: Workspace, settings: Settings, status: int
) -> None:
    """Twice an error, then the file."""
    server.faults[BASICS] = [Fault(status=status, body=b"<html>busy</html>")] * 2
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files


@pytest.mark.parametrize("dated", [False, True], ids=["seconds", "date"])
def test_a_wish_to_wait_is_honoured(
    server: Server, workspace: Workspace, settings: Settings, dated: bool
) -> None:
    """Retry-After counts, not our own pause."""
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=1.9), usegmt=True)
    server.faults[BASICS] = [Fault(status=503, headers={"Retry-After": moment if dated else "1"})]
    started = time.monotonic()
    fetch(None, workspace, settings)
    assert 0.7 < time.monotonic() - started < 4


def test_a_wish_to_wait_for_an_hour_is_told(server: Server, workspace: Workspace, settings: Settings) -> None:
    """Nobody wants to sit in front of that."""
    server.faults[BASICS] = [Fault(status=503, headers={"Retry-After": "3600"})]
    with pytest.raises(DownloadFailed, match=r"503 Service Unavailable.*asks to wait 3,600 s"):
        fetch(None, workspace, settings)


def test_a_lasting_error_leaves_the_previous_snapshot(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """And names the address and the answer."""
    before = earlier_snapshot(workspace, settings)
    server.files[BASICS] = gzip.compress(text("title.basics", []), mtime=0)
    server.always[BASICS] = Fault(status=500)
    with pytest.raises(
        DownloadFailed, match=r"title\.basics\.tsv\.gz: the server answers 500 Internal Server Error"
    ):
        fetch(None, workspace, settings)
    assert_untouched(workspace, before)


def test_a_missing_file_is_named_at_once(server: Server, workspace: Workspace, settings: Settings) -> None:
    """There is nothing to wait for."""
    del server.files[BASICS]
    with pytest.raises(DownloadFailed, match=r"title\.basics\.tsv\.gz: the server answers 404 Not Found"):
        fetch(None, workspace, settings)
    assert len(server.requests(BASICS)) == 1


def test_plain_files_are_compressed(server: Server, workspace: Workspace, settings: Settings) -> None:
    """A server may have NAME.tsv alone; it is asked by its own headers the next time."""
    server.files = {file.gz_name.removesuffix(".gz"): text(file.name) for file in FILES}
    snapshot = fetch(None, workspace, settings)
    got = contents(workspace, snapshot.id)
    assert {name: gzip.decompress(data) for name, data in got.items()} == {
        f.gz_name: text(f.name) for f in FILES
    }
    server.forget()
    assert fetch(None, workspace, settings) == snapshot
    assert sum(r.sent for r in server.requests(method=None) if r.name.endswith(".tsv")) == 0


@pytest.mark.parametrize("plain", [False, True], ids=["compressed", "plain"])
def test_what_a_killed_fetch_left_is_not_written_to(
    server: Server, workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch, plain: bool
) -> None:
    """Killed right after the snapshot was placed: its files are still linked to where they were received."""
    name = BASICS.removesuffix(".gz") if plain else BASICS
    if plain:
        server.files[name] = gzip.decompress(server.files.pop(BASICS))
    with monkeypatch.context() as patch:
        patch.setattr("reelkin.imdb.download.forget", lambda *_: None)
        first = fetch(None, workspace, settings)
    old = contents(workspace, first.id)
    changed = text("title.basics", [])
    server.files[name] = changed if plain else gzip.compress(changed, mtime=0)
    second = fetch(None, workspace, settings)
    assert contents(workspace, first.id) == old
    assert gzip.decompress(contents(workspace, second.id)[BASICS]) == changed


def test_a_redirect_is_followed(server: Server, workspace: Workspace, settings: Settings) -> None:
    """As mirrors do."""
    with serving(packed()) as mirror:
        server.always[BASICS] = Fault(status=302, headers={"Location": f"{mirror.url}{BASICS}"})
        snapshot = fetch(None, workspace, settings)
        assert mirror.sent(BASICS) == len(mirror.files[BASICS])
    assert snapshot.files["title.basics"].url == f"{server.url}{BASICS}"


def test_a_part_that_is_complete_ends_with_416(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """A length that is announced too long breaks the connection, though every byte has come."""
    data = server.files[BASICS]
    server.heads = False
    server.faults[BASICS] = [Fault(declare=len(data) + 100)]
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert [r.status for r in server.requests(BASICS)] == [200, 416]


def test_a_part_longer_than_the_file_is_dropped(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """416 for a file that has become shorter: from the start."""
    server.files[RATINGS] = large("title.ratings", 200)
    server.faults[RATINGS] = [Fault(cut_after=150_000)]
    with pytest.raises(DownloadFailed):
        fetch(None, workspace, settings.model_copy(update={"retries": 0}))
    server.files[RATINGS] = packed()[RATINGS]
    server.always[RATINGS] = Fault(ignore_if_range=True)
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert [r.status for r in server.requests(RATINGS)] == [200, 416, 200]


def test_a_length_that_is_always_too_long_is_told(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Without ranges there is no telling a lie from a broken connection but by its lasting."""
    server.ranges = False
    server.always[BASICS] = Fault(declare=10_000)
    with pytest.raises(DownloadFailed, match=r"title\.basics.*given up"):
        fetch(None, workspace, settings)
    assert workspace.snapshots() == []


def test_a_length_that_is_too_short_is_found_out(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """What arrives is as long as announced and yet no whole file; twice, and it is told."""
    size = len(server.files[BASICS])
    server.ranges = False
    server.always[BASICS] = Fault(declare=size - 20)
    with pytest.raises(BadInput, match=r"title\.basics\.tsv\.gz: the gzip file ends in the middle"):
        fetch(None, workspace, settings)
    assert len(server.requests(BASICS)) == 2
    server.always.clear()
    server.faults[BASICS] = [Fault(declare=size - 20)]
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


def test_a_file_cut_off_at_the_server_is_refused(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Its length is right and its gzip is not."""
    before = earlier_snapshot(workspace, settings)
    server.files[RATINGS] = large("title.ratings", 50)[:-1000]
    with pytest.raises(BadInput, match=r"title\.ratings\.tsv\.gz: the gzip file ends in the middle"):
        fetch(None, workspace, settings)
    assert_untouched(workspace, before)


def test_a_silent_connection_is_taken_up(server: Server, workspace: Workspace, settings: Settings) -> None:
    """After the time-out, at the byte where it fell silent."""
    server.files[RATINGS] = large("title.ratings", 200)
    server.faults[RATINGS] = [Fault(stall_after=100_000)]
    snapshot = fetch(None, workspace, settings.model_copy(update={"timeout_seconds": 0.3}))
    assert contents(workspace, snapshot.id) == server.files
    assert server.requests(RATINGS)[0].headers["Range"] == "bytes=100000-"


def test_a_dripping_connection_is_as_good_as_silent(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """A byte now and then would keep any time-out from striking."""
    server.files[RATINGS] = large("title.ratings", 50)
    server.always[RATINGS] = Fault(drip=True)
    quick = settings.model_copy(update={"timeout_seconds": 0.3, "retries": 1})
    with pytest.raises(DownloadFailed, match=r"only \d+ bytes came in 0\.3 s"):
        fetch(None, workspace, quick)


def test_a_web_page_is_not_taken_for_data(server: Server, workspace: Workspace, settings: Settings) -> None:
    """As hotel networks send it, with status 200: refused at its first bytes, and shown."""
    before = earlier_snapshot(workspace, settings)
    page = b"<!DOCTYPE html><title>Please log in</title>" + b" " * 500_000
    server.files[BASICS] = page
    with pytest.raises(
        BadInput, match=r"title\.basics\.tsv\.gz: the server sends a web page \(b'<!DOCTYPE html>"
    ):
        fetch(None, workspace, settings)
    assert_untouched(workspace, before)
    server.files = {file.gz_name.removesuffix(".gz"): page for file in FILES}
    with pytest.raises(BadInput, match="the server sends a web page"):
        fetch(None, workspace, settings)


def test_a_missing_column_is_named(server: Server, workspace: Workspace, settings: Settings) -> None:
    """With the file; and once the server has the right file, it is taken."""
    before = earlier_snapshot(workspace, settings)
    server.files[RATINGS] = gzip.compress(b"tconst\taverageRating\ntt0000001\t8.5\n", mtime=0)
    with pytest.raises(BadInput, match=r"title\.ratings\.tsv\.gz: lacks the column 'numVotes'"):
        fetch(None, workspace, settings)
    assert_untouched(workspace, before)
    server.files = packed({"title.ratings": ["tt0000001\t8.6\t900001"]})
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


@pytest.mark.parametrize("ignore_if_range", [False, True], ids=["If-Range", "If-Range ignored"])
def test_two_versions_of_a_file_are_never_mixed(
    server: Server, workspace: Workspace, settings: Settings, ignore_if_range: bool
) -> None:
    """The file changes while it is downloaded."""
    server.files[RATINGS] = large("title.ratings", 200)
    server.faults[RATINGS] = [Fault(cut_after=100_000)]
    with pytest.raises(DownloadFailed):
        fetch(None, workspace, settings.model_copy(update={"retries": 0}))
    server.files[RATINGS] = large("title.ratings", 200, seed=1)
    server.always[RATINGS] = Fault(ignore_if_range=ignore_if_range)
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


def test_pieces_that_do_not_fit_are_fetched_anew(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """The file changes, its length does not, and the server tells nobody: the check sum does."""
    server.validators = False
    rows = [["tt0000001\t8.5\t900000"] * 40_000, ["tt0000001\t8.4\t900000"] * 40_000]
    old, new = (gzip.compress(text("title.ratings", each), compresslevel=0, mtime=0) for each in rows)
    assert len(old) == len(new)
    server.files[RATINGS] = old
    server.faults[RATINGS] = [Fault(cut_after=400_000)]
    with pytest.raises(DownloadFailed):
        fetch(None, workspace, settings.model_copy(update={"retries": 0}))
    server.files[RATINGS] = new
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


def test_a_failed_fetch_is_not_lost(server: Server, workspace: Workspace, settings: Settings) -> None:
    """The next one asks for the rest of the broken file, and for nothing of the finished ones."""
    server.files[RATINGS] = large("title.ratings", 300)
    server.always[RATINGS] = Fault(cut_after=200_000)
    one_try = settings.model_copy(update={"retries": 0, "parallel_downloads": 1})
    server.heads = False
    with pytest.raises(DownloadFailed, match="what was received is kept"):
        fetch(None, workspace, one_try)
    server.always.clear()
    server.forget()
    snapshot = fetch(None, workspace, settings)
    assert contents(workspace, snapshot.id) == server.files
    assert server.sent(RATINGS) == len(server.files[RATINGS]) - 200_000
    assert [r.status for r in server.requests(BASICS)] == [304]


KILLED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # some runners of tests have it ignored
from pathlib import Path
from reelkin.imdb.fetch import fetch
from reelkin.settings import Settings
from reelkin.workspace import Workspace
fetch(None, Workspace(Path(sys.argv[1])), Settings(home=Path(sys.argv[1]), base_url=sys.argv[2]))
"""


def test_a_killed_fetch_is_taken_up(server: Server, workspace: Workspace, settings: Settings) -> None:
    """kill -9 in the middle: no snapshot, and the next fetch downloads what was missing."""
    server.files[RATINGS] = large("title.ratings", 1000)
    size = len(server.files[RATINGS])
    server.chunk_seconds = 0.02
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(workspace.home), server.url])
    part = next_part(workspace, at_least=200_000)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert workspace.snapshots() == []
    received = part.stat().st_size
    assert 200_000 <= received < size
    server.chunk_seconds = 0
    server.forget()
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files
    assert server.requests(RATINGS)[-1].headers["Range"] == f"bytes={received}-"
    assert server.requests(RATINGS)[-1].sent == size - received


def test_ctrl_c_ends_at_once(server: Server, workspace: Workspace) -> None:
    """Though the connections are silent and would be waited for."""
    server.files[RATINGS] = large("title.ratings", 300)
    for file in FILES:
        server.always[file.gz_name] = Fault(stall_after=250_000)
    command = [sys.executable, "-c", KILLED, str(workspace.home), server.url]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        # Less than was sent: what lies in the client's buffer is not on disk yet.
        next_part(workspace, at_least=100_000)
        time.sleep(0.1)
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=10)
        finally:
            process.kill()
    assert time.monotonic() - started < 3
    assert said.rstrip().endswith(b"KeyboardInterrupt")
    assert workspace.snapshots() == []


def next_part(workspace: Workspace, at_least: int) -> Path:
    """Wait for the part of the large file to have some bytes."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for part in (workspace.home / "raw").glob(f".download/*/{RATINGS}.part"):
            if part.stat().st_size >= at_least:
                return part
        time.sleep(0.01)
    raise AssertionError("the download did not begin")


def test_a_full_disk_is_told(
    server: Server, workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In plain words; the earlier snapshot stays, and so does what was received."""
    before = earlier_snapshot(workspace, settings)
    server.files[RATINGS] = large("title.ratings", 500)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", opens_with_room_for(100_000, Path.open))
        with pytest.raises(DownloadFailed, match=r"the disk is full; make room or choose another workspace"):
            fetch(None, workspace, settings)
    assert_untouched(workspace, before)
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


def opens_with_room_for(room: int, real_open: Callable[..., Any]) -> Callable[..., Any]:
    """Path.open, with files for appending that take so many bytes and no more."""

    def open_(path: Path, mode: str = "r", *args: Any, **options: Any) -> Any:
        stream = real_open(path, mode, *args, **options)
        if mode != "ab":
            return stream

        class Small:
            left = room

            def write(self, data: bytes) -> int:
                if len(data) > self.left:
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                self.left -= len(data)
                return stream.write(data)

            def __enter__(self) -> Any:
                return self

            def __exit__(self, *_: object) -> None:
                stream.close()

        return Small()

    return open_


def test_too_small_a_disk_is_told_before_the_first_byte(
    server: Server, workspace: Workspace, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With how much is needed and how much there is."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10**7))
    with pytest.raises(DownloadFailed, match=r"needs 67 MB and 10 MB are free"):
        fetch(None, workspace, settings)
    assert server.requests() == []


def test_one_failure_calls_the_others_off(server: Server, workspace: Workspace, settings: Settings) -> None:
    """Nobody waits for six silent connections when the seventh file is missing."""
    for file in FILES:
        server.always[file.gz_name] = Fault(stall_after=20)
    del server.files["name.basics.tsv.gz"]
    server.always.pop("name.basics.tsv.gz")
    started = time.monotonic()
    with pytest.raises(DownloadFailed, match=r"name\.basics.*404"):
        fetch(None, workspace, settings.model_copy(update={"timeout_seconds": 15, "parallel_downloads": 7}))
    assert time.monotonic() - started < 5
    assert threading.active_count() < 30


def test_a_content_encoding_does_not_unpack_the_file(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Some servers say so of every .gz; the bytes are kept as they come."""
    for file in FILES:
        server.always[file.gz_name] = Fault(
            headers={"Content-Encoding": "gzip", "Content-Type": "text/plain"}
        )
    assert contents(workspace, fetch(None, workspace, settings).id) == server.files


def test_progress_counts_the_bytes_of_each_file(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """The last word on each is that all of it is there."""
    told: dict[str, tuple[int, int | None, str]] = {}
    fetch(
        None,
        workspace,
        settings,
        lambda task, done, total=None, unit="rows": told.update({task: (done, total, unit)}),
    )
    for name, data in server.files.items():
        assert told[name] == (len(data), len(data), "bytes")


def test_a_snapshot_served_with_its_json_keeps_its_peculiarities(
    server: Server, workspace: Workspace, settings: Settings
) -> None:
    """Only where the address was given: IMDb's own is not asked for it."""
    peculiar = {
        "source": "club",
        "rating_mean": "stars",
        "votes_mean": "members",
        "default_min_votes": 3,
        "billing_order": False,
        "notice": "ours",
    }
    server.files["snapshot.json"] = json.dumps(peculiar).encode()
    snapshot = fetch(server.url, workspace, settings)
    assert (snapshot.source, snapshot.default_min_votes, snapshot.billing_order) == ("club", 3, False)
    plain = fetch(None, workspace, settings)
    assert plain.source == "imdb"
    assert plain.id != snapshot.id
    server.files["snapshot.json"] = b"<html>"
    with pytest.raises(BadInput, match=r"snapshot\.json: the server sends something that is not JSON"):
        fetch(server.url, workspace, settings)
    del server.files["snapshot.json"]
    assert fetch(server.url.rstrip("/"), workspace, settings).id == plain.id


def test_the_names_of_all_files_are_known() -> None:
    """The tests above speak of files that exist."""
    assert {BASICS, RATINGS} <= {file.gz_name for file in BY_NAME.values()}
