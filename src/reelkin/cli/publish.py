"""`reelkin publish`: a model's catalogue into the database that the site answers from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from reelkin.cli.databases import database_of, database_option
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars


@click.command("publish", short_help="Put a model into the database of the site.")
@click.argument("bundle", required=False, type=click.Path(path_type=Path))
@database_option
@json_option
@click.pass_context
def command(ctx: click.Context, bundle: Path | None, database: str | None, as_json: bool) -> None:
    """Load the catalogue of BUNDLE (the current model where not given) into the database, and make it the live model.

    Everything happens in one transaction: whoever reads meanwhile sees the old model or the new one. People's ratings
    and lists stay as they are.
    """
    from reelkin.store.migrating import migrate
    from reelkin.store.opening import open_database
    from reelkin.store.publish import publish

    settings = settings_from(ctx, database=database)
    workspace = workspace_of(settings)
    engine = open_database(database_of(settings, workspace))
    migrate(engine)
    with bars(quiet=as_json) as progress:
        done = publish(engine, bundle or workspace.current_model, progress)
    if as_json:
        print_json(asdict(done))
        return
    how = f"{done.titles:,} titles loaded" if done.loaded else f"{done.titles:,} titles, there already"
    click.echo(f"{done.model_id} is live: {how} ({done.seconds:.1f} s)")
