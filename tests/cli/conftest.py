"""A way to call the program as a person does."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass

import pytest

from reelkin.cli import main


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def reelkin(capsys, monkeypatch):
    """Call the program in this process: `reelkin("similar", "Dumbo")` → code, out, err."""

    def call(*args: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["reelkin", *map(str, args)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stopped:
            main()
        said = capsys.readouterr()
        return Result(int(stopped.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def home(built_home, tmp_path):
    """A workspace with the built model and its catalogue, and profiles of its own."""
    folder = tmp_path / "home"
    folder.mkdir()
    for part in ("raw", "catalog", "models"):
        (folder / part).symlink_to(built_home / part)
    return folder


@pytest.fixture
def ask(reelkin, home):
    return lambda *args: reelkin("--home", home, *args)


@pytest.fixture
def write(tmp_path):
    def write(name, rows, header="title,year,rating"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header.split(","), *rows])
        return path

    return write
