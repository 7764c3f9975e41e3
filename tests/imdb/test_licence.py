"""The notice of a source, told once in each workspace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reelkin.imdb.licence import notice
from reelkin.imdb.peculiarities import IMDB

if TYPE_CHECKING:
    from reelkin.workspace import Workspace


def test_a_notice_is_told_once_in_a_workspace(workspace: Workspace) -> None:
    """And again when another source, or IMDb itself, says something else."""
    assert notice(workspace, IMDB).first
    assert not notice(workspace, IMDB).first
    assert notice(workspace, replace(IMDB, notice="other terms")).first
    assert not notice(workspace, IMDB).first
    assert notice(type(workspace)(workspace.home / "another"), IMDB).first


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
        assert notice(workspace, IMDB).first
    assert not notice(workspace, IMDB).first
