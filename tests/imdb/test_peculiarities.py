"""What a folder or an address says of its own files."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from reelkin.errors import BadInput, DownloadFailed
from reelkin.imdb.peculiarities import IMDB, of_address, of_folder, parse

from .server import Fault

if TYPE_CHECKING:
    from pathlib import Path

    from reelkin.settings import Settings

    from .server import Server


def test_what_is_written_down_is_understood(tmp_path: Path) -> None:
    """Other keys, such as those of a whole snapshot.json, do not matter."""
    assert of_folder(tmp_path) == IMDB
    (tmp_path / "snapshot.json").write_text(json.dumps({**asdict(IMDB), "source": "club", "digest": "…"}))
    assert of_folder(tmp_path).source == "club"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "all of it: "),
        ({**asdict(IMDB), "default_min_votes": "many"}, "default_min_votes: "),
        ({"source": "x"}, "rating_mean: Field required"),
    ],
)
def test_what_is_not_understood_is_told(value: object, message: str) -> None:
    """By the name of the key."""
    with pytest.raises(BadInput, match=f"there: {message}"):
        parse(value, "there")


def test_an_address_is_asked_patiently(server: Server, settings: Settings) -> None:
    """An error that passes is not a no: it would silently make another source of it."""
    assert of_address(server.url, settings) == IMDB
    server.files["snapshot.json"] = json.dumps({**asdict(IMDB), "source": "club"}).encode()
    server.faults["snapshot.json"] = [Fault(status=503), Fault(cut_after=5)]
    assert of_address(server.url, settings).source == "club"
    server.always["snapshot.json"] = Fault(status=500)
    with pytest.raises(DownloadFailed, match=r"snapshot\.json: the server answers 500"):
        of_address(server.url, settings)
