"""A way to call the program as a person does."""

from __future__ import annotations

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
