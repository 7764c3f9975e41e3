"""The client: errors in plain words, proxies, stopping."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import DownloadFailed
from reelkin.imdb.web import Stopped, Web, small_file

from .server import Fault

if TYPE_CHECKING:
    from reelkin.settings import Settings

    from .server import Server


def test_an_unreachable_server_is_told_in_plain_words(settings: Settings) -> None:
    """Nothing listens on port 9 here."""
    with pytest.raises(DownloadFailed, match=r"http://127\.0\.0\.1:9/x: the server refuses the connection"):
        small_file("http://127.0.0.1:9/x", settings.model_copy(update={"retries": 1}))


def test_a_proxy_is_asked_where_the_environment_names_one(
    server: Server, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """But not for this machine, nor for what it is not meant for."""
    monkeypatch.setenv("http_proxy", server.url)
    monkeypatch.setenv("no_proxy", "direct.invalid")
    server.files["small"] = b"bytes"
    assert small_file("http://imdb.invalid/data/small", settings) == b"bytes"
    assert server.requests("small")[0].headers["Host"] == "imdb.invalid"
    with pytest.raises(DownloadFailed, match="name is not known"):
        small_file("http://direct.invalid/data/small", settings)
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    assert small_file(f"{server.url}small", settings) == b"bytes"


def test_stopping_wakes_who_sleeps_and_who_reads(server: Server) -> None:
    """At once, not when a time-out strikes."""
    server.always["title.basics.tsv.gz"] = Fault(stall_after=10)
    client, ended = Web(server.url, 20, 2), []

    def read() -> None:
        with pytest.raises(Stopped), client.ask("GET", f"{server.url}title.basics.tsv.gz", {}) as response:
            list(client.chunks(response, 1000, 0))
        ended.append("read")

    def sleep() -> None:
        with pytest.raises(Stopped):
            client.sleep(20)
        ended.append("sleep")

    threads = [threading.Thread(target=each) for each in (read, sleep)]
    for thread in threads:
        thread.start()
    time.sleep(0.2)
    client.stop()
    for thread in threads:
        thread.join(timeout=3)
    assert sorted(ended) == ["read", "sleep"]
    with pytest.raises(Stopped), client.ask("GET", server.url, {}):
        pass
    client.close()
