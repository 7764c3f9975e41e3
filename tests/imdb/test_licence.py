"""The notice of a source, told once in each workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reelkin.imdb.licence import mark_told, untold
from reelkin.imdb.peculiarities import IMDB

if TYPE_CHECKING:
    from reelkin.imdb.peculiarities import Peculiarities
    from reelkin.workspace import Workspace


def tell(workspace: Workspace, source: Peculiarities) -> str | None:
    """Ask, print, mark: what was printed."""
    text = untold(workspace, source)
    if text:
        mark_told(workspace, text)
    return text


def test_a_notice_is_told_once_in_a_workspace(workspace: Workspace) -> None:
    """And again when another source, or IMDb itself, says something else."""
    assert tell(workspace, IMDB) == IMDB.notice
    assert tell(workspace, IMDB) is None
    assert tell(workspace, replace(IMDB, notice="other terms")) == "other terms"
    assert tell(workspace, IMDB) is None
    assert tell(type(workspace)(workspace.home / "another"), IMDB)


def test_asking_marks_nothing(workspace: Workspace) -> None:
    """Killed before it is printed, it is told the next time."""
    assert untold(workspace, IMDB) == IMDB.notice
    assert untold(workspace, IMDB) == IMDB.notice


def test_the_notice_says_what_imdb_asks_to_be_said() -> None:
    """Whose data it is, and what for."""
    for words in (
        "Information courtesy of IMDb",
        "personal and non-commercial",
        "https://developer.imdb.com",
    ):
        assert words in IMDB.notice


def test_a_spoilt_note_tells_again(workspace: Workspace) -> None:
    """Rather twice than never."""
    workspace.home.mkdir()
    for spoilt in ("{", '{"a": 1}', "[1]"):
        (workspace.home / "notices.json").write_text(spoilt)
        assert tell(workspace, IMDB)
    assert tell(workspace, IMDB) is None
