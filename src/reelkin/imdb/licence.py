"""What a source asks to be told to whoever uses its data: told once in each workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact

if TYPE_CHECKING:
    from reelkin.workspace import Workspace

NAME = "notices.json"


class Source(Protocol):
    """Somebody whose data is used."""

    @property
    def notice(self) -> str:
        """What it asks to be told."""


def untold(workspace: Workspace, source: Source) -> str | None:
    """The notice of a source where this workspace has not shown it yet; a changed text counts as new.

    Whoever asks prints it, and only then says so with `mark_told`: killed between the two, it is told again.
    """
    return None if _key(source.notice) in _told(workspace) else source.notice


def mark_told(workspace: Workspace, text: str) -> None:
    """Note a notice as shown in this workspace from now on."""
    artefacts.write_json(workspace.home / NAME, sorted({*_told(workspace), _key(text)}))


def _key(text: str) -> str:
    return artefacts.digest(text)[:16]


def _told(workspace: Workspace) -> set[str]:
    try:
        value = artefacts.read_json(workspace.home / NAME, "")
    except (MissingArtefact, BadInput):
        return set()
    return {key for key in value if isinstance(key, str)} if isinstance(value, list) else set()
