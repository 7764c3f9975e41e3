"""What a source asks to be told to whoever uses its data: told once in each workspace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reelkin import artefacts
from reelkin.errors import BadInput, MissingArtefact

if TYPE_CHECKING:
    from reelkin.imdb.peculiarities import Peculiarities
    from reelkin.workspace import Workspace

NAME = "notices.json"


@dataclass(frozen=True)
class Notice:
    """A source's notice, and whether this workspace has not shown it before."""

    text: str
    first: bool


def notice(workspace: Workspace, source: Peculiarities) -> Notice:
    """The notice of a source, noted as shown in this workspace from now on.

    Whoever asks prints the text when it is the first time. A changed text counts as new.
    """
    path = workspace.home / NAME
    told = _told(workspace)
    key = artefacts.digest(source.notice)[:16]
    if key in told:
        return Notice(source.notice, first=False)
    artefacts.write_json(path, sorted({*told, key}))
    return Notice(source.notice, first=True)


def _told(workspace: Workspace) -> set[str]:
    try:
        value = artefacts.read_json(workspace.home / NAME, "")
    except (MissingArtefact, BadInput):
        return set()
    return {key for key in value if isinstance(key, str)} if isinstance(value, list) else set()
