"""Which database a command is for, and opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from reelkin.cli.options import settings_from, workspace_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

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


def open_as_it_is(settings: Settings, workspace: Workspace) -> Engine:
    """The database, made where there is none, with the schema that it has.

    Raises:
        DatabaseUnreachable: it does not answer.
    """
    from reelkin.store.opening import open_database, see_reachable

    if settings.database is None:
        workspace.home.mkdir(parents=True, exist_ok=True)
    engine = open_database(database_of(settings, workspace))
    see_reachable(engine)
    return engine


def open_migrated(ctx: click.Context, database: str | None) -> Engine:
    """The database of this call, made where there is none, and brought to the schema of this code.

    Raises:
        DatabaseUnreachable: it does not answer.
        NewerDatabase: it is ahead of this code.
    """
    from reelkin.store.migrating import migrate

    settings = settings_from(ctx, database=database)
    engine = open_as_it_is(settings, workspace_of(settings))
    migrate(engine)
    return engine
