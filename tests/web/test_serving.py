"""The program as a person starts it."""

import re
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from reelkin.errors import UsageError
from reelkin.web.config import SiteConfig, check_address, check_url, site_key
from reelkin.web.serving import _listen

START = "from reelkin.cli import main; main()"


@pytest.fixture
def home(tmp_path: Path, bundle: Path) -> Path:
    """A workspace with a model and no database."""
    folder = tmp_path / "home"
    shutil.copytree(bundle, folder / "models" / "planted")
    (folder / "models" / "current").symlink_to("planted")
    return folder


def start(home: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", START, "--home", str(home), "serve", "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_serve_publishes_prints_its_address_answers_and_stops(home):
    with start(home, "--log-requests") as process:
        address = re.search(r"http://\S+", process.stdout.readline())[0]
        # The socket listens before the line is printed; the first request waits for the rest.
        assert httpx.get(f"{address}/readyz", timeout=60).text == "ready\n"
        assert httpx.get(f"{address}/search?q=secret").status_code == 200
        process.send_signal(signal.SIGTERM)
        _, logged = process.communicate(timeout=60)
    assert process.returncode in (0, -signal.SIGTERM)
    assert address.startswith("http://127.0.0.1:")
    assert '"route": "/readyz"' in logged
    assert "secret" not in logged
    assert (home / "reelkin.sqlite").is_file()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "films.example.org"])
def test_a_site_without_sign_in_stays_on_this_machine(host):
    with pytest.raises(UsageError, match="--auth password"):
        check_address(host, auth="none", read_only=False)
    check_address(host, auth="password", read_only=False)
    check_address(host, auth="none", read_only=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_this_machine_needs_no_sign_in(host):
    check_address(host, auth="none", read_only=False)


@pytest.mark.parametrize("url", ["ftp://x", "films.example.org", "https://", "https://x/films"])
def test_a_public_address_is_a_whole_one(url):
    with pytest.raises(UsageError, match="--public-url"):
        check_url(url)


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    key = site_key(tmp_path)
    assert site_key(tmp_path) == key
    assert len(key) == 32
    assert (tmp_path / "site.key").stat().st_mode & 0o077 == 0
    assert repr(key) not in repr(SiteConfig(tmp_path, key))
    (tmp_path / "site.key").write_text("short", encoding="ascii")
    with pytest.raises(UsageError, match="holds no key"):
        site_key(tmp_path)


def test_a_port_that_is_taken_is_told_or_another_is_found():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match="--port"):
            _listen("127.0.0.1", port, or_any=False)
        with _listen("127.0.0.1", port, or_any=True) as found:
            assert found.getsockname()[1] != port
