"""Which database a command is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from reelkin.settings import Settings
    from reelkin.workspace import Workspace

database_option = click.option(
    "--database",
    metavar="URL",
    help="sqlite:///PATH or postgresql://…; else REELKIN_DATABASE, reelkin.toml, or the one in the workspace.",
)


def database_of(settings: Settings, workspace: Workspace) -> str:
    """The database's address: as the settings say, or the embedded one of the workspace."""
    from reelkin.store.opening import embedded_url

    return settings.database or embedded_url(workspace.database)
