"""`reelkin publish`: a model's catalogue into the database that the site answers from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from reelkin.cli.databases import database_option, open_migrated
from reelkin.cli.options import json_option, print_json, settings_from, workspace_of
from reelkin.cli.showing import bars
from reelkin.errors import UsageError


@click.command("publish", short_help="Put a model into the database of the site.")
@click.argument("bundle", required=False, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "csv_file",
    metavar="FILE.csv|s3://…",
    help="Titles as `reelkin export` writes them, instead of a bundle.",
)
@database_option
@json_option
@click.pass_context
def command(
    ctx: click.Context, bundle: Path | None, csv_file: str | None, database: str | None, as_json: bool
) -> None:
    """Load the catalogue of BUNDLE (the current model where not given) into the database, and make it the live model.

    Everything happens in one transaction: whoever reads meanwhile sees the old model or the new one. People's ratings
    and lists stay as they are.
    """
    if bundle is not None and csv_file is not None:
        raise UsageError("give a bundle or --from, not both")
    engine = open_migrated(ctx, database)
    with bars(quiet=as_json) as progress:
        if csv_file is not None:
            from reelkin.pipeline.spine import publish_spine

            done = publish_spine(engine, csv_file, progress)
        else:
            from reelkin.store.publish import publish

            done = publish(engine, bundle or workspace_of(settings_from(ctx)).current_model, progress)
    if as_json:
        print_json(asdict(done))
        return
    how = f"{done.titles:,} titles loaded" if done.loaded else f"{done.titles:,} titles, there already"
    click.echo(f"{done.model_id} is live: {how} ({done.seconds:.1f} s)")
